import {
  commandNames,
  commandType,
  cycleStage,
  evolveCycle,
  noCycle,
  type CycleEvent,
  type Recorded,
} from '@touchstone/domain';
import { expect, test } from 'vitest';
import { readShippedSchemes } from '../shipped-schemes.ts';
import { checkStep, everyStage } from './invariants.ts';
import { simulate } from './simulate.ts';

// The same years on every machine, so that nobody's change is blamed for what was there before; another number looks further.
const seed = Number(process.env['SIMULATION_SEED'] ?? 20_221_128);

const cycleCommands = commandNames.filter((name) => commandType(name).stream === 'cycle');
const shipped = readShippedSchemes();
/** What the one scheme leaves unset, such as a panel and clocks that people may move, the example uses to the full. */
const example = shipped.filter(({ scheme }) => scheme.id.startsWith('example'));

test('ten years of two hundred sites, and of more with the example, and random but lawful people keep every invariant', () => {
  console.info(`SIMULATION_SEED=${String(seed)} plays these years again`);
  const stages = new Set<string>();
  const accepted = new Map<string, number>(cycleCommands.map((command) => [command, 0]));
  for (const years of [
    { schemes: shipped, sites: 200 },
    { schemes: example, sites: 120 },
  ]) {
    const journal = new Map<string, Recorded<CycleEvent>[]>();
    const { register } = simulate({
      ...{ ...years, seed, years: 10 },
      watch: (step) => {
        checkStep(step);
        stages.add(String(cycleStage(step.after)));
        if (step.refusals.length === 0) accepted.set(step.command, (accepted.get(step.command) ?? 0) + 1);
        const events = journal.get(step.cycle) ?? [];
        // What stands in a cycle's stream is of a cycle.
        events.push(...(step.events as readonly Recorded<CycleEvent>[]));
        journal.set(step.cycle, events);
      },
    });
    for (const [cycle, events] of journal) {
      const cut = Math.floor(events.length / 2);
      const kept = JSON.parse(JSON.stringify(events.slice(0, cut).reduce(evolveCycle, noCycle))) as typeof noCycle;
      expect(events.slice(cut).reduce(evolveCycle, kept)).toEqual(register.state('cycle', cycle));
    }
  }
  // The years are worth watching only if everything happens in them.
  const often = [...accepted].toSorted(([, one], [, other]) => one - other);
  const rare = often.slice(0, 8).map(([command, times]) => `${command} ${String(times)}`);
  console.info(`Of ${String(often.length)} commands the least often accepted: ${rare.join(', ')}`);
  const never = often.flatMap(([command, times]) => (times === 0 ? [command] : []));
  expect(never, 'nobody comes to want these: give them a line in what-they-want.ts').toEqual([]);
  expect([...stages]).toEqual(expect.arrayContaining([...everyStage]));
});

test('the same seed plays the same years', () => {
  const play = (): readonly string[] => {
    const told: string[] = [];
    const watch = ({ actor, command, cycle, refusals }: Parameters<typeof checkStep>[0]): void => {
      told.push([cycle, actor, command, refusals[0]?.code].join(' '));
    };
    simulate({ schemes: shipped, seed, sites: 5, years: 3, watch });
    return told;
  };
  const first = play();
  expect(first.length).toBeGreaterThan(50);
  expect(play()).toEqual(first);
});
