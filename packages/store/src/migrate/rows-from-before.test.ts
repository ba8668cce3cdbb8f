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
