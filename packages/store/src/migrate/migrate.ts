/**
 * Brings a database's schema forward with the SQL files of a folder, never back. Each migration is one transaction that
 * first records itself in `schema_migrations`, so that of two processes one applies it and the other waits and goes on.
 * Being stopped anywhere leaves whole migrations only; the next run continues. What keeps the past of each table is made
 * after the last of them.
 */
import { Fault } from '@touchstone/kernel';
import pg from 'pg';
import { asFault, sqlState } from '../database.ts';
import { keepPast, leavePast } from '../past/keep-past.ts';
import { readMigrations, type Migration } from './read-migrations.ts';

interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly breaking: boolean;
}

/**
 * The names that this call applied, in order. Faults before anything is changed: the folder is not well numbered, an applied
 * file has changed since, the schema is a newer one that this program cannot work with. Fault `migrations.failed` names the
 * file and line that the database refused; what was applied before it stays.
 */
export async function migrate(database: pg.Pool | pg.Client, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  if (!(database instanceof pg.Pool)) return migrateWith(database, migrations);
  const client = await database.connect();
  try {
    return await migrateWith(client, migrations);
  } finally {
    client.release();
  }
}

async function migrateWith(client: pg.ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  await createTable(client);
  const present = await appliedMigrations(client);
  requireCompatible(present, migrations);
  const applied: string[] = [];
  if (migrations.length > present.length) await leavePast(client);
  for (const migration of migrations.slice(present.length)) {
    if (await apply(client, migration)) applied.push(migration.name);
    // Another process was first, perhaps with other files.
    else requireCompatible(await appliedMigrations(client), migrations);
  }
  await keepPast(client, Math.max(migrations.length, present.length));
  return applied;
}

/**
 * For whoever takes part in a database that a server runs, and must not move it forward below that server. Faults where
 * its schema is an older one than this program's, or a newer one that it cannot work with.
 */
export async function requireMigrated(database: pg.Pool, folder: string): Promise<void> {
  const migrations = await readMigrations(folder);
  const client = await database.connect();
  try {
    const present = await appliedMigrations(client);
    requireCompatible(present, migrations);
    if (present.length >= migrations.length) return;
  } finally {
    client.release();
  }
  const sentence =
    'The server that runs here is of an older version than this command, and so is its schema; stop it, start it again, then repeat.';
  throw new Fault('database.older-schema', sentence);
}

async function createTable(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`create table if not exists schema_migrations (
      number integer primary key check (number > 0),
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now(),
      breaking boolean not null
    )`);
  } catch (error) {
    // `if not exists` looks before it acts: of two that come together one is told that the table, its type or its row in the
    // catalogue exists by now.
    if (!['42P07', '42710', '23505'].includes(sqlState(error) ?? '')) throw asFault(error);
  }
}

async function appliedMigrations(client: pg.ClientBase): Promise<readonly AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select number, name, sha256, breaking from schema_migrations order by number',
  );
  return rows;
}

function requireCompatible(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  for (const [index, { number, name, sha256, breaking }] of applied.entries()) {
    if (number !== index + 1) {
      const sentence = `The database says that ${name} was applied, but not migration ${String(index + 1)}; restore it from a backup.`;
      throw new Fault('migrations.missing', sentence);
    }
    const ours = migrations[number - 1];
    if (ours === undefined && breaking) {
      const sentence = `The database has a newer schema (${name}) that this version of Touchstone cannot work with; start the newer version.`;
      throw new Fault('database.newer-schema', sentence);
    }
    if (ours !== undefined && (ours.name !== name || ours.sha256 !== sha256)) {
      const sentence =
        `The migration ${ours.name}.sql is not the one that was applied to this database (${name}); ` +
        'applied migrations never change: bring the file back and write a new one.';
      throw new Fault('migrations.changed', sentence);
    }
  }
}

/** False where another process was first; by the time this is known, its transaction has been committed. */
async function apply(client: pg.ClientBase, { number, name, sql, sha256, breaking }: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    const { rowCount } = await client.query(
      'insert into schema_migrations (number, name, sha256, breaking) values ($1, $2, $3, $4) on conflict (number) do nothing',
      [number, name, sha256, breaking],
    );
    if (rowCount === 0) {
      await client.query('rollback');
      return false;
    }
    await client.query(sql);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const fault = asFault(error);
    if (fault instanceof Fault || !(error instanceof pg.DatabaseError)) throw fault;
    throw new Fault('migrations.failed', `The migration ${name}.sql failed${place(error, sql)}: ${error.message}.`, {
      cause: error,
    });
  }
}

/** PostgreSQL counts characters from 1, and only where the trouble is in the file's own text. */
function place({ position }: pg.DatabaseError, sql: string): string {
  if (position === undefined) return '';
  return ` at line ${String(sql.slice(0, Number(position) - 1).split('\n').length)}`;
}
