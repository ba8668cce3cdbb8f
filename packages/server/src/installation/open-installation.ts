/**
 * An installation without its HTTP side: database (our own or the one that DATABASE_URL names), schema, keys, evidence,
 * published schemes, and `runCommand` on top. The server, the command line and the demonstration all begin here.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault, instant, type Instant } from '@touchstone/kernel';
import {
  asFault,
  connectionFromUrl,
  createEvidenceFiles,
  createSchemes,
  fillPast,
  joinOrOpenPostgres,
  migrate,
  openDatabase,
  openPostgres,
  requireMigrated,
  type DatabaseConnection,
} from '@touchstone/store';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { createAccounts } from '../accounts/accounts.ts';
import { createRunCommand, type RunCommand } from '../command/run-command.ts';
import { createPageCache, type PageCache } from '../http/page-cache.ts';
import { openIssuerKeys } from '../credential/issuer-keys.ts';
import type { Issuing } from '../credential/issue-credential.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { createDemoClock, type DemoClock } from './demo-clock.ts';
import { publishShippedSchemes } from './publish-shipped-schemes.ts';
import { keepDemo, readSettings } from './settings.ts';

export interface InstallationOptions {
  /** folder for keys, evidence and, unless `databaseUrl` is given, the database */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** a database that the caller runs, with its schema's owner as user */
  readonly connection?: DatabaseConnection;
  /** scheme and host under which the public knows it */
  readonly origin: string;
  /** begin as a demonstration, where nothing is there yet */
  readonly demo?: boolean;
  /** what a new demonstration's clock shows when it begins; absent: the computer's time */
  readonly demoBegin?: () => Promise<Instant>;
  /** beside a running server: take part in its database instead of owning it */
  readonly join?: boolean;
  readonly log?: (line: string) => void;
  /** the database is gone and does not come back */
  readonly onLost?: (fault: Fault) => void;
}

export interface Installation extends Issuing {
  readonly accounts: Accounts;
  readonly publicPages: PageCache;
  readonly clock: () => Instant;
  /** there only in a demonstration */
  readonly demoClock?: DemoClock;
  /** the owner's connection, for the job queue and for maintenance */
  readonly connection: pg.PoolConfig;
  readonly started: 'new' | 'opened' | 'joined';
  readonly close: () => Promise<void>;
}

const root = resolve(fileURLToPath(import.meta.url), '../../../../..');
const migrationsFolder: string = join(root, 'packages/store/migrations');

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataDir, log = () => undefined, origin } = options;
  const postgres = await connect(options);
  try {
    const connection = { ...postgres.connection } as pg.PoolConfig;
    await prepareSchema(connection, postgres.started === 'joined');
    const database = openDatabase({
      connection,
      onLost: (error) => {
        log(`A database connection was lost: ${error.message}`);
      },
    });
    const close = async (): Promise<void> => {
      await database.close();
      await postgres.stop();
    };
    try {
      if (postgres.started !== 'joined') await fillPast(database);
      const keys = await openIssuerKeys(join(dataDir, 'keys'));
      const settings = await readSettings(database);
      const publicPages = createPageCache();
      const demoClock = await demoClockFor(options, database, settings.demo, postgres.started, publicPages.clear);
      const clock = demoClock?.now ?? ((): Instant => instant(new Date().toISOString()));
      const evidenceFiles = createEvidenceFiles(join(dataDir, 'evidence'));
      const runtime = { database, schemes: createSchemes(), evidenceFiles, clock };
      const run = emptying(publicPages, createRunCommand(runtime));
      const accounts = createAccounts({ database, origin, secret: keys.sessionSecret });
      const installation: Installation = {
        ...{ ...runtime, run, publicPages, accounts, keys, origin, connection, started: postgres.started, close },
        ...(demoClock === undefined ? {} : { demoClock }),
      };
      await publishShippedSchemes(installation, settings.shipped, log);
      return installation;
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    await postgres.stop();
    throw asFault(error);
  }
}

/** Whoever sends it, over HTTP or not: what a command changed, the public sees at once. */
function emptying(pages: PageCache, run: RunCommand): RunCommand {
  return async (request, actor) => {
    const answer = await run(request, actor);
    if (answer.outcome === 'accepted') pages.clear();
    return answer;
  };
}

interface Connected {
  readonly connection: DatabaseConnection;
  readonly started: 'new' | 'opened' | 'joined';
  readonly stop: () => Promise<void>;
}

async function connect({
  dataDir,
  databaseUrl,
  join: joins,
  log,
  onLost,
  ...given
}: InstallationOptions): Promise<Connected> {
  const connection = given.connection ?? (databaseUrl === undefined ? undefined : await connectionFromUrl(databaseUrl));
  if (connection !== undefined) return { connection, started: 'opened', stop: () => Promise.resolve() };
  const options = { dataDir, ...(log === undefined ? {} : { log }), ...(onLost === undefined ? {} : { onLost }) };
  return joins === true ? joinOrOpenPostgres(options) : openPostgres(options);
}

/** As the owner of the tables; the application's own role may not. Below a running server nothing moves. */
async function prepareSchema(connection: pg.PoolConfig, joined: boolean): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    if (joined) await requireMigrated(pool, migrationsFolder);
    else {
      await migrate(pool, migrationsFolder);
      await migrateJobs({ pgPool: pool });
    }
  } finally {
    await pool.end();
  }
}

async function demoClockFor(
  { demo = false, demoBegin }: InstallationOptions,
  database: Installation['database'],
  kept: { readonly offsetMs: number } | undefined,
  started: Installation['started'],
  moved: () => void,
): Promise<DemoClock | undefined> {
  if (kept !== undefined) return createDemoClock(kept.offsetMs, moved);
  if (!demo || started === 'joined') return undefined;
  const somebody = await database.read.selectFrom('accounts.user').select('id').limit(1).executeTakeFirst();
  if (somebody !== undefined) {
    throw new Fault(
      'demo.in-operation',
      'This data directory is in operation and cannot become a demonstration. Name another with --data.',
    );
  }
  const clock = createDemoClock(0, moved);
  if (demoBegin !== undefined) clock.set(await demoBegin());
  await keepDemo(database, { offsetMs: clock.offsetMs() });
  return clock;
}
