/**
 * The way to the database is closed under a running server and opened again: people and programs are told that nothing can
 * be had at the moment, nobody is told that they are signed out who is not, and everything goes on by itself.
 */
import { mkdtemp, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createServer,
  demoAccounts,
  demoPassword,
  openInstallation,
  prepareDemoAccounts,
  readAssets,
  type Installation,
} from '@touchstone/server';
import { cloneDatabase, type TestDatabase } from '@touchstone/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const origin = 'http://localhost:4310';

let folder: string;
let database: TestDatabase;
let installation: Installation;
let server: Awaited<ReturnType<typeof createServer>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-away-'));
  database = await cloneDatabase();
  await openDoor();
  const connection = { ...database.connection, host: folder };
  installation = await openInstallation({ dataDir: join(folder, 'data'), origin, demo: true, connection });
  await prepareDemoAccounts(installation);
  server = await createServer({ ...installation, demo: true, ...(await readAssets()), report: () => 'test' });
});
afterAll(async () => {
  await server.close();
  await installation.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const socket = '.s.PGSQL.5432';
const openDoor = (): Promise<void> => symlink(join(database.connection.host, socket), join(folder, socket));
const closeDoor = (): Promise<void> => unlink(join(folder, socket));

/** Connections whose last statement was like this end, as if the database had stopped. */
async function endConnections(statement: string): Promise<void> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const ended = await client.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and query ~ $1`,
    [statement],
  );
  await client.end();
  expect(ended.rowCount).toBeGreaterThan(0);
}

function ask(address: string, payload?: object, headers: Readonly<Record<string, string>> = {}) {
  return server.inject({
    ...{ url: address, method: payload === undefined ? 'GET' : 'POST' },
    ...(payload === undefined ? {} : { payload }),
    headers: { host: 'localhost:4310', ...headers },
  });
}

async function statusOf(...asked: Parameters<typeof ask>): Promise<number> {
  return (await ask(...asked)).statusCode;
}

const credentials = { email: demoAccounts[0]?.email, password: demoPassword };

test('while nobody gets to the database that is said, and afterwards all is as it was', async () => {
  const { token } = (await ask('/api/v1/sessions', credentials)).json<{ token: string }>();
  const bearer = { authorization: `Bearer ${token}` };
  expect(await statusOf('/work', undefined, bearer)).toBe(200);

  await closeDoor();
  // Signing in has connections of its own: those of the pages are still open.
  await endConnections('"(user|session|account)"|^commit$');
  expect(await statusOf('/api/v1/sessions', credentials)).toBe(503);
  expect(await statusOf('/demo/sign-in', { account: 'site' })).toBe(503);

  await endConnections('');
  for (const address of ['/', '/register', '/work', '/log', '/no-such-place']) {
    const page = await ask(address, undefined, bearer);
    expect([address, page.statusCode]).toEqual([address, 503]);
    expect(page.body).toContain('Not available at the moment');
  }
  expect(await statusOf('/api/v1/register')).toBe(503);
  expect(await statusOf('/api/v1/no-such-place')).toBe(404);
  expect(await statusOf('/sign-out', {}, bearer)).toBe(503);

  await openDoor();
  expect(await statusOf('/work', undefined, bearer)).toBe(200);
  expect(await statusOf('/api/v1/sessions', credentials)).toBe(201);
  expect(await statusOf('/sign-out', {}, bearer)).toBe(303);
  expect(await statusOf('/work', undefined, bearer)).toBe(401);
});
