/** Whatever command reaches whatever cycle: a decider answers, events fit their shapes, and every prefix folds the same. */
import { plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkShape } from '../check-shape.ts';
import { eventType, refusalTypes } from '../registers.ts';
import { anyCommand } from './any-command.test-support.ts';
import { noCycle } from './cycle.ts';
import { evolveCycle } from './evolve-cycle.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCycle,
} from './played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const site = { siteType: 'watermill', metals: ['lead'] };

/** One cycle at every stage that it passes, so that short sequences reach every decider. */
const stages: readonly PlayedCycle[] = (() => {
  const begun = playCycle(compiled, site, plainDate('2025-03-01'));
  const fresh = begun.copy();
  playToAssessment(begun, compiled, site, plainDate('2025-03-01'));
  const underWay = begun.copy();
  playReport(begun, compiled, plainDate('2025-03-01'), (_criterion, index) =>
    index % 2 === 0 ? 'workable' : 'exemplary',
  );
  const reported = begun.copy();
  begun.do(people.secretariat, { type: 'assessment.accept', body: {} });
  const accepted = begun.copy();
  begun.do(people.officer, {
    type: 'award.propose',
    body: { marks: [], reason: 'x'.repeat(120), seen: begun.version() },
  });
  return [fresh, underWay, reported, accepted, begun];
})();

const words = [
  ...scheme.criteria.flatMap(({ id }) => [id, `finding-${id}`]),
  ...scheme.scales.flatMap(({ levels }) => levels.map(({ id }) => id)),
  ...scheme.marks.map(({ id }) => id),
  ...scheme.clocks.map(({ id }) => id),
  ...scheme.letter.promises.map(({ id }) => id),
  scheme.id,
];

const given = fc.record({ who: fc.constantFrom(...Object.values(people)), command: anyCommand(words) });

test('a decider answers any command in any state with events of the register or with a refusal of the register', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.array(given, { maxLength: 25 }), (stage, all) => {
      const cycle = stage.copy();
      for (const { command, who } of all) {
        const decision = cycle.give(who, command);
        if (!decision.ok) {
          expect(Object.keys(refusalTypes)).toContain(decision.error.code);
          continue;
        }
        expect(decision.value.length).toBeGreaterThan(0);
        for (const { payload, type } of decision.value)
          expect(checkShape(eventType(type).payload, payload)).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 400 },
  );
});

test('a cycle whose state is kept as JSON after any of its events goes on to the same state', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.array(given, { maxLength: 10 }), fc.nat(), (stage, all, cut) => {
      const cycle = stage.copy();
      for (const { command, who } of all) void cycle.give(who, command);
      const events = cycle.events();
      const kept = cut % (events.length + 1);
      const before = events.slice(0, kept).reduce(evolveCycle, noCycle);
      const after = events.slice(kept).reduce(evolveCycle, asKept(before));
      expect(asKept(after)).toStrictEqual(asKept(cycle.state()));
    }),
    { numRuns: 200 },
  );
});

/** Members that are undefined are not kept. */
function asKept<State>(state: State): State {
  return JSON.parse(JSON.stringify(state)) as State;
}
