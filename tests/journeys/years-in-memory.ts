/** Years that pass for the deciders alone: the register in memory is set to each day, and what runs out is put on record. */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import { clocksOfCycle, cycleStage, hasEnded, hasRunOut, type CycleState } from '@touchstone/domain';
import { createMemoryDriver, createScenario, readShippedSchemes, type Place } from '@touchstone/testkit';
import { expect } from 'vitest';
import type { Years, YearsRead } from './years-after.ts';

const schemes = readShippedSchemes();
/** A panel of three hears appeals where the example scheme asks for one, none of them a person who confirmed the award. */
const panel = ['officer-c', 'officer-d', 'officer-e'];
const others = panel.map((id) => ({ id, email: `${id}@demo.example`, grants: ['officer'] as const }));

export function openYears(id: string, start: PlainDate): YearsRead & { readonly state: (place: Place) => CycleState } {
  const driver = createMemoryDriver(schemes, start, others);
  const { register } = driver;
  const cycles = new Set<string>();
  const state = ({ cycle }: Place): CycleState => register.state('cycle', cycle);
  const running = (cycle: string) => {
    const found = register.state('cycle', cycle);
    const compiled = schemes.find(({ hash }) => found.stage === 'running' && hash === found.scheme);
    if (found.stage !== 'running' || compiled === undefined) throw new Error(`${cycle} does not run`);
    return { cycle: found, scheme: compiled.scheme };
  };
  const system = { id: 'system', duties: ['system'] as const, sites: [] };
  /** As the product's job does: every clock of a cycle that ran out by that day. */
  const reach = (asOf: PlainDate): void => {
    for (const cycle of cycles) {
      for (const { clock, state: reading } of clocksOfCycle(running(cycle).cycle, running(cycle).scheme, asOf)) {
        const now = running(cycle).cycle;
        if (reading !== 'overdue' || hasRunOut(now, running(cycle).scheme, clock) || hasEnded(now)) continue;
        const given = register.give(system, { type: 'clock.reach', stream: cycle, body: { clock, asOf } });
        expect(given).toMatchObject({ ok: true });
      }
    }
  };
  const on: Years['on'] = (day) => {
    for (let today = register.today(); today < day; today = addPeriod(today, { days: 1 })) {
      register.on(today);
      reach(today);
    }
    register.on(day);
    reach(day);
    const inForce = schemes
      .filter(({ scheme }) => scheme.id === id && scheme.inForce.from <= day)
      .toSorted((a, b) => (a.scheme.inForce.from < b.scheme.inForce.from ? 1 : -1))[0];
    if (inForce === undefined) throw new Error(`No ${id} on ${day}`);
    const people = createScenario({ ...driver, act: watched }, inForce.scheme, day);
    return Promise.resolve({ people, quick: people, scheme: inForce.scheme });
  };
  /** Keeps in mind which cycles there are, and lets a new award take the place of the one before. */
  const watched: typeof driver.act = async (act) => {
    const reply = await driver.act(act);
    if (reply.done && (act.type === 'commitment.sign' || act.type === 'reassessment.begin')) cycles.add(reply.stream);
    if (reply.done && act.type === 'award.confirm') {
      const { previous } = running(reply.stream).cycle;
      const body = { by: reply.stream };
      if (previous !== undefined)
        expect(register.give(system, { type: 'award.supersede', stream: previous, body })).toMatchObject({ ok: true });
    }
    return reply;
  };
  return {
    ...{ on, state },
    stage: (place) => Promise.resolve(cycleStage(state(place))),
    clock: ({ cycle }, clock) => {
      const { cycle: found, scheme } = running(cycle);
      return Promise.resolve(clocksOfCycle(found, scheme, register.today()).find((one) => one.clock === clock));
    },
    repeats: ({ cycle }, criterion) => {
      const found = driver.events.flatMap(({ event, stream }) =>
        event.type === 'assessment.submitted' && stream === cycle ? event.payload.findings : [],
      );
      return Promise.resolve(found.find((one) => one.criterion === criterion.id)?.repeats?.cycle);
    },
    hearers: (decider) => (id === 'example-mill' ? panel : [decider === 'officer-a' ? 'officer-b' : 'officer-a']),
  };
}
