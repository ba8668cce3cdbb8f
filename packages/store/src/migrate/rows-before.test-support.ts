/** A database brought to where it was before a migration, with rows as the versions before it wrote them. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openPostgres } from '../postgres/open-postgres.ts';
import { migrate } from './migrate.ts';

const all = path.join(import.meta.dirname, '../../migrations');

export interface RowsBefore {
  readonly pool: pg.Pool;
  /** Brings the database to the version before the migration of this name, and answers how to go on. */
  readonly before: (name: string) => Promise<() => Promise<unknown>>;
  /** Inserts a row with these members; what is a value of JSON is given as its text. */
  readonly insert: (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;
  /**
   * On a database that was brought before this migration: writes rows, runs this migration alone and looks; then all of it is taken
   * back, so that the next rows can be tried.
   */
  readonly trying: <Seen>(
    name: string,
    write: (client: pg.PoolClient) => Promise<unknown>,
    look: (client: pg.PoolClient) => Promise<Seen>,
  ) => Promise<Seen>;
  readonly close: () => Promise<void>;
}

export async function openRowsBefore(): Promise<RowsBefore> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'touchstone-rows-before-'));
  const postgres = await openPostgres({ dataDir: path.join(root, 'data'), settings: { fsync: 'off' } });
  const pool = new pg.Pool(postgres.connection);
  return {
    pool,
    before: async (name) => {
      await pool.query('drop schema public cascade; create schema public; drop schema if exists accounts cascade');
      const folder = await mkdtemp(path.join(root, 'before-'));
      for (const file of await readdir(all)) {
        if (file < name) await cp(path.join(all, file), path.join(folder, file));
      }
      await migrate(pool, folder);
      return () => migrate(pool, all);
    },
    insert: async (table, row) => {
      const places = Object.keys(row).map((_name, index) => `$${String(index + 1)}`);
      await pool.query(
        `insert into ${table} (${Object.keys(row).join()}) values (${places.join()})`,
        Object.values(row),
      );
    },
    trying: async (name, write, look) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await write(client);
        await client.query(await readFile(path.join(all, name), 'utf8'));
        return await look(client);
      } finally {
        await client.query('rollback');
        client.release();
      }
    },
    close: async () => {
      await pool.end();
      await postgres.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
