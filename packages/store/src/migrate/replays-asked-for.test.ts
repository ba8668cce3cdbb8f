/** Migrations that leave to a replay of the journal what only deciders can tell: asked for where there is something to find. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRowsBefore, type RowsBefore } from './rows-before.test-support.ts';

let rowsBefore: RowsBefore;

beforeAll(async () => {
  rowsBefore = await openRowsBefore();
});
afterAll(() => rowsBefore.close());

async function isReplayAsked(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query(`select value from settings where key = 'past-to-fill'`);
  return rows.length === 1;
}

function happens(type: string): (client: pg.PoolClient) => Promise<unknown> {
  return (client) =>
    client.query(
      `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
       values ('cycle_a', 7, $1, 1, now(), 'bo', gen_random_uuid(), sha256(''), sha256(''))`,
      [type],
    );
}

test.each([
  ['what waits for the staff', '0022-staff-queue.sql', ['commitment.signed']],
  ['what a panel voted on an appeal', '0031-appeal-votes.sql', ['appeal.voted']],
  ['when the clocks of an appeal run', '0032-clocks-of-appeals.sql', ['award.confirmed', 'award.refused']],
  ['which clocks run again', '0034-clocks-that-run-again.sql', ['clock.reached', 'commitment.withdrawn']],
  ['who left an operator', '0036-ended-employments.sql', ['site.dismissed', 'site.revised', 'organisation.dismissed']],
])('%s is found by a replay, which is asked for where it may have happened', async (_what, migration, types) => {
  await rowsBefore.before(migration);
  expect(await rowsBefore.trying(migration, () => Promise.resolve(), isReplayAsked)).toBe(false);
  for (const type of types) expect(await rowsBefore.trying(migration, happens(type), isReplayAsked), type).toBe(true);
});

test('what waits for the staff is found from nothing where it may not have waited before, and else stays', async () => {
  const migration = '0035-what-waits-after-an-award.sql';
  await rowsBefore.before(migration);
  const missed = ['clock.reached', 'history.imported', 'award.confirmed', 'award.suspended'];
  for (const type of ['commitment.accepted', ...missed]) {
    const write = async (client: pg.PoolClient): Promise<void> => {
      await client.query(
        `insert into staff_queue (cycle, act, duty, since) values ('cycle_a', 'assessment.accept', 'secretariat', now());
         insert into former_staff_queue select *, now() from staff_queue`,
      );
      await happens(type)(client);
    };
    const look = async (client: pg.PoolClient): Promise<readonly [number, boolean]> => {
      const { rows } = await client.query('select from staff_queue union all select from former_staff_queue');
      return [rows.length, await isReplayAsked(client)];
    };
    expect(await rowsBefore.trying(migration, write, look), type).toEqual(
      missed.includes(type) ? [0, true] : [2, false],
    );
  }
});
