/** Who did what in a cycle, from before it was kept of every act that a scheme may want done by different people. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRowsBefore, type RowsBefore } from './rows-before.test-support.ts';

let rowsBefore: RowsBefore;
beforeAll(async () => {
  rowsBefore = await openRowsBefore();
});
afterAll(() => rowsBefore.close());

test('who planned, confirmed conformance or heard an appeal is kept with the others of a cycle, in their order', async () => {
  const migration = '0044-acts-of-different-people.sql';
  await rowsBefore.before(migration);
  const acts = { 'award.confirm': ['bo'] };
  const events = [
    ...[
      ['assurance-plan.submitted', 'ada'],
      ['assurance-plan.submitted', 'abe'],
      ['assurance-plan.submitted', 'ada'],
    ],
    ...[
      ['appeal.voted', 'cleo'],
      ['appeal.voted', 'bo'],
      ['appeal.decided', 'bo'],
      ['conformance.confirmed', 'sue'],
    ],
  ];
  const write = async (client: pg.PoolClient): Promise<void> => {
    for (const [id, state] of Object.entries({
      cycle_a: { acts },
      cycle_b: { acts: {} },
      cycle_c: { stage: 'imported' },
    }))
      await client.query(
        `insert into streams (id, kind, version, state, head) values ($1, 'cycle', 9, $2, sha256(''))`,
        [...[id, JSON.stringify(state)]],
      );
    for (const [index, [type, actor]] of events.entries())
      await client.query(
        `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
         values ('cycle_a', $1, $2, 1, now(), $3, gen_random_uuid(), sha256(''), sha256($4::bytea))`,
        [index + 1, type, actor, String(index)],
      );
  };
  const read = (client: pg.PoolClient) => client.query<{ state: unknown }>('select state from streams order by id');
  const { rows } = await rowsBefore.trying(migration, write, read);
  const added = {
    ...{ 'assessment.plan': ['ada', 'abe'], 'appeal.decide': ['cleo', 'bo'], 'conformance.confirm': ['sue'] },
  };
  expect(rows.map(({ state }) => state)).toEqual([
    { acts: { ...acts, ...added } },
    { acts: {} },
    { stage: 'imported' },
  ]);
});
