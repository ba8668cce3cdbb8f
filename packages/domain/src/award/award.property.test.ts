import { plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { isDecisionOnAward } from '../cycle/conflict.ts';
import type { CycleFacts } from '../cycle/decide-cycle.ts';
import { adviceFor } from '../cycle/decide-on-award.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  siteId,
  type PlayedCycle,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';

const signedOn = plainDate('2022-11-28');

interface Shipped {
  readonly compiled: CompiledScheme;
  readonly site: { readonly siteType: string; readonly metals: readonly string[] };
  readonly underWay: PlayedCycle;
}

function shipped(folder: string, site: Shipped['site']): Shipped {
  const compiled = shippedScheme(folder);
  const underWay = playCycle(compiled, site, signedOn);
  playToAssessment(underWay, compiled, site, signedOn);
  underWay.on(plainDate('2023-06-15'));
  return { compiled, site, underWay };
}

const schemes: readonly Shipped[] = [
  shipped('copper-mark/rra-2.0', { siteType: 'rod-mill', metals: ['copper', 'zinc'] }),
  shipped('copper-mark/rra-3.0', { siteType: 'mine', metals: ['copper'] }),
  shipped('example-mill/1.1', { siteType: 'watermill', metals: ['lead'] }),
];

/** A step that people might take while an award is decided; numbers choose among what there is. */
interface Step {
  readonly kind: 'propose' | 'confirm' | 'decline' | 'plan' | 'report' | 'verify' | 'return' | 'accept' | 'submit';
  readonly who: Actor;
  readonly choice: number;
  readonly reason: string;
  /** how many versions behind the person’s page is */
  readonly behind: number;
}

const officers = [people.officer, people.otherOfficer, people.everything];
const deciding = fc.constantFrom('propose', 'confirm', 'confirm', 'decline');
const anything = fc.constantFrom('plan', 'report', 'verify', 'return', 'accept', 'submit');
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof({ weight: 3, arbitrary: deciding }, { weight: 1, arbitrary: anything }),
  who: fc.constantFrom(...officers, ...officers, people.site, people.assessor, people.secretariat),
  choice: fc.nat(63),
  reason: fc.constantFrom('', ' '.repeat(200), 'x'.repeat(30), 'y'.repeat(150), 'z'.repeat(150)),
  behind: fc.constantFrom(0, 0, 0, 0, 0, 0, 1),
});
/** Two officers who know what they want, so that every test meets many awards and leaves none to luck. */
const decision = fc
  .record({ choice: fc.nat(63), reason: fc.constantFrom('y'.repeat(150), 'z'.repeat(150)) })
  .map(({ choice, reason }): readonly Step[] => [
    { kind: 'propose', who: people.officer, choice, reason, behind: 0 },
    { kind: 'confirm', who: people.otherOfficer, choice, reason, behind: 0 },
  ]);
/** Most runs begin with the accepted report, because nothing can be decided before. */
const acceptance: Step = { kind: 'accept', who: people.secretariat, choice: 0, reason: '', behind: 0 };
const steps = fc
  .tuple(
    fc.constantFrom([acceptance], [acceptance], []),
    fc.array(fc.oneof({ weight: 4, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: decision }), {
      minLength: 15,
      maxLength: 40,
    }),
  )
  .map(([first, then]) => [...first, ...then.flat()]);

