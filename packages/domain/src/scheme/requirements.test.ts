/** Requirements below criteria, to any depth, and the outside principles that criteria serve. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { alignmentsOf } from './alignment.ts';
import { compileScheme } from './compile.ts';
import { applicableRequirements, requirementsOf } from './requirements.ts';
import type { Requirement } from './scheme.ts';
import { compiledExample } from './shipped-schemes.test-support.ts';

const scheme = compiledExample();
const water = scheme.criteria.find(({ requirements }) => requirements !== undefined)!;
const ids = (all: readonly Requirement[]) => all.map(({ id }) => id);

test('requirements are listed in reading order with their depth and path', () => {
  expect(
    requirementsOf(water).map(({ requirement, depth, path }) => [requirement.number, depth, path.join('/')]),
  ).toEqual([
    ['R2.1', 1, 'requirements/0'],
    ['R2.1.1', 2, 'requirements/0/requirements/0'],
    ['R2.1.2', 2, 'requirements/0/requirements/1'],
    ['R2.1.2.1', 3, 'requirements/0/requirements/1/requirements/0'],
    ['R2.2', 1, 'requirements/1'],
    ['R2.2.1', 2, 'requirements/1/requirements/0'],
  ]);
});

test('a requirement that does not apply takes all below it along', () => {
  const withLead = applicableRequirements(scheme, water, { metals: ['lead'], activities: ['oil-pressing'] });
  expect(ids(withLead)).toEqual(ids(requirementsOf(water).map(({ requirement }) => requirement)));
  expect(ids(applicableRequirements(scheme, water, { metals: ['iron'] }))).toEqual([
    'mill-5-race',
    'mill-5-heat',
    'mill-5-oil',
  ]);
});

test('a criterion names the outside principles that it serves', () => {
  expect(alignmentsOf(scheme, 'mill-5').map(({ framework, part }) => `${framework.id} ${part.number}`)).toEqual([
    'river-charter 2',
  ]);
  expect(alignmentsOf(scheme, 'mill-1')).toEqual([]);
});

test('a tree of requirements of any form compiles as long as it is not too deep, and answers in words where it is', () => {
  const { tree } = fc.letrec<{ tree: readonly unknown[] }>((tie) => ({
    tree: fc.array(
      fc.record({ below: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant([]), tie('tree')) }),
      { maxLength: 3 },
    ),
  }));
  let count = 0;
  const written = (all: readonly unknown[]): readonly Requirement[] =>
    all.map((one) => {
      count += 1;
      const below = (one as { readonly below: readonly unknown[] }).below;
      return { id: `r${count}`, number: `${count}`, text: { fr: 'Ceci.' }, requirements: written(below) };
    });
  const compiled = (requirements: readonly Requirement[]) => {
    const criteria = scheme.criteria.map((one) => (one.id === water.id ? { ...one, requirements } : one));
    return compileScheme(new Map([['scheme.yaml', stringify({ ...scheme, criteria })]]));
  };
  fc.assert(
    fc.property(tree, (shape) => {
      count = 0;
      const requirements = written(shape);
      const total = count;
      const outcome = compiled(requirements);
      if (!outcome.ok) throw new Error(outcome.error[0]?.sentence);
      const kept = outcome.value.scheme.criteria.find(({ id }) => id === water.id)!;
      expect(requirementsOf(kept)).toHaveLength(total);
    }),
    { numRuns: 20 },
  );
  count = 0;
  const deep = Array.from({ length: 30 }).reduce<readonly unknown[]>((below) => [{ below }], []);
  const refused = compiled(written(deep));
  expect(refused.ok ? '' : refused.error[0]?.sentence).toContain('nests deeper than 40 levels');
});

test('500 requirements below 13 criteria compile in about a second', () => {
  const criteria = Array.from({ length: 13 }, (_, index) => ({
    ...scheme.criteria[index % 2]!,
    id: `principle-${index}`,
    number: `${index}`,
    requirements: Array.from({ length: 39 }, (__, at) => ({
      id: `point-${index}-${at}`,
      number: `${index}.${at}`,
      text: { fr: `Exigence ${index}.${at}.` },
    })),
  }));
  const { mappings, frameworks, ...rest } = scheme;
  expect([mappings, frameworks]).not.toContain(undefined);
  const awardedWhen = { rated: {} };
  const marks = scheme.marks.map(({ id, name, validityClock }) => ({ id, name, validityClock, awardedWhen }));
  const files = new Map([['scheme.yaml', stringify({ ...rest, criteria, marks }, { aliasDuplicateObjects: false })]]);
  const before = process.cpuUsage();
  const outcome = compileScheme(files);
  expect(outcome.ok ? [] : outcome.error).toEqual([]);
  // Of the processor: what else the machine does meanwhile is not ours.
  const { system, user } = process.cpuUsage(before);
  expect((system + user) / 1_000).toBeLessThan(4_000);
});
