/** Runs once around a whole run of tests: offers the PostgreSQL that test files copy their databases from. */
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { offerTestPostgres } from '../packages/testkit/src/test-postgres.ts';
import type {} from '../packages/testkit/src/database.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await offerTestPostgres(fileURLToPath(new URL('../packages/store/migrations', import.meta.url)));
  project.provide('testPostgres', postgres.address);
  return postgres.stop;
}
