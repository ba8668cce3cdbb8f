/** Years that pass in the whole product: its demonstration's clock is set to each day on which something runs out. */
import { assert, dayOf, defined, type PlainDate } from '@touchstone/kernel';
import { clocksOfCycle, type CycleStage } from '@touchstone/domain';
import { passTime } from '@touchstone/server';
import { readCycle, type CycleView } from '@touchstone/store';
import { createCommandDriver, createScenario, signInToApi, type Driver, type Place } from '@touchstone/testkit';
import { expect } from 'vitest';
import type { Product } from './open-product.ts';
import type { Years, YearsRead } from './years-after.ts';

/** Jobs issue a credential, and put another award in the place of the first, moments after they are asked to. */
const soon = { interval: 100 };

export function yearsOf({ installation }: Product, scheme: string, driver: Driver): Years {
  const { clock, database, schemes } = installation;
  const viewOf = async ({ cycle }: Place): Promise<CycleView> =>
    defined(await readCycle(database.read, cycle), 'a cycle');
  return {
    on: async (day: PlainDate) => {
      if (day > dayOf(clock(), 'UTC')) await passTime(installation, day, () => undefined);
      const inForce = defined(await schemes.inForce(database.read, scheme, day), 'a scheme in force');
      const through = (by: Driver) => createScenario(by, inForce.scheme, day);
      return {
        ...{ people: through(driver), scheme: inForce.scheme },
        quick: through(createCommandDriver(installation)),
      };
    },
    stage: async (place, expected) => {
      const now = async (): Promise<CycleStage> => (await viewOf(place)).cycle.stage;
      await expect.poll(now, soon).toBe(expected);
      const credential = async () => {
        const { state } = await viewOf(place);
        return state.stage === 'running' ? state.credential.stage : 'none';
      };
      if (expected === 'awarded') await expect.poll(credential, soon).toBe('issued');
      return now();
    },
    clock: async (place, id) => {
      const { state } = await viewOf(place);
      assert(state.stage === 'running', 'the cycle runs');
      const pinned = defined(await schemes.byHash(database.read, state.scheme), 'its scheme');
      return clocksOfCycle(state, pinned.scheme, dayOf(clock(), pinned.scheme.timeZone)).find(
        (one) => one.clock === id,
      );
    },
    hearers: (decider) => [decider === 'officer-a' ? 'officer-b' : 'officer-a'],
  };
}

/** As the site is told over the API. */
export async function repeatsOverApi(address: string): Promise<YearsRead['repeats']> {
  const site = await signInToApi(address, 'site');
  return async ({ cycle }, { id }) => {
    const { findings } = (await site.read(`/cycles/${cycle}/findings`)) as {
      findings: readonly { criterion: string; repeats?: { cycle: string } }[];
    };
    return findings.find(({ criterion }) => criterion === id)?.repeats?.cycle;
  };
}
