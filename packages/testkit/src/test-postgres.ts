/**
 * One PostgreSQL for a whole run of tests, in a directory of its own that is gone afterwards. Started when the first test
 * asks for it, so that runs without a database do not pay for it. A watchdog process cleans up even if the run is killed.
 * It may forget everything when the machine fails: tests about lost data open a database of their own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Postgres, SocketConnection } from '@touchstone/store';

export interface TestPostgres {
  /** a socket that answers everyone who connects with a `TestPostgresAnswer` in JSON, once the template is ready */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

export type TestPostgresAnswer = { readonly template: SocketConnection } | { readonly trouble: string };

/**
 * Waits until its standard input is closed, which the end of our process does however it ends. A PostgreSQL that is ending
 * may still write a file into a folder that was just emptied, so what is left is removed again a moment later.
 */
const watchdogScript =
  'cat >/dev/null; pid=$(head -n 1 "$0/data/postgres/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid"; rm -rf "$0" 2>/dev/null || { sleep 1; rm -rf "$0"; }';

/** `migrations`: the folder whose schema the template has. */
export async function offerTestPostgres(migrations: string): Promise<TestPostgres> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-test-'));
  const watchdog = spawn('sh', ['-c', watchdogScript, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  let template: ReturnType<typeof openTemplate> | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    template ??= openTemplate(path.join(folder, 'data'), migrations);
    void template
      .then(({ connection }): TestPostgresAnswer => ({ template: connection }))
      .catch((error: unknown): TestPostgresAnswer => ({ trouble: String(error) }))
      .then((answer) => socket.end(JSON.stringify(answer)));
  });
  const address = path.join(folder, 'ask');
  server.listen(address);
  await once(server, 'listening');
  return {
    address,
    stop: async () => {
      server.close();
      await template?.then((postgres) => postgres.stop()).catch(() => undefined);
      watchdog.stdin.end();
      await once(watchdog, 'exit');
    },
  };
}

async function openTemplate(dataDir: string, migrations: string): Promise<Postgres> {
  // Loaded when needed: it is a good part of the cost of a run that needs no database.
  const [{ migrate, openPostgres }, { default: pg }] = await Promise.all([import('@touchstone/store'), import('pg')]);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };
  const postgres = await openPostgres({ dataDir, settings });
  try {
    const client = new pg.Client(postgres.connection);
    await client.connect();
    await migrate(client, migrations).finally(() => client.end());
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
