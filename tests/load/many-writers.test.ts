/**
 * Eight clients that write at once over real HTTP, to a real server on a database that writes through to the disk: all that
 * was acknowledged is there, once, in an order that everything agrees on.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defined } from '@touchstone/kernel';
import { joinOrOpenPostgres, openDatabase, type Database } from '@touchstone/store';
import {
  freePort,
  prepareSelfAssessments,
  runTouchstone,
  signInToApi,
  startServer,
  type ApiAnswer,
  type ApiClient,
  type OpenSelfAssessment,
  type Prepared,
  type SentAnswer,
  type ServerProcess,
} from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clients = 8;
const answersEach = 200;
/** one command in so many is sent a second time */
const repeatEvery = 10;

interface Sent {
  readonly command: SentAnswer;
  readonly answer: ApiAnswer;
}

describe('eight clients with two hundred answers each', () => {
  let folder: string;
  let prepared: Prepared;
  let server: ServerProcess;
  let database: Database;
  const cleanUps: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'touchstone-load-'));
    cleanUps.unshift(() => rm(folder, { recursive: true, force: true }));
    // The first site is for all clients at once, the others for one each.
    prepared = await prepareSelfAssessments(folder, 1 + clients);
    server = await startServer(folder, await freePort());
    cleanUps.unshift(server.stop);
    const { connection } = await joinOrOpenPostgres({ dataDir: folder });
    database = openDatabase({ connection: { ...connection } });
    cleanUps.unshift(database.close);
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  });

  test('are all in the journal when they write to one site, and the last word on each criterion stands', async () => {
    const place = defined(prepared.places[0], 'a site');
    const sent = await Promise.all(eachClient(async (client) => write(await signIn(), place, client)));
    await expectKept(sent.flat(), [place]);
  });

  test('are all in the journal when each writes to a site of its own', async () => {
    const sent = await Promise.all(eachClient(async (client) => write(await signIn(), ownSite(client), client)));
    await expectKept(sent.flat(), eachClient(ownSite));
  });

  test('leave nothing behind that a doctor would find', async () => {
    expect(await runTouchstone(['doctor', '--data', folder])).toMatchObject({ code: 0 });
  });

  function signIn(): Promise<ApiClient> {
    return signInToApi(server.address, 'site');
  }

  function ownSite(client: number): OpenSelfAssessment {
    return defined(prepared.places[1 + client], 'a site');
  }

  /** Turns to a criterion of its own and to one that all others write to as well. */
  async function write(api: ApiClient, place: OpenSelfAssessment, client: number): Promise<Sent[]> {
    const { answerTo, criteria } = prepared;
    const sent: Sent[] = [];
    for (let count = 0; count < answersEach; count += 1) {
      const criterion = defined(criteria[count % 2 === 0 ? client : clients + (count % 4)], 'a criterion');
      const command = answerTo(place, criterion, `Client ${String(client)}, answer ${String(count)}.`);
      const keep = (answer: ApiAnswer): void => {
        sent.push({ command, answer });
      };
      if (count % repeatEvery !== 0) {
        keep(await api.send(command));
        continue;
      }
      // Half of the repetitions overtake the first answer, as when a person presses the button twice.
      const [first, second] =
        count % (2 * repeatEvery) === 0
          ? await Promise.all([api.send(command), api.send(command)])
          : [await api.send(command), await api.send(command)];
      expect([first.outcome, second.outcome].toSorted()).toEqual(['accepted', 'duplicate']);
      expect(versionOf(first)).toBe(versionOf(second));
      keep(first);
    }
    return sent;
  }

  async function expectKept(sent: readonly Sent[], places: readonly OpenSelfAssessment[]): Promise<void> {
    const acknowledged = sent.filter(({ answer }) => answer.outcome === 'accepted' || answer.outcome === 'duplicate');
    expect(acknowledged).toHaveLength(clients * answersEach);
    const outcomes = await database.read
      .selectFrom('outcomes')
      .select(['command_id', 'version'])
      .where(
        'stream',
        'in',
        places.map(({ cycle }) => cycle),
      )
      .where('type', '=', 'self-assessment.rate')
      .execute();
    const journal = await database.read
      .selectFrom('journal')
      .select(['command_id', 'version'])
      .where(
        'stream',
        'in',
        places.map(({ cycle }) => cycle),
      )
      .where('type', '=', 'self-assessment.rated')
      .execute();
    const acknowledgedVersions = acknowledged.map(({ answer, command }) => `${command.id} ${versionOf(answer)}`);
    for (const kept of [outcomes, journal]) {
      const keptVersions = kept.map((row) => `${row.command_id} ${String(row.version)}`);
      expect(keptVersions.toSorted()).toEqual(acknowledgedVersions.toSorted());
    }
    for (const { cycle } of places)
      await expectLastWord(
        sent.filter(({ command }) => command.stream === cycle),
        cycle,
      );
  }

  async function expectLastWord(sent: readonly Sent[], cycle: string): Promise<void> {
    const { version } = await database.read
      .selectFrom('streams')
      .select('version')
      .where('id', '=', cycle)
      .executeTakeFirstOrThrow();
    const entries = await database.read
      .selectFrom('journal')
      .select('version')
      .where('stream', '=', cycle)
      .orderBy('version')
      .execute();
    expect(entries.map((entry) => entry.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    const inOrder = sent.toSorted((a, b) => Number(versionOf(a.answer)) - Number(versionOf(b.answer)));
    const lastWords = new Map(inOrder.map(({ command }) => [command.body.criterion, command.body.rationale]));
    const table = await database.read
      .selectFrom('answers')
      .select(['criterion', 'rationale'])
      .where('cycle', '=', cycle)
      .execute();
    expect(new Map(table.map((row) => [row.criterion, row.rationale]))).toEqual(lastWords);
  }
});

function eachClient<T>(make: (client: number) => T): T[] {
  return Array.from({ length: clients }, (_, client) => make(client));
}

function versionOf(answer: ApiAnswer): string {
  return 'version' in answer ? String(answer.version) : answer.outcome;
}
