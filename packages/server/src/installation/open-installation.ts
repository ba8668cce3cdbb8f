/**
 * An installation without its HTTP side: database (our own or the one that DATABASE_URL names), schema, keys, evidence,
 * published schemes, and `runCommand` on top. The server, the command line and the demonstration all begin here.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, Fault, instant, type Instant } from '@touchstone/kernel';
import { compileScheme, schemeJson } from '@touchstone/domain';
import {
  asFault,
  connectionFromUrl,
  createEvidenceFiles,
  createSchemes,
  joinOrOpenPostgres,
  migrate,
  openDatabase,
  openPostgres,
  systemActor,
  type DatabaseConnection,
} from '@touchstone/store';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { createAccounts } from '../accounts/accounts.ts';
import { createRunCommand } from '../command/run-command.ts';
import { openIssuerKeys } from '../credential/issuer-keys.ts';
import type { Issuing } from '../credential/issue-credential.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { createDemoClock, keepDemo, readSettings, type DemoClock } from './demo-clock.ts';

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
  /** beside a running server: take part in its database instead of owning it */
  readonly join?: boolean;
  readonly log?: (line: string) => void;
  /** the database is gone and does not come back */
  readonly onLost?: (fault: Fault) => void;
}

export interface Installation extends Issuing {
  readonly accounts: Accounts;
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
const schemesFolder: string = join(root, 'schemes');

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataDir, log = () => undefined, origin } = options;
  const postgres = await connect(options);
  try {
    const connection = { ...postgres.connection } as pg.PoolConfig;
    if (postgres.started !== 'joined') await prepareSchema(connection);
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
      const keys = await openIssuerKeys(join(dataDir, 'keys'));
      const settings = await readSettings(database);
      const demoClock = await demoClockFor(options, database, settings.demo, postgres.started);
      const clock = demoClock?.now ?? ((): Instant => instant(new Date().toISOString()));
      const evidenceFiles = createEvidenceFiles(join(dataDir, 'evidence'));
      const runtime = { database, schemes: createSchemes(), evidenceFiles, clock };
      const run = createRunCommand(runtime);
      const accounts = createAccounts({ database, origin, secret: keys.sessionSecret });
      const installation: Installation = {
        ...{ ...runtime, run, accounts, keys, origin, connection, started: postgres.started, close },
        ...(demoClock === undefined ? {} : { demoClock }),
      };
      await publishShippedSchemes(installation);
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

/** As the owner of the tables; the application's own role may not. */
async function prepareSchema(connection: pg.PoolConfig): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrate(pool, migrationsFolder);
    await migrateJobs({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function demoClockFor(
  { demo = false }: InstallationOptions,
  database: Installation['database'],
  kept: { readonly offsetMs: number } | undefined,
  started: Installation['started'],
): Promise<DemoClock | undefined> {
  if (kept !== undefined) return createDemoClock(kept.offsetMs);
  if (!demo || started === 'joined') return undefined;
  const somebody = await database.read.selectFrom('accounts.user').select('id').limit(1).executeTakeFirst();
  if (somebody !== undefined) {
    throw new Fault(
      'demo.in-operation',
      'This data directory is in operation and cannot become a demonstration. Name another with --data.',
    );
  }
  await keepDemo(database, { offsetMs: 0 });
  return createDemoClock(0);
}

/** Publishes what stands under `schemes/`, once; a version that is on record is left alone. */
async function publishShippedSchemes({ database, run }: Installation): Promise<void> {
  const published = new Set(
    (await database.read.selectFrom('schemes').select('hash').execute()).map(({ hash }) => hash),
  );
  for (const scheme of await readdir(schemesFolder)) {
    for (const version of await readdir(join(schemesFolder, scheme))) {
      const files = await readSchemeFiles(join(schemesFolder, scheme, version));
      const compiled = compileScheme(files);
      assert(compiled.ok, `the shipped scheme ${scheme} ${version} compiles`);
      const { hash } = compiled.value;
      if (published.has(hash)) continue;
      const content = schemeJson(compiled.value.scheme);
      await run({ id: uuid(), type: 'scheme.publish', stream: `scheme_${hash}`, body: { content } }, systemActor);
    }
  }
}

/** The YAML files of a scheme version's folder and its folders, by their path in it. */
async function readSchemeFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}
