/** Criteria as sets of what they ask for, so that what is said of two of them can be compared with how they really stand. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Mapping, Relation } from './mapping.ts';
import { joinPairs, joinRelations, pairsSince, type KnownPair } from './pairs-since.ts';
import type { Scheme } from './scheme.ts';
import { compileScheme } from './compile.ts';
import { readSchemeFolder } from './shipped-schemes.test-support.ts';

type Asked = ReadonlySet<number>;

function isIn(one: Asked, other: Asked): boolean {
  return [...one].every((part) => other.has(part));
}

function relationOf(from: Asked, to: Asked): Relation {
  const [inside, around] = [isIn(from, to), isIn(to, from)];
  if (inside && around) return 'equal';
  return inside ? 'subset' : around ? 'superset' : 'intersect';
}

function holds(relation: Relation, from: Asked, to: Asked): boolean {
  switch (relation) {
    case 'equal':
      return isIn(from, to) && isIn(to, from);
    case 'subset':
      return isIn(from, to);
    case 'superset':
      return isIn(to, from);
    default:
      return true;
  }
}

const asked = fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }).map((all): Asked => new Set(all));
const relation = fc.constantFrom<Relation>('equal', 'subset', 'superset', 'intersect');

test('what is said of the first and the third version is true of what they ask, whatever the second asks', () => {
  fc.assert(
    fc.property(asked, asked, asked, (one, two, three) => {
      const joined = joinRelations(relationOf(one, two), relationOf(two, three));
      expect(holds(joined, one, three)).toBe(true);
    }),
  );
});

test('nothing that is certain is lost, and it does not matter where a chain is joined first', () => {
  fc.assert(
    fc.property(relation, relation, relation, (one, two, three) => {
      expect(joinRelations('equal', one)).toBe(one);
      expect(joinRelations(one, 'equal')).toBe(one);
      expect(joinRelations(one, one)).toBe(one);
      expect(joinRelations(joinRelations(one, two), three)).toBe(joinRelations(one, joinRelations(two, three)));
    }),
  );
  expect(joinRelations('subset', 'superset')).toBe('intersect');
  expect(joinRelations('superset', 'subset')).toBe('intersect');
});

const ends = fc.constantFrom('a', 'b', 'c');
const pair = fc.record({ from: ends, to: ends, relation });
const pairs = fc.uniqueArray(pair, { maxLength: 6, selector: ({ from, to }) => `${from} ${to}` });

test('a joined pair rests on a road over the second version, is said once, and nothing else is', () => {
  fc.assert(
    fc.property(pairs, pairs, (first, second) => {
      const joined = joinPairs(first, second);
      const roads = first.flatMap(({ from, to }) =>
        second.filter((next) => next.from === to).map((next) => `${from} ${next.to}`),
      );
      const said = joined.map(({ from = '', to = '' }) => `${from} ${to}`);
      expect(said.toSorted()).toEqual([...new Set(roads)].sort());
    }),
  );
});

describe('joined pairs', () => {
  const join = (first: readonly KnownPair[], second: readonly KnownPair[]) => joinPairs(first, second);
  it('leave withdrawn what was withdrawn, then or later, and new what came later', () => {
    const first: KnownPair[] = [
      { from: 'a', relation: 'withdrawn' },
      { from: 'b', to: 'c', relation: 'equal' },
    ];
    const second: KnownPair[] = [
      { from: 'c', relation: 'withdrawn' },
      { to: 'd', relation: 'new' },
    ];
    expect(join(first, second)).toEqual([
      { from: 'a', relation: 'withdrawn' },
      { from: 'b', relation: 'withdrawn' },
      { to: 'd', relation: 'new' },
    ]);
  });
  it('of a criterion that came in between and went again say nothing', () => {
    expect(join([{ to: 'c', relation: 'new' }], [{ from: 'c', relation: 'withdrawn' }])).toEqual([]);
  });
  it('are no more than an overlap where several roads lead from one end to the other', () => {
    const split: KnownPair[] = ['c', 'd'].map((to) => ({ from: 'a', to, relation: 'superset' }));
    const merged: KnownPair[] = ['c', 'd'].map((from) => ({ from, to: 'e', relation: 'superset' }));
    expect(join(split, merged)).toEqual([{ from: 'a', to: 'e', relation: 'intersect' }]);
  });
  it('are not new where a part was there before, nor withdrawn where a part goes on', () => {
    const first: KnownPair[] = [
      { from: 'a', to: 'b', relation: 'superset' },
      { from: 'a', to: 'c', relation: 'superset' },
      { to: 'd', relation: 'new' },
    ];
    const second: KnownPair[] = [
      { from: 'b', to: 'e', relation: 'equal' },
      { from: 'c', relation: 'withdrawn' },
      { from: 'd', to: 'e', relation: 'subset' },
    ];
    expect(join(first, second)).toEqual([{ from: 'a', to: 'e', relation: 'superset' }]);
  });
  it('give the reasons of both steps in their order', () => {
    const step = (from: string, to: string, en: string): KnownPair => ({
      from,
      to,
      relation: 'subset',
      reason: { en },
    });
    expect(join([step('a', 'b', 'Law came in.')], [step('b', 'c', 'Tax came in.')])).toEqual([
      step('a', 'c', 'Law came in. Tax came in.'),
    ]);
  });
});

describe('the pairs since a version', () => {
  const [first, second] = ['copper-mark/rra-2.0', 'copper-mark/rra-3.0'].map((folder) => {
    const compiled = compileScheme(readSchemeFolder(folder));
    if (!compiled.ok) throw new Error(`${folder} does not compile`);
    return compiled.value.scheme;
  }) as [Scheme, Scheme];
  const reason = { en: 'Nothing changed.' };
  const mapping = (from: Scheme): Mapping => ({
    from: { scheme: from.id, version: from.version },
    entries: from.criteria.map(({ id }) => ({ from: id, to: id, relation: 'equal' as const, reason })),
  });
  const third: Scheme = { ...second, version: 'rra-4.0', mappings: [mapping(second)] };
  const plain = (found: readonly KnownPair[] | undefined) =>
    found?.map(({ from, relation: stands, to }) => `${from ?? '–'} ${stands} ${to ?? '–'}`).sort();

  it('lead over the version in between, where that is known', () => {
    expect(pairsSince(third, first)).toBeUndefined();
    expect(pairsSince(third, first, [first, second, third])).toHaveLength(pairsSince(second, first)?.length ?? 0);
    expect(plain(pairsSince(third, first, [second]))).toEqual(plain(pairsSince(second, first)));
  });
  it('are those of the direct mapping where there is one', () => {
    const direct: Scheme = { ...third, mappings: [mapping(second), { ...mapping(first), entries: [] }] };
    expect(pairsSince(direct, first, [second])).toEqual([]);
  });
  it('come to an end where mappings lead in a ring', () => {
    const ring = { ...second, mappings: [mapping(third)] };
    expect(pairsSince(third, first, [ring, third])).toBeUndefined();
  });
});