function commandOf(
  cycle: PlayedCycle,
  { scheme }: CompiledScheme,
  { behind, choice, kind, reason }: Step,
): PlayedCommand {
  const seen = Math.max(0, cycle.version() - behind);
  const marks = scheme.marks.map(({ id }) => id).filter((_, index) => (choice >> index) % 2 === 1);
  const finding = Object.keys(cycle.running().findings)[choice % 4] ?? 'finding-none';
  const level = scheme.scales[0]?.levels[choice % 3]?.id ?? '';
  const text = 'Because.';
  switch (kind) {
    case 'propose':
      return { type: 'award.propose', body: { marks, reason, seen } };
    case 'confirm':
      return { type: 'award.confirm', body: { seen } };
    case 'decline':
      return { type: 'award.decline', body: { reason: text } };
    case 'plan':
      return {
        type: 'improvement.plan',
        body: { finding, cause: text, action: text, owner: text, dueOn: '2023-06-15' },
      };
    case 'report':
      return { type: 'improvement.report', body: { finding, done: text, evidence: [] } };
    case 'verify':
      return { type: 'improvement.verify', body: { finding, level, rationale: text, method: 'remote' } };
    case 'return':
      return { type: 'assessment.return', body: { reason: text } };
    case 'accept':
      return { type: 'assessment.accept', body: {} };
    case 'submit':
      return { type: 'assessment.submit', body: { visitedOn: '2023-06-15', summary: text } };
  }
}

const run = fc.record({
  scheme: fc.constantFrom(...schemes),
  levels: fc.array(fc.nat(2), { minLength: 1, maxLength: 5 }),
  steps,
});

/** Plays the steps after a report whose levels repeat in the given order; calls `after` for each accepted command. */
function playSteps(
  {
    levels,
    scheme,
    steps,
  }: { readonly levels: readonly number[]; readonly scheme: Shipped; readonly steps: readonly Step[] },
  after: (cycle: PlayedCycle, before: PlayedCycle, who: Actor, command: PlayedCommand) => void,
): void {
  const { compiled } = scheme;
  const cycle = scheme.underWay.copy();
  const scale = compiled.scheme.scales[0]?.levels ?? [];
  playReport(
    cycle,
    compiled,
    plainDate('2023-06-15'),
    (_criterion, index) => scale[levels[index % levels.length] ?? 0]?.id ?? '',
  );
  for (const one of steps) {
    const before = cycle.copy();
    const command = commandOf(cycle, compiled, one);
    if (cycle.give(one.who, command).ok) after(cycle, before, one.who, command);
  }
}

test('nobody confirms their own proposal', () => {
  let awards = 0;
  fc.assert(
    fc.property(run, (given) => {
      playSteps(given, (cycle) => {
        const last = cycle.events().at(-1);
        if (last?.event.type !== 'award.confirmed' && last?.event.type !== 'award.refused') return;
        awards += 1;
        const proposal = cycle.events().findLast(({ event }) => event.type === 'award.proposed');
        expect(proposal?.actor).toBe(last.event.payload.proposedBy);
        expect(last.actor).not.toBe(proposal?.actor);
        expect(last.version).toBe((proposal?.version ?? 0) + 1);
      });
    }),
    { numRuns: 150 },
  );
  expect(awards).toBeGreaterThan(0);
});

/** What ties a person to the site: their own word, that they are responsible for it, or that they assess it. */
const ties: readonly ((who: Actor) => readonly [Actor, Partial<CycleFacts>])[] = [
  (who) => [who, { declaration: { conflict: true, ties: [], declaredOn: signedOn } }],
  (who) => [{ ...who, sites: [siteId] }, {}],
  (who) => [{ ...who, id: people.assessor.id }, {}],
];

test('no command sequence lets a person decide where they are conflicted', () => {
  let decisions = 0;
  fc.assert(
    fc.property(run, (given) => {
      playSteps(given, (_cycle, before, who, command) => {
        if (!isDecisionOnAward(command.type)) return;
        decisions += 1;
        for (const tie of ties) {
          const twin = before.copy();
          const [tied, facts] = tie(who);
          const decision = twin.give(tied, command, facts);
          // Whoever assessed the site may have done what the scheme wants done by somebody else besides.
          expect(['award.conflicted', 'duty.same-person']).toContain(decision.ok ? 'decided' : decision.error.code);
          expect(twin.state()).toBe(before.state());
        }
      });
    }),
    { numRuns: 150 },
  );
  expect(decisions).toBeGreaterThan(0);
});

