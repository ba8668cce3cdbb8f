/**
 * The PostgreSQL that runs on a data directory, whoever started it: found by the file it keeps in its directory, believed
 * only when its socket answers.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { SocketConnection } from './connection.ts';
import { superuser } from './create-cluster.ts';
import { clusterFolder } from './data-directory.ts';
import { commandLine, isRunning } from './processes.ts';

/** The database of the product, beside PostgreSQL's own. */
export const productDatabase = 'touchstone';

export interface RunningPostgres {
  readonly pid: number;
  /** to PostgreSQL's own database `postgres`, which is always there */
  readonly connection: SocketConnection;
}

/** What `postmaster.pid` claims; undefined where there is none or it is not written to the end yet. */
export async function claimedPostgres(dataDir: string): Promise<RunningPostgres | undefined> {
  const text = await readFile(path.join(dataDir, clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines: process, data directory, start time, port, socket directory (PostgreSQL's miscadmin.h).
  const [pid, , , port, host] = text.split('\n');
  if (pid === undefined || port === undefined || host === undefined || host === '') return undefined;
  return {
    pid: Number(pid),
    connection: { host, port: Number(port), user: superuser, database: 'postgres', ssl: false },
  };
}

/** To the product's database, where it answers now. */
export async function productConnection(dataDir: string): Promise<SocketConnection | undefined> {
  const claimed = await claimedPostgres(dataDir);
  if (claimed === undefined) return undefined;
  const connection = { ...claimed.connection, database: productDatabase };
  return (await probe(connection)) === 'ready' ? connection : undefined;
}

/**
 * `refuses`: it lets nobody in, or not into this database, and asking again will not help. `busy`: not yet, no longer, or not
 * one more. `silent`: nobody listens.
 */
export async function probe(connection: SocketConnection): Promise<'ready' | 'refuses' | 'busy' | 'silent'> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'ready';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return 'silent';
    // SQLSTATE class 57: shutting down or starting up; 53: out of connections.
    return /^(57|53)/.test(error.code ?? '') ? 'busy' : 'refuses';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether this process is a PostgreSQL on this directory, and not one that got its number later. */
export function servesDirectory(pid: number, dataDir: string): boolean {
  return isRunning(pid) && commandLine(pid)?.includes(`-D ${path.join(dataDir, clusterFolder)} `) === true;
}
