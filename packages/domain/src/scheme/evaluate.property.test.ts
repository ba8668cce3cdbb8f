import { addPeriod, plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advise, applicableCriteria } from './advise.ts';
import { partsOf } from './check-rule.ts';
import { evaluate, isMonotone, type Rating, type Reason, type SiteFacts } from './evaluate.ts';
import { consideredIn, obstaclesIn, remedyOf } from './obstacles.ts';
import type { Quantity, Rule, Scheme, Selection } from './scheme.ts';
import { compiledExample } from './shipped-schemes.test-support.ts';
import { cycleAnchors } from './vocabulary.ts';
import { reasonInWords } from './words/reason-in-words.ts';
import { ruleInWords } from './words/rule-in-words.ts';

const example = compiledExample();
/** as the scale has them: best first */
const levels = example.scales[0]!.levels.map(({ id }) => id);
const criteria = example.criteria.map(({ id }) => id);

const level = fc.constantFrom(...levels);
const of: fc.Arbitrary<Selection> = fc.record(
  {
    groups: fc.subarray(
      example.groups.map(({ id }) => id),
      { minLength: 1 },
    ),
    criteria: fc.subarray(criteria, { minLength: 1 }),
    critical: fc.boolean(),
  },
  { requiredKeys: [] },
);
const reach = fc.record({ of, atLeast: level });
const quantity: fc.Arbitrary<Quantity> = fc.oneof(
  fc.record({ count: reach }),
  fc.record({ share: reach }),
  fc.record({ score: fc.record({ of }) }),
);
const fact = fc.constantFrom<Rule>(
  { fact: 'siteType', isOneOf: ['watermill', 'granary'] },
  { fact: 'metals', isOneOf: ['lead'] },
  { fact: 'activities', isOneOf: ['oil-pressing'] },
  { fact: 'country', isOneOf: ['FR', 'CA'] },
  { fact: 'fictional', isOneOf: [true] },
);
const event = fc.constantFrom(...cycleAnchors);
const anchors = fc.dictionary(
  event,
  fc.integer({ min: 0, max: 900 }).map((days) => addPeriod(plainDate('2025-01-01'), { days })),
);
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fact,
  fc.record({ every: reach }),
  fc.record({ rated: fc.record({ of }) }),
  fc.record({ applies: fc.record({ of }) }),
  fc.record({
    within: fc.record({ event, due: fc.option(fc.record({ anchor: event, after: fc.record({ days: fc.nat(400) }) })) }),
  }),
  fc.record({ atLeast: fc.record({ value: quantity, min: fc.integer({ min: 0, max: 110 }) }) }),
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('rule') }),
  ),
}));

const site: fc.Arbitrary<SiteFacts> = fc.record(
  {
    siteType: fc.constantFrom('watermill', 'windmill', 'granary'),
    metals: fc.subarray(['iron', 'tin', 'lead']),
    activities: fc.subarray(['grinding', 'oil-pressing']),
    country: fc.constantFrom('FR', 'CA', 'AQ'),
    fictional: fc.boolean(),
  },
  { requiredKeys: ['siteType'] },
);
const rating: fc.Arbitrary<Rating> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ level }) },
  fc.record({ notApplicable: fc.constant(true as const) }),
  fc.record({ level: fc.constant('of another scale') }),
);
const ratings = fc.dictionary(fc.constantFrom(...criteria, 'unknown', 'constructor'), rating);
/** schemes whose criteria differ in weight, criticality and whether they may be left out */
const scheme: fc.Arbitrary<Scheme> = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), critical: fc.boolean(), may: fc.boolean() }), {
    minLength: criteria.length,
    maxLength: criteria.length,
  })
  .map((changes) => ({
    ...example,
    criteria: example.criteria.map((one, index) => {
      const { weight = 1, critical = false, may = false } = changes[index] ?? {};
      return { ...one, weight, critical, notApplicable: may ? 'allowed' : 'never' };
    }),
  }));

function sizeOf(one: Rule): number {
  return partsOf(one).reduce((total, { part }) => total + sizeOf(part), 1);
}

function nodesOf(reason: Reason): number {
  return reason.because.reduce((total, below) => total + nodesOf(below), 1);
}

