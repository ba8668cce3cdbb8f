/** Drives a scenario through `runCommand` itself: the fastest door, for all that a test does not look at. */
import { Readable } from 'node:stream';
import { defined, limits } from '@touchstone/kernel';
import { commandType, type Actor } from '@touchstone/domain';
import { demoAccounts, type DemoAccount, type Installation } from '@touchstone/server';
import { readActor } from '@touchstone/store';
import { createTranslator, refusalSentence } from '@touchstone/ui';
import { v7 as uuid } from 'uuid';
import type { Act } from './act.ts';
import type { Driver, Reply } from './scenario.ts';

export function createCommandDriver(installation: Installation): Driver {
  const t = createTranslator('en');
  const act = async (given: Act): Promise<Reply> => {
    const { body, onSeen, type, who } = given;
    const stream = given.stream ?? `${commandType(type).stream}_${uuid()}`;
    const seen = onSeen === true ? { seen: await versionOf(installation, stream) } : {};
    const answer = await installation.run(
      { id: uuid(), type, stream, body: { ...body, ...seen } },
      await actorOf(installation, who),
    );
    if ('refusals' in answer) {
      return { done: false, sentences: answer.refusals.map((refusal) => refusalSentence(t, refusal)) };
    }
    return { done: true, stream: answer.stream };
  };
  return {
    language: 'en',
    act,
    addEvidence: async (who, { content, fileName, site, title }) => {
      const file = await installation.evidenceFiles.hold(Readable.from([Buffer.from(content)]), limits.evidenceBytes);
      const body = { site, title, fileName, mediaType: 'text/plain', ...defined(file, 'a held file') };
      return act({ who, type: 'evidence.add', body });
    },
  };
}

export async function actorOf({ database }: Installation, who: DemoAccount['id']): Promise<Actor> {
  const { email } = defined(
    demoAccounts.find(({ id }) => id === who),
    `the account ${who}`,
  );
  const account = await database.read
    .selectFrom('accounts.user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return readActor(database.read, account.id);
}

async function versionOf({ database }: Installation, stream: string): Promise<number> {
  const row = await database.read.selectFrom('streams').select('version').where('id', '=', stream).executeTakeFirst();
  return row?.version ?? 0;
}
