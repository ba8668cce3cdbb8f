import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgres, type Postgres } from '../postgres/open-postgres.ts';
import { migrate, requireMigrated } from './migrate.ts';
import { readMigrations } from './read-migrations.ts';

describe('migrations', () => {
  let root: string;
  let postgres: Postgres;
  let pool: pg.Pool;
  let count = 0;

  beforeAll(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'touchstone-migrate-'));
    postgres = await openPostgres({ dataDir: path.join(root, 'data'), settings: { fsync: 'off' } });
    pool = new pg.Pool(postgres.connection);
  });
  beforeEach(() => pool.query('drop schema public cascade; create schema public'));
  afterAll(async () => {
    await pool.end();
    await postgres.stop();
    await rm(root, { recursive: true, force: true });
  });

  async function folder(files: Readonly<Record<string, string>>): Promise<string> {
    count += 1;
    const made = await mkdtemp(path.join(root, `folder-${String(count)}-`));
    for (const [name, sql] of Object.entries(files)) await writeFile(path.join(made, name), sql);
    return made;
  }
  const fruit = { '0001-apples.sql': 'create table apples (id integer);\n' };
  const more = {
    ...fruit,
    '0002-pears.sql': '-- two statements\ncreate table pears (id integer);\ninsert into pears values (7);\n',
  };

  test('are applied in order, once, and recorded with their hash', async () => {
    expect(await migrate(pool, await folder(more))).toEqual(['0001-apples', '0002-pears']);
    expect(await migrate(pool, await folder(more))).toEqual([]);
    expect((await pool.query('select id from pears')).rows).toEqual([{ id: 7 }]);
    const { rows } = await pool.query('select number, name, sha256, breaking from schema_migrations order by number');
    const files = await readMigrations(await folder(more));
    expect(rows).toEqual(files.map(({ number, name, sha256, breaking }) => ({ number, name, sha256, breaking })));
  });

  test('continue where the database stands, through one connection as through a pool', async () => {
    await migrate(pool, await folder(fruit));
    const client = new pg.Client(postgres.connection);
    await client.connect();
    expect(await migrate(client, await folder(more))).toEqual(['0002-pears']);
    await client.end();
  });

  test('are not made below a running server: whoever joins is told to start it again', async () => {
    await migrate(pool, await folder(fruit));
    await expect(requireMigrated(pool, await folder(more))).rejects.toMatchObject({ code: 'database.older-schema' });
    expect((await pool.query("select to_regclass('pears') as pears")).rows).toEqual([{ pears: null }]);
    await migrate(pool, await folder(more));
    await requireMigrated(pool, await folder(more));
  });

  test('that fail leave nothing of themselves, keep what went before and name file and line', async () => {
    const broken = await folder({
      ...fruit,
      '0002-plums.sql': 'create table plums (id integer);\n\ncreate tabel cherries ();\n',
    });
    await expect(migrate(pool, broken)).rejects.toMatchObject({
      code: 'migrations.failed',
      message: 'The migration 0002-plums.sql failed at line 3: syntax error at or near "tabel".',
    });
    const { rows } = await pool.query("select to_regclass('apples') as apples, to_regclass('plums') as plums");
    expect(rows).toEqual([{ apples: 'apples', plums: null }]);
    expect(await migrate(pool, await folder(more))).toEqual(['0002-pears']);
  });

  test('run once when several processes start at the same moment', async () => {
    const slow = await folder({
      '0001-apples.sql': 'select pg_sleep(0.2);\ncreate table apples (id integer);\n',
      '0002-pears.sql': 'create table pears (id integer);\n',
    });
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, slow)));
    expect(applied.flat().sort()).toEqual(['0001-apples', '0002-pears']);
    // Without the pause they meet at other points, the first of which is the table that records them.
    const fast = await folder(more);
    for (let round = 1; round <= 10; round += 1) {
      await pool.query('drop schema public cascade; create schema public');
      const names = await Promise.all([1, 2, 3, 4, 5, 6].map(() => migrate(pool, fast)));
      expect(names.flat().sort()).toEqual(['0001-apples', '0002-pears']);
    }
  });

  test('go on with the next process when the first one fails inside', async () => {
    const failing = { '0001-apples.sql': 'create table apples (id integer);\nselect pg_sleep(0.2), 1 / 0;\n' };
    const first = expect(migrate(pool, await folder(failing))).rejects.toMatchObject({
      code: 'migrations.failed',
      message: expect.stringContaining('division by zero') as unknown,
    });
    await pool.query('select pg_sleep(0.1)');
    const second = migrate(pool, await folder(fruit));
    await first;
    expect(await second).toEqual(['0001-apples']);
  });

  test('that changed after they were applied are refused, and nothing runs', async () => {
    await migrate(pool, await folder(fruit));
    const changed = await folder({ ...more, '0001-apples.sql': 'create table apples (id bigint);\n' });
    await expect(migrate(pool, changed)).rejects.toMatchObject({ code: 'migrations.changed' });
    const renamed = await folder({ '0001-oranges.sql': fruit['0001-apples.sql'] });
    await expect(migrate(pool, renamed)).rejects.toMatchObject({ code: 'migrations.changed' });
    expect((await pool.query("select to_regclass('pears') as pears")).rows).toEqual([{ pears: null }]);
  });

  test('of a newer version are tolerated, unless one says that it breaks older programs', async () => {
    await migrate(pool, await folder(more));
    expect(await migrate(pool, await folder(fruit))).toEqual([]);
    await migrate(pool, await folder({ ...more, '0003-stones.sql': '-- Stones.\n--! breaking\ndrop table apples;\n' }));
    await expect(migrate(pool, await folder(fruit))).rejects.toMatchObject({
      code: 'database.newer-schema',
      message: expect.stringContaining('0003-stones') as unknown,
    });
    await expect(migrate(pool, await folder(more))).rejects.toMatchObject({ code: 'database.newer-schema' });
  });

  test('say in their header alone whether they break', async () => {
    const [below] = await readMigrations(await folder({ '0001-apples.sql': 'select 1;\n--! breaking\n' }));
    expect(below?.breaking).toBe(false);
  });

  test('with a gap, a number twice, a strange name or their own transactions are refused', async () => {
    for (const [files, code] of [
      [{ ...fruit, '0003-pears.sql': '' }, 'migrations.misnumbered'],
      [{ ...fruit, '0001-pears.sql': '' }, 'migrations.misnumbered'],
      [{ '0002-pears.sql': '' }, 'migrations.misnumbered'],
      [{ ...fruit, 'pears.sql': '' }, 'migrations.misnumbered'],
      [{ ...fruit, '0002-pears.sql': 'begin;\nselect 1;\ncommit;\n' }, 'migrations.transaction'],
    ] as const) {
      await expect(migrate(pool, await folder(files))).rejects.toMatchObject({ code });
    }
    expect((await pool.query("select to_regclass('schema_migrations') as made")).rows).toEqual([{ made: null }]);
  });

  test('of which the database lacks one in the middle are refused', async () => {
    await migrate(pool, await folder(more));
    await pool.query('delete from schema_migrations where number = 1');
    await expect(migrate(pool, await folder(more))).rejects.toMatchObject({ code: 'migrations.missing' });
  });
});
