import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from './database.ts';

describe('a database for tests', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  });
  afterAll(() => Promise.all([first.drop(), second.drop()]));

  test('has the schema that the migrations make', async () => {
    const applied = await query(first, 'select name from schema_migrations order by number');
    expect(applied.map(({ name }) => name)).toContain('0001-journal');
  });

  test('shares nothing with the next one', async () => {
    await query(first, 'create table marks (name text)');
    expect(await query(first, "select to_regclass('marks') is not null as there")).toEqual([{ there: true }]);
    expect(await query(second, "select to_regclass('marks') is not null as there")).toEqual([{ there: false }]);
  });

  test('is gone after it is dropped, even while somebody uses it', async () => {
    const third = await cloneDatabase();
    const client = new pg.Client(third.connection);
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await third.drop();
    await ended;
    await expect(query(third, 'select')).rejects.toMatchObject({ code: '3D000' });
  });
});

async function query(database: TestDatabase, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement).finally(() => client.end());
  return rows;
}