test('every rule has a value, a reason of its own shape, and words in every language', () => {
  fc.assert(
    fc.property(scheme, rule, site, ratings, anchors, (one, asked, facts, given, days) => {
      const situation = { site: facts, ratings: given, applicable: applicableCriteria(one, facts), anchors: days };
      const reason = evaluate(one, asked, situation);
      expect(reason).toEqual(evaluate(one, asked, situation));
      expect(nodesOf(reason)).toBe(sizeOf(asked));
      for (const language of ['en', 'fr', 'fr-CA', 'sw']) {
        expect(ruleInWords(one, asked, language)).toMatch(/^\S.*\.$/);
        expect(reasonInWords(one, reason, language)).toMatch(/^\S.*\.$/);
        expect(ruleInWords(one, asked, language) + reasonInWords(one, reason, language)).not.toMatch(
          /undefined|NaN|\[object/,
        );
      }
    }),
  );
});

test('“all”, “any” and “not” mean what they say', () => {
  fc.assert(
    fc.property(rule, rule, site, ratings, (a, b, facts, given) => {
      const situation = { site: facts, ratings: given, applicable: applicableCriteria(example, facts) };
      const holds = (asked: Rule): boolean => evaluate(example, asked, situation).holds;
      expect(holds({ all: [a, b] })).toBe(holds(a) && holds(b));
      expect(holds({ any: [a, b] })).toBe(holds(a) || holds(b));
      expect(holds({ not: a })).toBe(!holds(a));
      expect(holds({ not: { all: [a, b] } })).toBe(holds({ any: [{ not: a }, { not: b }] }));
    }),
  );
});

test('raising a rating, or rating what was not rated, never turns a rule without “not” from holding to failing', () => {
  fc.assert(
    fc.property(
      scheme,
      rule.filter(isMonotone),
      site,
      ratings,
      fc.constantFrom(...criteria),
      fc.nat(levels.length - 1),
      (one, asked, facts, given, raised, to) => {
        const before = given[raised];
        fc.pre(
          before === undefined ||
            ('level' in before && (levels.indexOf(before.level) >= to || !levels.includes(before.level))),
        );
        const applicable = applicableCriteria(one, facts);
        const better = { ...given, [raised]: { level: levels[to]! } };
        const was = evaluate(one, asked, { site: facts, ratings: given, applicable });
        const is = evaluate(one, asked, { site: facts, ratings: better, applicable });
        if (was.holds) expect(is.holds).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('ratings of criteria that do not apply have no influence, nor has their order', () => {
  fc.assert(
    fc.property(site, ratings, ratings, (facts, given, others) => {
      const applicable = new Set(applicableCriteria(example, facts).map(({ id }) => id));
      const foreign = Object.fromEntries(Object.entries(others).filter(([id]) => !applicable.has(id)));
      const turned = Object.fromEntries(Object.entries({ ...given, ...foreign }).reverse());
      const own = Object.fromEntries(Object.entries(given).filter(([id]) => applicable.has(id)));
      expect(advise(example, { site: facts, ratings: turned })).toEqual(advise(example, { site: facts, ratings: own }));
    }),
  );
});

test('what stands in the way is named: with every criterion it names raised to the top, “every” holds', () => {
  fc.assert(
    fc.property(site, ratings, reach, (facts, given, asked) => {
      const applicable = applicableCriteria(example, facts);
      const reason = evaluate(example, { every: asked }, { site: facts, ratings: given, applicable });
      const { against, missing } = obstaclesIn(reason);
      expect(reason.holds).toBe(against.length + missing.length === 0);
      const raised = Object.fromEntries([...against, ...missing].map((id) => [id, { level: levels[0]! }]));
      const after = evaluate(example, { every: asked }, { site: facts, ratings: { ...given, ...raised }, applicable });
      expect(after.holds).toBe(true);
    }),
  );
});

test('what would turn a rule is what turns it: each criterion in the way and no less, or no rating at all', () => {
  fc.assert(
    fc.property(scheme, rule.filter(isMonotone), site, ratings, (one, asked, facts, given) => {
      const situation = { site: facts, applicable: applicableCriteria(one, facts) };
      const reason = evaluate(one, asked, { ...situation, ratings: given });
      fc.pre(!reason.holds);
      const { against, missing } = obstaclesIn(reason);
      const obstacles = [...new Set([...against, ...missing])];
      const holdsWith = (raised: readonly string[]): boolean => {
        const top = Object.fromEntries(raised.map((id) => [id, { level: levels[0]! }]));
        return evaluate(one, asked, { ...situation, ratings: { ...given, ...top } }).holds;
      };
      const remedy = remedyOf(reason);
      if (remedy === 'criteria') {
        expect(holdsWith(obstacles)).toBe(true);
        for (const left of obstacles) expect(holdsWith(obstacles.filter((id) => id !== left))).toBe(false);
      }
      if (remedy === 'facts') expect(holdsWith(criteria)).toBe(false);
      const all = consideredIn(reason);
      if (all !== undefined) expect(obstacles.length).toBeLessThanOrEqual(all);
    }),
    { numRuns: 300 },
  );
});

test('“within” holds exactly when the event happened no later than the day counted for it', () => {
  const submitted = {
    within: { event: 'self-assessment.submitted', due: { anchor: 'commitment.signed', after: { days: 10 } } },
  };
  const holds = (asked: Rule, days: Readonly<Record<string, string>>) =>
    evaluate(example, asked, {
      ...{ site: {}, applicable: [], ratings: {} },
      anchors: Object.fromEntries(Object.entries(days).map(([name, day]) => [name, plainDate(day)])),
    }).holds;
  const signed = { 'commitment.signed': '2025-01-10' };
  expect(holds(submitted, signed)).toBe(false);
  expect(holds(submitted, { 'self-assessment.submitted': '2025-01-12' })).toBe(false);
  expect(holds(submitted, { ...signed, 'self-assessment.submitted': '2025-01-20' })).toBe(true);
  expect(holds(submitted, { ...signed, 'self-assessment.submitted': '2025-01-21' })).toBe(false);
  const visited = { within: { event: 'assessment.visited', due: null } };
  expect(holds(visited, {})).toBe(false);
  expect(holds(visited, { 'assessment.visited': '2030-01-01' })).toBe(true);
});
