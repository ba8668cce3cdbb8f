/** The whole product for one journey under one scheme: on a database of its own, with its jobs, on a port, today, with its people. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, defined, instant, type PlainDate } from '@touchstone/kernel';
import type { CompiledScheme } from '@touchstone/domain';
import { openInstallation, prepareDemoAccounts, serve, type Installation } from '@touchstone/server';
import {
  cloneDatabase,
  createCommandDriver,
  createScenario,
  freePort,
  type Driver,
  type KindOfSite,
  type Scenario,
} from '@touchstone/testkit';

export interface Product {
  readonly address: string;
  /** the version of the scheme that is in force */
  readonly compiled: CompiledScheme;
  readonly installation: Installation;
  readonly today: PlainDate;
  /** for what would only repeat */
  readonly quick: Scenario;
  /** `kind`: of the sites that are filed, in place of the first that the scheme has a mark for */
  readonly through: (driver: Driver, kind?: KindOfSite) => Scenario;
  readonly close: () => Promise<void>;
}

/** `start`: the day on which it opens, in place of today. */
export async function openProduct(scheme: string, start?: PlainDate): Promise<Product> {
  const database = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstone-journey-'));
  const port = await freePort();
  const address = `http://localhost:${String(port)}`;
  const { connection } = database;
  const installation = await openInstallation({ dataDir, connection, origin: address, demo: true });
  if (start !== undefined) installation.demoClock?.set(instant(`${start}T09:00:00Z`));
  await prepareDemoAccounts(installation);
  const serving = await serve(installation, { host: '127.0.0.1', port });
  const today = dayOf(installation.clock(), 'UTC');
  const inForce = await installation.schemes.inForce(installation.database.read, scheme, today);
  const compiled = defined(inForce, 'a scheme in force');
  const through: Product['through'] = (driver, kind) => createScenario(driver, compiled.scheme, today, kind);
  return {
    ...{ address, compiled, installation, today, through },
    quick: through(createCommandDriver(installation)),
    close: async () => {
      await serving.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
