/**
 * How to reach a PostgreSQL, in the form that the driver takes: the embedded one by its socket, any other by `DATABASE_URL`.
 */
import { Fault } from '@touchstone/kernel';
import pg from 'pg';
import { sqlState } from '../database.ts';

/** `ssl: false` because the environment (PGSSLMODE) may ask for TLS, which a Unix socket does not speak. */
export interface SocketConnection {
  /** the directory of the socket */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly ssl: false;
}

export interface UrlConnection {
  readonly connectionString: string;
}

export type DatabaseConnection = SocketConnection | UrlConnection;

/** Oldest major version whose SQL we write. */
const oldestMajor = 15;

/** Tries the address once. Faults, which never repeat the password: not an address, not reachable, too old, not UTF-8. */
export async function connectionFromUrl(url: string): Promise<DatabaseConnection> {
  const where = withoutPassword(url);
  const connection: UrlConnection = { connectionString: url };
  try {
    await requireUsable(connection, where);
  } catch (error) {
    if (error instanceof Fault) throw error;
    // Where a name has several addresses, only the code says what happened with all of them.
    const reason = error instanceof Error && error.message !== '' ? error.message : (sqlState(error) ?? 'no answer');
    const sentence = `The database that DATABASE_URL names (${where}) cannot be reached (${reason}); check that it runs and that address, user and password are right.`;
    throw new Fault('database-url.unreachable', sentence, { retry: true, cause: error });
  }
  return connection;
}

async function requireUsable(connection: UrlConnection, where: string): Promise<void> {
  const [found] = await describeServer(connection);
  const major = Math.floor(Number(found?.version) / 10_000);
  if (!(major >= oldestMajor)) {
    const sentence = `The database that DATABASE_URL names (${where}) is PostgreSQL ${String(major)}; Touchstone needs version ${String(oldestMajor)} or newer.`;
    throw new Fault('database-url.too-old', sentence);
  }
  if (found?.encoding !== 'UTF8') {
    const sentence = `The database that DATABASE_URL names (${where}) stores text as ${String(found?.encoding)}; create one with encoding UTF8.`;
    throw new Fault('database-url.encoding', sentence);
  }
}

async function describeServer(connection: UrlConnection): Promise<readonly { version: string; encoding: string }[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    );
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host and database. Whatever is not written exactly like an address is refused unseen, lest a part of the password be shown. */
function withoutPassword(url: string): string {
  const [, host, database] = /^postgres(?:ql)?:\/\/(?:[^@/?#]*@)?([^@/?#]*)(\/[^@/?#]*)?(?:\?.*)?$/.exec(url) ?? [];
  if (host === undefined) {
    const sentence =
      'DATABASE_URL is not an address of a PostgreSQL; write it as postgresql://user:password@host:5432/database, special characters percent-encoded.';
    throw new Fault('database-url.invalid', sentence);
  }
  return `postgresql://${host}${database ?? ''}`;
}
