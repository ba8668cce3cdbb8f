import { cycleStage, evolveCycle, noCycle, type CycleEvent, type Recorded } from '@touchstone/domain';
import { expect, test } from 'vitest';
import { readShippedSchemes } from '../shipped-schemes.ts';
import { checkStep } from './invariants.ts';
import { simulate } from './simulate.ts';

// The same years on every machine, so that nobody's change is blamed for what was there before; another number looks further.
const seed = Number(process.env['SIMULATION_SEED'] ?? 20_221_128);

test('ten years of two hundred sites and random but lawful people keep every invariant', () => {
  console.info(`SIMULATION_SEED=${String(seed)} plays these years again`);
  const journal = new Map<string, Recorded<CycleEvent>[]>();
  const stages = new Set<string>();
  const schemes = readShippedSchemes();
  const { register, sites } = simulate({
    ...{ schemes, seed, sites: 200, years: 10 },
    watch: (step) => {
      checkStep(step);
      stages.add(String(cycleStage(step.after)));
      const events = journal.get(step.cycle) ?? [];
      // What stands in a cycle's stream is of a cycle.
      journal.set(step.cycle, events.concat(step.events as readonly Recorded<CycleEvent>[]));
    },
  });
  for (const [cycle, events] of journal) {
    const cut = Math.floor(events.length / 2);
    const kept = JSON.parse(JSON.stringify(events.slice(0, cut).reduce(evolveCycle, noCycle))) as typeof noCycle;
    expect(events.slice(cut).reduce(evolveCycle, kept)).toEqual(register.state('cycle', cycle));
  }
  // The years are worth watching only if everything happens in them, under both schemes.
  expect([...stages]).toEqual(expect.arrayContaining(['returned', 'awarded', 'refused', 'expired', 'superseded']));
  expect(new Set(sites.filter(({ cycles }) => cycles.length > 1).map(({ scheme }) => scheme)).size).toBeGreaterThan(1);
});

test('the same seed plays the same years', () => {
  const play = (): readonly string[] => {
    const told: string[] = [];
    const watch = ({ actor, command, cycle, refusals }: Parameters<typeof checkStep>[0]): void => {
      told.push([cycle, actor, command, refusals[0]?.code].join(' '));
    };
    simulate({ schemes: readShippedSchemes(), seed, sites: 5, years: 3, watch });
    return told;
  };
  const first = play();
  expect(first.length).toBeGreaterThan(50);
  expect(play()).toEqual(first);
});
