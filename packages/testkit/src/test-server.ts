/**
 * The product for one test file: an installation on a database of its own, its HTTP server without a port, the
 * demonstration's accounts to act as, and a clock that tests set. Nothing in it is a stand-in.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { defined, instant, type Instant } from '@touchstone/kernel';
import {
  createServer,
  demoAccounts,
  demoPassword,
  openInstallation,
  prepareDemoAccounts,
  readAssets,
  type DemoAccount,
  type DemoClock,
  type Installation,
} from '@touchstone/server';
import { cloneDatabase } from './database.ts';

export interface TestServer {
  readonly installation: Installation;
  readonly clock: DemoClock;
  readonly http: FastifyInstance;
  /** headers with which this account is signed in, as a browser of ours or as a program */
  readonly signIn: (who: DemoAccount['id']) => Promise<{ readonly cookie: string }>;
  /** what the operator was told of */
  readonly reported: readonly unknown[];
  readonly close: () => Promise<void>;
}

/** `now`: the moment from which the clock runs. `origin`: where a test that listens is reached. */
export async function openTestServer(
  now: Instant = instant('2023-01-10T09:00:00Z'),
  origin = 'http://localhost:4310',
): Promise<TestServer> {
  const database = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstone-server-'));
  const installation = await openInstallation({
    ...{ dataDir, origin, demo: true },
    connection: database.connection,
  });
  const clock = defined(installation.demoClock, 'the clock of a demonstration');
  clock.set(now);
  await prepareDemoAccounts(installation);
  const reported: unknown[] = [];
  const { assets, files } = await readAssets();
  const report = (error: unknown): string => {
    reported.push(error);
    return 'test';
  };
  const http = await createServer({ ...installation, demo: true, assets, files, report });
  return {
    ...{ installation, clock, http, reported },
    signIn: async (who) => {
      const { email } = defined(
        demoAccounts.find(({ id }) => id === who),
        `the account ${who}`,
      );
      const signedIn = await installation.accounts.signIn(email, demoPassword);
      if (!signedIn.ok) throw new Error(`${email} cannot sign in: ${signedIn.error.code}`);
      return { cookie: signedIn.value.cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
    },
    close: async () => {
      await http.close();
      await installation.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
