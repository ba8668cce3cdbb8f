/** The main job through the deciders alone, for every scheme that is shipped; nothing but the scheme's name changes. */
import { plainDate } from '@touchstone/kernel';
import { cycleStage } from '@touchstone/domain';
import { createMemoryDriver, createScenario, readShippedSchemes } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { tellMainJob } from './main-job.ts';

const schemes = readShippedSchemes();
const today = plainDate('2026-05-11');

test.for(schemes.map(({ scheme }) => scheme))('the main job of $id $version runs in memory', async (scheme) => {
  // The version in force on the day of signing is taken; an older one is played on its last day.
  const day = scheme.inForce.until ?? today;
  const driver = createMemoryDriver(schemes, day);
  const people = createScenario(driver, scheme, day);
  const { cycle } = await tellMainJob(people, people, 'Mill North', day);
  const state = driver.register.state('cycle', cycle);
  expect(cycleStage(state)).toBe('awarded');
  const pinned = schemes.find((compiled) => compiled.scheme === scheme);
  expect(state).toMatchObject({ stage: 'running', scheme: pinned?.hash });
});
