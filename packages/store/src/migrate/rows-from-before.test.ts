/** Each migration that changes rows, with rows as the versions before it wrote them. */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgres, type Postgres } from '../postgres/open-postgres.ts';
import { migrate } from './migrate.ts';

const all = path.join(import.meta.dirname, '../../migrations');
let root: string;
let postgres: Postgres;
let pool: pg.Pool;

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'touchstone-rows-before-'));
  postgres = await openPostgres({ dataDir: path.join(root, 'data'), settings: { fsync: 'off' } });
  pool = new pg.Pool(postgres.connection);
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
  await rm(root, { recursive: true, force: true });
});

/** Brings the database to the version before the migration of this name, and answers how to go on. */
async function before(name: string): Promise<() => Promise<unknown>> {
  await pool.query('drop schema public cascade; create schema public; drop schema if exists accounts cascade');
  const folder = await mkdtemp(path.join(root, 'before-'));
  for (const file of await readdir(all)) {
    if (file < name) await cp(path.join(all, file), path.join(folder, file));
  }
  await migrate(pool, folder);
  return () => migrate(pool, all);
}

test('whoever was responsible for a site stays so, in the table and in the folded state', async () => {
  const goOn = await before('0005-site-people.sql');
  for (const [id, responsible] of [
    ['site_a', 'sam'],
    ['site_b', null],
  ]) {
    await pool.query(
      `insert into sites (id, name, operator, country, site_type, metals, fictional, responsible, filed_at)
       values ($1, 'Mill', 'Mills', 'SE', 'rod-mill', '{copper}', true, $2, now())`,
      [id, responsible],
    );
    await pool.query(`insert into streams (id, kind, version, state, head) values ($1, 'site', 1, $2, sha256(''))`, [
      id,
      JSON.stringify({ stage: 'filed', site: id, responsible }),
    ]);
  }
  await goOn();
  expect((await pool.query('select site, account from site_people')).rows).toEqual([
    { site: 'site_a', account: 'sam' },
  ]);
  const { rows } = await pool.query("select state -> 'responsible' as responsible from streams order by id");
  expect(rows).toEqual([{ responsible: ['sam'] }, { responsible: [] }]);
});

test('the one action that a plan named is its first, in the table and in the folded state', async () => {
  const goOn = await before('0011-finding-actions.sql');
  const findings = {
    one: { criterion: 'a', level: 'x', stage: 'reported' },
    two: { criterion: 'b', level: 'x', stage: 'raised' },
  };
  await pool.query(
    `insert into streams (id, kind, version, state, head) values ('cycle_a', 'cycle', 2, $1, sha256(''))`,
    [JSON.stringify({ stage: 'running', findings })],
  );
  await pool.query(
    `insert into findings (cycle, finding, criterion, raised_level, level, stage, cause, action, owner, due_on, evidence)
     values ('cycle_a', 'one', 'a', 'x', 'x', 'reported', 'Old', 'Mend', 'Cleo', '2026-05-01', '{}'),
            ('cycle_a', 'two', 'b', 'x', 'x', 'raised', null, null, null, null, '{}')`,
  );
  for (const [version, type] of [
    [1, 'improvement.planned'],
    [2, 'improvement.reported'],
  ]) {
    await pool.query(
      `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
       values ('cycle_a', $1, $2, 1, now(), 'sam', gen_random_uuid(), sha256(''), sha256($3::bytea))`,
      [version, type, String(version)],
    );
    await pool.query(
      `insert into journal_payloads (stream, version, salt, payload) values ('cycle_a', $1, sha256(''), $2)`,
      [version, JSON.stringify({ finding: 'one' })],
    );
  }
  await goOn();
  expect(
    (await pool.query('select finding, action, what, owner, due_on::text, stage from finding_actions')).rows,
  ).toEqual([{ finding: 'one', action: '1', what: 'Mend', owner: 'Cleo', due_on: '2026-05-01', stage: 'done' }]);
  const { rows } = await pool.query(`select state -> 'findings' as findings from streams`);
  const actions = { '1': { stage: 'done', dueOn: '2026-05-01' } };
  expect(rows).toEqual([{ findings: { ...findings, one: { ...findings.one, version: 2, actions } } }]);
});

test('every plan that was handed in is a version with its answer', async () => {
  const goOn = await before('0018-plan-versions.sql');
  await pool.query(
    `insert into streams (id, kind, version, state, head) values ('cycle_a', 'cycle', 5, '{}', sha256(''))`,
  );
  const events = [
    ['assurance-plan.submitted', { extent: 'All.' }],
    ['assurance-plan.returned', { reason: 'Too short.' }],
    ['assurance-plan.submitted', { extent: 'All of it.' }],
    ['assurance-plan.approved', { approvedOn: '2026-05-01' }],
    ['assurance-plan.submitted', { extent: 'Less.' }],
  ] as const;
  for (const [index, [type, payload]] of events.entries()) {
    await pool.query(
      `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
       values ('cycle_a', $1, $2, 1, now(), 'ada', gen_random_uuid(), sha256(''), sha256($3::bytea))`,
      [index + 1, type, String(index)],
    );
    await pool.query(
      `insert into journal_payloads (stream, version, salt, payload) values ('cycle_a', $1, sha256(''), $2)`,
      [index + 1, JSON.stringify(payload)],
    );
  }
  await goOn();
  const { rows } = await pool.query(
    'select version, plan, stage, return_reason, submitted_by from assurance_plan_versions order by version',
  );
  expect(rows).toEqual([
    { version: 1, plan: { extent: 'All.' }, stage: 'returned', return_reason: 'Too short.', submitted_by: 'ada' },
    { version: 3, plan: { extent: 'All of it.' }, stage: 'approved', return_reason: null, submitted_by: 'ada' },
    { version: 5, plan: { extent: 'Less.' }, stage: 'submitted', return_reason: null, submitted_by: 'ada' },
  ]);
});

test('rows have no past until the journal is replayed, which is asked for once where there is one', async () => {
  const goOn = await before('0019-past.sql');
  await pool.query(
    `insert into sites (id, name, operator, country, site_type, metals, fictional, filed_at)
     values ('site_a', 'Mill', 'Mills', 'SE', 'rod-mill', '{copper}', true, now());
     insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
     values ('site_a', 1, 'site.filed', 1, now(), 'sam', gen_random_uuid(), sha256(''), sha256(''))`,
  );
  await goOn();
  const asked = `set touchstone.moment = 'infinity'; select name from past.sites`;
  const past = async (): Promise<unknown> =>
    ((await pool.query<{ name: string }>(asked)) as unknown as readonly pg.QueryResult[]).at(-1)?.rows;
  expect(await past()).toEqual([]);
  expect((await pool.query(`select value from settings where key = 'past-to-fill'`)).rows).toEqual([{ value: true }]);
  await pool.query(`update sites set name = 'Mill on the Weir'`);
  expect(await past()).toEqual([{ name: 'Mill on the Weir' }]);
  await pool.query(`update sites set name = 'Mill'`);
  const { rows } = await pool.query(
    'select name, stood_until = (select stands_since from sites) as touch from former_sites',
  );
  expect(rows).toEqual([{ name: 'Mill on the Weir', touch: true }]);
});
