/**
 * Connections to PostgreSQL. Writers run under serializable isolation and read through indexes only, because a sequential
 * scan would lock the whole table against every concurrent writer; readers run as they like.
 * Both act in the application's role, which cannot change the journal.
 */
import { Fault, instant, type Instant } from '@touchstone/kernel';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { planOnce } from './plan-once.ts';
import type { Tables } from './tables.ts';

export type Reader = Kysely<Tables>;
export type Writer = Transaction<Tables>;

export interface Database {
  /** committed state, for pages and lists */
  readonly read: Reader;
  /** use through `serializable` only */
  readonly write: Kysely<Tables>;
  /** lets those that met a conflict try again one after another */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** for the sign-in library, which brings its own queries for its own schema */
  readonly accounts: pg.Pool;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  readonly connection: pg.PoolConfig;
  readonly readers?: number;
  readonly writers?: number;
  /** told when an idle connection is lost; the pool opens another by itself */
  readonly onLost?: (error: Error) => void;
}

export function openDatabase(options: DatabaseOptions): Database {
  const { connection, onLost = () => undefined, readers = 8, writers = 8 } = options;
  const pool = (max: number, settings: string): pg.Pool => {
    const made = new pg.Pool({
      ...connection,
      max,
      types,
      connectionTimeoutMillis: 5_000,
      options: `-c role=touchstone_app -c timezone=UTC ${settings}`,
    });
    made.on('error', onLost);
    // A connection that is lost while it is in use fails the statement that is under way, or the next one: nobody else need hear.
    made.on('connect', (client) => client.on('error', () => undefined));
    return made;
  };
  const accounts = pool(4, '-c search_path=accounts');
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool(readers, '') }) });
  const write = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: planOnce(pool(writers, '-c enable_seqscan=off')) }),
  });
  return {
    read,
    write,
    accounts,
    inTurn: createTurns(),
    close: async () => {
      await Promise.all([read.destroy(), write.destroy(), accounts.end()]);
    },
  };
}

type ParseValue = (text: string) => unknown;

const asWritten: ParseValue = (text) => text;
const parsers: ReadonlyMap<number, ParseValue> = new Map<number, ParseValue>([
  [pg.types.builtins.DATE, asWritten],
  [pg.types.builtins.NUMERIC, asWritten],
  [pg.types.builtins.TIMESTAMPTZ, isoMoment],
  [pg.types.builtins.INT8, exactNumber],
]);

/** `date` and `numeric` as they are written, `timestamptz` as an ISO string, `int8` as a number that must be exact. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ParseValue =>
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-enum-assignment -- the driver's types know the ids of built-in types only
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
};

/** What PostgreSQL writes in the time zone UTC is nearly what we write; this is read for every row, so it is not parsed. */
function isoMoment(text: string): Instant {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (parts === null) return instant(text.replace(' ', 'T'));
  const [, day = '', time = '', fraction = ''] = parts;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the pattern just matched is that of an instant
  return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z` as Instant;
}

function exactNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`Broken invariant: ${text} is too large for an exact number`);
  return number;
}

/** SQLSTATEs after which the same transaction may be tried again: serialization failure, deadlock. */
const retryStates: readonly string[] = ['40001', '40P01'];

export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A unique constraint's name, where that is what the database refused. */
export function violatedUnique(error: unknown): string | undefined {
  if (sqlState(error) !== '23505' || !(error instanceof Error)) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
}

/** SQLSTATE classes and client errors that mean "the database is not there now", not "the statement is wrong". */
function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return error instanceof Error && /connection|timeout exceeded/i.test(error.message);
  return /^(08|53|57P0|58|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI|ENOSPC)/.test(state) || isConnecting(error);
}

/** Of a file that is not there the code is the same as of a socket that is not there. */
function isConnecting(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
}

/** Infrastructure trouble as a Fault with a sentence for the operator; everything else as it is. */
export function asFault(error: unknown): unknown {
  if (error instanceof Fault || !isUnavailable(error)) return error;
  const full = sqlState(error) === '53100' || sqlState(error) === 'ENOSPC';
  const sentence = full
    ? 'The disk of the database is full. Nothing was saved; make room, then try again.'
    : 'The database cannot be reached at the moment. Nothing was saved; try again in a minute.';
  return new Fault(full ? 'database.full' : 'database.unavailable', sentence, { retry: true, cause: error });
}

/** Thrown inside `serializable` to have the whole transaction tried again, as if the database had asked for it. */
export const tryAgain: Error = Object.assign(new Error('The stream moved on while this was being decided'), {
  code: '40001',
});

/**
 * Runs `work` in one serializable transaction, again on serialization failure, at most `tries` times with a growing
 * random pause. Undefined when the tries are used up: nothing was written. If the process stops inside, nothing was either.
 * Where little is in the database, reading that a row is not there locks the page on which everybody's rows would be, so
 * many who begin something at the same moment would go on to disturb each other: they try again one after another.
 */
export async function serializable<T>(
  database: Database,
  tries: number,
  work: (transaction: Writer) => Promise<T>,
): Promise<T | undefined> {
  const once = (): Promise<T> => database.write.transaction().setIsolationLevel('serializable').execute(work);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      return await (attempt === 1 ? once() : database.inTurn(once));
    } catch (error) {
      if (!retryStates.includes(sqlState(error) ?? '')) throw asFault(error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** attempt, 64)));
    }
  }
  return undefined;
}

function createTurns(): Database['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Fault where the database lets nobody in: for finding out why something failed that does not say. Asked over a connection
 * of its own, because those that are open may go on where no other can be made.
 */
export async function requireDatabase({ accounts }: Database): Promise<void> {
  const client = new pg.Client(accounts.options);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw asFault(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
