/** What `runCommand` promises whoever sends a command, on a real database: once, all or nothing, and never rewritten. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CommandName } from '@touchstone/domain';
import type { Answer } from '@touchstone/server';
import { createCommandDriver, actorOf, openTestServer, type TestServer } from '@touchstone/testkit';

let server: TestServer;
let site: Actor;
const fileSite = {
  name: 'Mill North',
  operator: 'Example Rod Mills',
  country: 'SE',
  siteType: '',
  metals: [''],
  fictional: true,
};

beforeAll(async () => {
  server = await openTestServer();
  site = await actorOf(server.installation, 'site');
  const [compiled] = await server.installation.schemes.all(server.installation.database.read);
  fileSite.siteType = compiled?.scheme.siteTypes[0]?.id ?? '';
  fileSite.metals = [compiled?.scheme.metals[0]?.id ?? ''];
});

afterAll(() => server.close());

function file(id: string, stream: string, body: object = fileSite, actor: Actor = site): Promise<Answer> {
  return server.installation.run({ id, type: 'site.file', stream, body }, actor);
}

const newSite = (): string => `site_${randomUUID()}`;

describe('a command that is sent again', () => {
  it('gets the same answer and takes effect once', async () => {
    const [id, stream] = [randomUUID(), newSite()];
    expect(await file(id, stream)).toEqual({ outcome: 'accepted', stream, version: 1 });
    expect(await file(id, stream)).toEqual({ outcome: 'duplicate', stream, version: 1 });
    const { rows } = await query('select count(*)::int as events from journal where stream = $1', [stream]);
    expect(rows).toEqual([{ events: 1 }]);
  });

  it('takes effect once when it arrives many times at the same moment', async () => {
    const [id, stream] = [randomUUID(), newSite()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => file(id, stream)));
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(7);
  });

  it('is refused the same way for ever, even when it would be accepted by now', async () => {
    const [first, second, stream] = [randomUUID(), randomUUID(), newSite()];
    await file(first, stream);
    const refused = await file(second, stream);
    expect(refused).toEqual({ outcome: 'refused', refusals: [{ code: 'site.already-filed' }] });
    expect(await file(second, stream)).toEqual(refused);
  });

  it('is not mistaken for another command with the same id, nor for that of somebody else', async () => {
    const [id, stream] = [randomUUID(), newSite()];
    await file(id, stream);
    const assessor = await actorOf(server.installation, 'assessor');
    for (const other of [file(id, newSite()), file(id, stream, fileSite, assessor)])
      expect(await other).toEqual({ outcome: 'refused', refusals: [{ code: 'command.id-reused' }] });
    const nowhere = { id: randomUUID(), stream: `cycle_${randomUUID()}`, body: {} };
    const codes = async (type: CommandName): Promise<unknown> => {
      const answer = await server.installation.run({ ...nowhere, type }, site);
      return 'refusals' in answer ? answer.refusals.map(({ code }) => code) : answer.outcome;
    };
    expect(await codes('self-assessment.submit')).toEqual(['cycle.unknown']);
    expect(await codes('assurance-plan.approve')).toEqual(['command.id-reused']);
  });
});

describe('what does not fit', () => {
  it('names each field that must be mended, and keeps nothing', async () => {
    const id = randomUUID();
    const answer = await file(id, newSite(), { ...fileSite, name: ' ', country: 'Sweden', colour: 'red' });
    const refusals: unknown = expect.arrayContaining([
      { code: 'input.missing', at: 'name' },
      { code: 'input.bad-country', at: 'country', facts: { written: 'Sweden' } },
      { code: 'input.unknown-field', at: 'colour', facts: { field: 'colour' } },
    ]);
    expect(answer).toMatchObject({ outcome: 'refused', refusals });
    const { rows } = await query('select count(*)::int as kept from outcomes where command_id = $1', [id]);
    expect(rows).toEqual([{ kept: 0 }]);
  });

  it('refuses a text that no database can keep', async () => {
    const answer = await file(randomUUID(), newSite(), { ...fileSite, name: 'Mill\u0000North' });
    expect(answer).toEqual({ outcome: 'refused', refusals: [{ code: 'input.bad-character', at: 'name' }] });
  });

  it('refuses a command that is not in the register', async () => {
    const run = server.installation.run({ id: randomUUID(), type: 'site.burn', stream: newSite(), body: {} }, site);
    expect(await run).toMatchObject({ outcome: 'refused', refusals: [{ code: 'command.unknown' }] });
  });
});

describe('the base that a person saw', () => {
  it('makes a command on something newer a conflict that says the present version', async () => {
    const driver = createCommandDriver(server.installation);
    const { cycle, criterion } = await openSelfAssessment(driver);
    const exclude = (base: number, id: string = randomUUID()): Promise<Answer> =>
      server.installation.run(
        {
          ...{ id, type: 'self-assessment.exclude', stream: cycle, base },
          body: { criterion, reason: 'Nothing of this kind is on the site.' },
        },
        site,
      );
    site = await actorOf(server.installation, 'site');
    const id = randomUUID();
    const first = await exclude(0, id);
    expect(first.outcome).toBe('accepted');
    // Sent again it is answered as before, though what it saw is older now.
    expect(await exclude(0, id)).toEqual({ ...first, outcome: 'duplicate' });
    expect(await exclude(0)).toMatchObject({ outcome: 'conflict', current: 'version' in first ? first.version : -1 });
    expect((await exclude('version' in first ? first.version : -1)).outcome).toBe('accepted');
  });
});

describe('the journal', () => {
  it('cannot be updated or deleted by the application', async () => {
    for (const statement of ['update journal set actor = actor', 'delete from journal', 'truncate outcomes']) {
      await expect(query(statement, [], 'touchstone_app')).rejects.toThrow(/permission denied/);
    }
  });

  it('cannot be updated or deleted by its owner either', async () => {
    for (const table of ['journal', 'outcomes', 'log_leaves', 'log_nodes', 'log_checkpoints']) {
      await expect(query(`delete from ${table}`)).rejects.toThrow(/never changed or removed/);
    }
    await expect(query("update journal_payloads set payload = '{}'")).rejects.toThrow(/erased with its reason/);
  });
});

describe('the four eyes', () => {
  it('are a constraint of the database too', async () => {
    const decision = `insert into award_decisions (cycle, version, proposed_by, proposed_at, marks, advised, departs, reason, stage,
        confirmed_by, confirmed_at) values ('cycle_x', 1, 'alex', now(), '{}', '{}', false, '', 'confirmed', $1, now())`;
    await expect(query(decision, ['alex'], 'touchstone_app')).rejects.toThrow(/proposer_is_not_confirmer/);
    await expect(query(decision, ['bo'], 'touchstone_app')).resolves.toMatchObject({ rowCount: 1 });
  });
});

/** As the owner, or in a role that the owner takes. */
async function query(text: string, values: readonly unknown[] = [], role?: string): Promise<pg.QueryResult> {
  const options = role === undefined ? {} : { options: `-c role=${role}` };
  const client = new pg.Client({ ...server.installation.connection, ...options });
  await client.connect();
  try {
    return await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}

async function openSelfAssessment(
  driver: ReturnType<typeof createCommandDriver>,
): Promise<{ readonly cycle: string; readonly criterion: string }> {
  const { installation } = server;
  const { database, schemes } = installation;
  const filed = await driver.act({ who: 'site', type: 'site.file', body: fileSite });
  const compiled = (await schemes.all(database.read)).find(({ scheme }) => scheme.inForce.from <= '2023-01-10');
  const scheme = compiled?.scheme;
  const signed = await driver.act({
    ...{ who: 'site', type: 'commitment.sign' },
    body: {
      ...{ site: filed.done ? filed.stream : '', scheme: scheme?.id, signedOn: '2023-01-09' },
      signatory: { name: 'Somebody', position: 'Director' },
      contact: { name: 'Somebody', email: 'somebody@mill.example' },
      promises: scheme?.letter.promises.map(({ id }) => id),
    },
  });
  const cycle = signed.done ? signed.stream : '';
  await driver.act({ who: 'secretariat', type: 'commitment.accept', stream: cycle, body: { contactConfirmed: true } });
  const criterion = scheme?.criteria.find(({ notApplicable }) => notApplicable === 'allowed')?.id ?? '';
  return { cycle, criterion };
}
