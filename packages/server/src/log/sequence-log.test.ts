import { dayOf, defined } from '@touchstone/kernel';
import { createCommandDriver, createScenario, openTestServer, type TestServer } from '@touchstone/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sequenceLog } from './sequence-log.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

it('gives every entry one place when several sequencers run at once', async () => {
  const { database, keys, origin, schemes } = server.installation;
  const today = dayOf(server.clock.now(), 'UTC');
  const { scheme } = defined(await schemes.inForce(database.read, 'copper-mark', today), 'a scheme in force');
  const scenario = createScenario(createCommandDriver(server.installation), scheme, today);
  for (const name of ['Mill North', 'Mill East']) {
    await scenario.acceptsLetter(await scenario.signsLetter(await scenario.filesSite(name)));
  }
  const entries = await database.read.selectFrom('public_entries').select(['stream', 'version']).execute();
  expect(entries.length).toBeGreaterThan(1);
  const placed = await Promise.all([1, 2, 3, 4].map(() => sequenceLog(server.installation, keys, origin)));
  expect(placed.reduce((sum, one) => sum + one)).toBe(entries.length);
  const leaves = await database.read.selectFrom('log_leaves').select('index').orderBy('index').execute();
  expect(leaves.map(({ index }) => index)).toEqual(entries.map((_, index) => index));
});
