/**
 * The embedded PostgreSQL: one data directory in, one connection out. Whoever holds the directory's lock owns the database:
 * the owner starts it, starts it again when it dies, and stops it. Everybody else may join while it runs and leaves it alone.
 * If the owner is killed the database runs on, and the next owner takes it over as it is.
 */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@touchstone/kernel';
import pg from 'pg';
import { postgresBinaries, type PostgresBinaries } from './binaries.ts';
import type { SocketConnection } from './connection.ts';
import { ensureCluster } from './create-cluster.ts';
import { asDirectoryFault, diskFull, prepareDataDirectory } from './data-directory.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { isRunning } from './processes.ts';
import { productConnection, productDatabase, type RunningPostgres } from './running-postgres.ts';
import { damaged } from './start-failure.ts';
import { startOrJoin, stopPostgres } from './start-postgres.ts';

export interface PostgresOptions {
  readonly dataDir: string;
  /** told in one line what an operator should know: that the database died and comes back */
  readonly log?: (line: string) => void;
  /** called once, when the database died and could not be brought back; end the program with this sentence */
  readonly onLost?: (fault: Fault) => void;
  /** PostgreSQL settings of this start, above all others */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Postgres {
  readonly connection: SocketConnection;
  readonly started: 'new' | 'opened' | 'joined';
  /** Close your connections first. The owner stops the database and gives the directory free; for others nothing happens. */
  readonly stop: () => Promise<void>;
}

/** How often we look whether the database lives, and how often we try to bring it back, the pause doubling each time. */
const watchMilliseconds = 200;
const revivals = 5;
/** How long a joiner waits for an owner whose database does not answer yet, or again. */
const joinMilliseconds = 20_000;

/** As the owner. Fault `data-directory.in-use` where there is one; the others say what is wrong with directory or machine. */
export async function openPostgres(options: PostgresOptions): Promise<Postgres> {
  const { settings = {} } = options;
  const binaries = postgresBinaries();
  const dataDir = await prepareDataDirectory(path.resolve(options.dataDir));
  let lock: Awaited<ReturnType<typeof lockDataDirectory>> | undefined;
  let running: RunningPostgres | undefined;
  try {
    lock = await lockDataDirectory(dataDir);
    const isNew = await ensureCluster(binaries, dataDir, settings);
    const started = await startOrJoin(binaries, dataDir, settings);
    running = started;
    await ensureProductDatabase(started.connection, dataDir);
    const release = lock.release;
    const stopWatching = watch(started, binaries, dataDir, options);
    let stopped: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      await stopPostgres(await stopWatching(), dataDir);
      await release();
    };
    return {
      connection: { ...started.connection, database: productDatabase },
      started: isNew ? 'new' : started.joined ? 'joined' : 'opened',
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    if (running !== undefined) await stopPostgres(running, dataDir);
    await lock?.release();
    throw asDirectoryFault(error, dataDir);
  }
}

/** For a command beside a server that may or may not run: joins its database, or opens the directory for as long as it takes. */
export async function joinOrOpenPostgres(options: PostgresOptions): Promise<Postgres> {
  const deadline = Date.now() + joinMilliseconds;
  for (;;) {
    const connection = await productConnection(path.resolve(options.dataDir));
    if (connection !== undefined) return { connection, started: 'joined', stop: () => Promise.resolve() };
    try {
      return await openPostgres(options);
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'data-directory.in-use') || Date.now() > deadline) throw error;
    }
    await pause(100);
  }
}

/** Not done together with making the cluster, so that being stopped in between only means that the next start does it. */
async function ensureProductDatabase(connection: SocketConnection, dataDir: string): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [productDatabase]);
    if (rowCount === 0) await client.query(`create database ${productDatabase}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '53100') throw diskFull(dataDir, error);
    throw damaged(dataDir, error instanceof Error ? error.message : String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Brings the database back when it dies. The function it gives ends that and says which PostgreSQL there is at last. */
function watch(
  first: RunningPostgres,
  binaries: PostgresBinaries,
  dataDir: string,
  options: PostgresOptions,
): () => Promise<RunningPostgres> {
  const { log = () => undefined, onLost = () => undefined, settings = {} } = options;
  const end = new AbortController();
  let running = first;
  let reviving: Promise<void> | undefined;
  const revive = async (): Promise<void> => {
    for (let attempt = 1; !end.signal.aborted; attempt += 1) {
      log(
        `PostgreSQL (process ${String(running.pid)}) ended by itself; starting it, try ${String(attempt)} of ${String(revivals)}.`,
      );
      try {
        running = await startOrJoin(binaries, dataDir, settings);
        log(`PostgreSQL runs again (process ${String(running.pid)}).`);
        return;
      } catch (error) {
        if (attempt === revivals) {
          clearInterval(timer);
          onLost(asLost(error, dataDir));
          return;
        }
      }
      await pause(watchMilliseconds * 2 ** attempt, undefined, { signal: end.signal }).catch(() => undefined);
    }
  };
  const timer = setInterval(() => {
    if (reviving !== undefined || isRunning(running.pid)) return;
    reviving = revive().finally(() => (reviving = undefined));
  }, watchMilliseconds);
  // The watch alone is no reason for the program to go on.
  timer.unref();
  return async () => {
    end.abort();
    clearInterval(timer);
    await reviving;
    return running;
  };
}

function asLost(error: unknown, dataDir: string): Fault {
  const fault = asDirectoryFault(error, dataDir);
  if (fault instanceof Fault) return fault;
  return new Fault(
    'postgres.start-failed',
    `PostgreSQL on ${dataDir} ended and does not start again; see postgres.log there.`,
    { cause: error },
  );
}