test('no command sequence awards a site with an adverse determination a mark that the scheme’s own rule denies', () => {
  let beside = 0;
  fc.assert(
    fc.property(run, (given) => {
      const { scheme } = given.scheme.compiled;
      playSteps(given, (cycle, before) => {
        const last = cycle.events().at(-1)?.event;
        if (last?.type !== 'award.proposed' && last?.type !== 'award.confirmed') return;
        const { assessment, findings } = before.running();
        if (assessment.stage === 'none') throw new Error('An award was decided without an assessment');
        const seen = Object.fromEntries(
          Object.entries(assessment.determinations).map(([id, { rating }]) => [
            id,
            'level' in rating ? rating.level : '',
          ]),
        );
        for (const { criterion, level } of Object.values(findings)) seen[criterion] = level;
        const levels = new Map(
          scheme.scales.flatMap((scale) => scale.levels.map((one) => [`${scale.id} ${one.id}`, one])),
        );
        const adverse = scheme.criteria.some(
          ({ id, scale }) => levels.get(`${scale} ${seen[id] ?? ''}`)?.adverse === true,
        );
        if (!adverse) return;
        beside += 1;
        const given = last.payload.marks.map((mark) => (typeof mark === 'string' ? mark : mark.mark));
        const advised = adviceFor(before.running(), scheme).marks.filter((one) => one.advised);
        expect(advised.map(({ mark }) => mark)).toEqual(expect.arrayContaining(given));
        // The shipped rules of the real scheme leave no room at all.
        if (scheme.id === 'copper-mark') expect(given).toEqual([]);
      });
    }),
    { numRuns: 200 },
  );
  expect(beside).toBeGreaterThan(0);
});

test('no mark is awarded against the advice without a departure’s reason, on the record before the award', () => {
  let departures = 0;
  let asAdvised = 0;
  fc.assert(
    fc.property(run, (given) => {
      const { scheme } = given.scheme.compiled;
      playSteps(given, (cycle, before) => {
        const last = cycle.events().at(-1)?.event;
        if (last?.type !== 'award.confirmed') return;
        const advised = adviceFor(before.running(), scheme)
          .marks.filter((mark) => mark.advised)
          .map(({ mark }) => mark);
        const awarded = last.payload.marks.map(({ mark }) => mark);
        if (awarded.every((mark) => advised.includes(mark)) && awarded.length === advised.length) {
          asAdvised += 1;
          return;
        }
        departures += 1;
        const proposal = cycle.events().findLast(({ event }) => event.type === 'award.proposed')?.event;
        if (proposal?.type !== 'award.proposed') throw new Error('An award was confirmed without a proposal');
        expect(proposal.payload.departs).toBe(true);
        expect(proposal.payload.reason.trim().length).toBeGreaterThanOrEqual(scheme.duties.departureReasonLength);
      });
    }),
    { numRuns: 200 },
  );
  expect(departures).toBeGreaterThan(0);
  expect(asAdvised).toBeGreaterThan(0);
});

test('the advice of the Copper Mark is negative as soon as one criterion is not met, however the others are', () => {
  const copper = schemes[0]!;
  const levels = ['fully-meets', 'partially-meets', 'does-not-meet'];
  fc.assert(
    fc.property(fc.array(fc.nat(2), { minLength: 32, maxLength: 32 }), (chosen) => {
      const cycle = copper.underWay.copy();
      playReport(
        cycle,
        copper.compiled,
        plainDate('2023-06-15'),
        (_criterion, index) => levels[chosen[index] ?? 0] ?? '',
      );
      const { marks } = adviceFor(cycle.running(), copper.compiled.scheme);
      expect(marks.map(({ advised }) => advised)).toEqual([!chosen.includes(2), !chosen.includes(2)]);
    }),
    { numRuns: 50 },
  );
});

test('a cycle whose report is not accepted has no award, and one whose report was returned has no finding', () => {
  fc.assert(
    fc.property(run, (given) => {
      playSteps(given, (cycle) => {
        const { assessment, award, findings } = cycle.running();
        if (assessment.stage === 'under-way') expect(findings).toEqual({});
        if (assessment.stage !== 'accepted') expect(award.stage).toBe('none');
      });
    }),
    { numRuns: 200 },
  );
});
