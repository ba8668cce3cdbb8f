/**
 * How the criteria of another version of the scheme stand to those of this one, by this version's mapping, or along the mappings
 * of the versions between them. Under the same version every criterion is itself; where no mapping leads, nothing is guessed
 * from equal names.
 */
import type { CriterionPair } from './compare-schemes.ts';
import type { Relation } from './mapping.ts';
import type { Scheme } from './scheme.ts';
import type { Text } from './text.ts';

export type KnownPair = CriterionPair & { readonly relation: Relation };

interface Version {
  readonly id: string;
  readonly version: string;
}

/** Undefined where no mapping leads from there to here; `versions` are those that it may lead over. */
export function pairsSince(
  scheme: Scheme,
  before: Version,
  versions: readonly Scheme[] = [],
): readonly KnownPair[] | undefined {
  if (isSame(scheme, before)) return scheme.criteria.map(({ id }) => ({ from: id, to: id, relation: 'equal' }));
  const { mappings = [] } = scheme;
  const own = mappings.find(({ from }) => from.scheme === before.id && from.version === before.version);
  if (own !== undefined) return own.entries;
  // Without this version, so that mappings which lead in a ring come to an end.
  const others = versions.filter((one) => one.id === scheme.id && !isSame(one, scheme));
  for (const { entries, from } of mappings) {
    const between = others.find(({ id, version }) => id === from.scheme && version === from.version);
    const earlier = between === undefined ? undefined : pairsSince(between, before, others);
    if (earlier !== undefined) return joinPairs(earlier, entries);
  }
  return undefined;
}

function isSame(one: Version, other: Version): boolean {
  return one.id === other.id && one.version === other.version;
}

/** Pairs from a first version to a second and on to a third, as pairs from the first to the third. */
export function joinPairs(first: readonly KnownPair[], second: readonly KnownPair[]): readonly KnownPair[] {
  const led = first.flatMap((pair) =>
    pair.to === undefined ? [pair] : second.filter(({ from }) => from === pair.to).map((next) => joinPair(pair, next)),
  );
  const added = second.filter(({ from }) => from === undefined);
  const all = mergeRoads([...led, ...added].filter(({ from, to }) => from !== undefined || to !== undefined));
  // “Withdrawn” and “new” stand alone.
  return all.filter((pair) => {
    if (pair.to === undefined) return !all.some(({ from, to }) => from === pair.from && to !== undefined);
    return pair.from !== undefined || !all.some(({ from, to }) => to === pair.to && from !== undefined);
  });
}

function joinPair(pair: KnownPair, next: KnownPair): KnownPair {
  const { from } = pair;
  const { to } = next;
  const relation =
    from === undefined ? 'new' : to === undefined ? 'withdrawn' : joinRelations(pair.relation, next.relation);
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...{ relation, ...bothReasons(pair.reason, next.reason) },
  };
}

/** What leads from one criterion to another over several others is known to overlap, and no more. */
function mergeRoads(pairs: readonly KnownPair[]): readonly KnownPair[] {
  const roads = new Map<string, KnownPair>();
  for (const pair of pairs) {
    const ends = `${pair.from ?? ''} ${pair.to ?? ''}`;
    const known = roads.get(ends);
    const alone = pair.from === undefined || pair.to === undefined;
    if (known === undefined) roads.set(ends, pair);
    else if (!alone) roads.set(ends, { ...known, relation: 'intersect', ...bothReasons(known.reason, pair.reason) });
  }
  return [...roads.values()];
}

/** What is certain of the first and the third where the first and the second, and the second and the third, stand so. */
export function joinRelations(first: Relation, second: Relation): Relation {
  if (first === 'equal') return second;
  if (second === 'equal' || first === second) return first;
  return 'intersect';
}

/** In the order in which the versions came, in every language that has both. */
function bothReasons(first: Text | undefined, second: Text | undefined): { readonly reason?: Text } {
  if (first === undefined || second === undefined) {
    const reason = first ?? second;
    return reason === undefined ? {} : { reason };
  }
  const languages = Object.keys(first).filter((language) => second[language] !== undefined);
  const told = languages.map((language) => [language, `${first[language] ?? ''} ${second[language] ?? ''}`] as const);
  return { reason: Object.fromEntries(told) };
}
