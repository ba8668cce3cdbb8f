/**
 * What changed between two versions of a scheme, as data: where every criterion went, and which rules, clocks, scales,
 * duties and words differ. Follows the newer version's mapping where it has one, else equal ids. Where a fact was read
 * is no difference.
 */
import { canonicalJson, type Json } from '@touchstone/kernel';
import type { MappingEntry } from './mapping.ts';
import { schemeParts, type SchemePart } from './scheme-parts.ts';
import type { Criterion, Scheme } from './scheme.ts';

export interface SchemeComparison {
  /** whether the newer version says itself where the criteria went */
  readonly mapped: boolean;
  /** side by side: the mapping's pairs in its order, or the criteria of equal id, added and removed ones */
  readonly pairs: readonly CriterionPair[];
  readonly changes: readonly SchemeChange[];
  /** ids of older criteria that the mapping forgets, and of ones that it names and the older version lacks */
  readonly unaccounted: readonly string[];
  readonly unknown: readonly string[];
}

/** Without a mapping there is neither relation nor reason. */
export type CriterionPair = Partial<MappingEntry>;

/** Older criteria by their id in the older version, newer ones by theirs. */
export type SchemeChange =
  | { readonly kind: 'added'; readonly criterion: string }
  | { readonly kind: 'removed'; readonly criterion: string }
  | { readonly kind: 'merged'; readonly from: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly from: string; readonly into: readonly string[] }
  /** to another group */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'reworded' | 'changed';
      readonly from: string;
      readonly to: string;
      readonly members: readonly string[];
    }
  | { readonly kind: 'part-added' | 'part-removed'; readonly part: SchemePart; readonly id: string }
  | {
      readonly kind: 'part-changed';
      readonly part: SchemePart;
      readonly id: string;
      readonly members: readonly string[];
    };

export function compareSchemes(older: Scheme, newer: Scheme): SchemeComparison {
  const mapping = newer.mappings?.find(({ from }) => from.scheme === older.id && from.version === older.version);
  const pairs = mapping?.entries ?? pairsById(older, newer);
  const [was, is] = [new Set(older.criteria.map(({ id }) => id)), new Set(newer.criteria.map(({ id }) => id))];
  const from = new Set(pairs.flatMap((pair) => pair.from ?? []));
  const to = new Set(pairs.flatMap((pair) => pair.to ?? []));
  return {
    mapped: mapping !== undefined,
    pairs,
    changes: [...criterionChanges(older, newer, pairs), ...partChanges(older, newer)],
    unaccounted: [...was].filter((id) => !from.has(id)),
    unknown: [...[...from].filter((id) => !was.has(id)), ...[...to].filter((id) => !is.has(id))],
  };
}

/** Whether a change of criteria speaks of this very pair. */
export function isChangeOfPair(change: SchemeChange, { from, to }: CriterionPair): boolean {
  switch (change.kind) {
    case 'added':
      return change.criterion === to;
    case 'removed':
      return change.criterion === from && to === undefined;
    case 'merged':
      return change.into === to;
    case 'split':
      return change.from === from;
    case 'moved':
    case 'reworded':
    case 'changed':
      return change.from === from && change.to === to;
    case 'part-added':
    case 'part-removed':
    case 'part-changed':
      return false;
  }
}

function pairsById(older: Scheme, newer: Scheme): readonly CriterionPair[] {
  const [was, is] = [new Set(older.criteria.map(({ id }) => id)), new Set(newer.criteria.map(({ id }) => id))];
  return [
    ...newer.criteria.map(({ id }) => (was.has(id) ? { from: id, to: id } : { to: id })),
    ...older.criteria.flatMap(({ id }) => (is.has(id) ? [] : [{ from: id }])),
  ];
}

function criterionChanges(older: Scheme, newer: Scheme, pairs: readonly CriterionPair[]): readonly SchemeChange[] {
  const changes: SchemeChange[] = [];
  const sourcesOf = (id: string) => pairs.flatMap(({ from, to }) => (to === id && from !== undefined ? [from] : []));
  const targetsOf = (id: string) => pairs.flatMap(({ from, to }) => (from === id && to !== undefined ? [to] : []));
  for (const is of newer.criteria) {
    const sources = sourcesOf(is.id);
    const [first] = sources;
    if (first === undefined) changes.push({ kind: 'added', criterion: is.id });
    else if (sources.length > 1) changes.push({ kind: 'merged', from: sources, into: is.id });
    else if (targetsOf(first).length === 1) {
      const was = older.criteria.find(({ id }) => id === first);
      if (was !== undefined) changes.push(...changesOfPair(was, is));
    }
  }
  for (const { id } of older.criteria) {
    const targets = targetsOf(id);
    if (targets.length === 0) changes.push({ kind: 'removed', criterion: id });
    else if (targets.length > 1) changes.push({ kind: 'split', from: id, into: targets });
  }
  return changes;
}

const words = new Set(['number', 'title', 'summary', 'guidance', 'evidenceHints']);

function changesOfPair(was: Criterion, is: Criterion): readonly SchemeChange[] {
  const ends = { from: was.id, to: is.id };
  const members = differingMembers(was, is);
  const reworded = members.filter((member) => words.has(member));
  const changed = members.filter((member) => member !== 'group' && !words.has(member));
  return [
    ...(members.includes('group') ? [{ kind: 'moved', ...ends } as const] : []),
    ...(reworded.length === 0 ? [] : [{ kind: 'reworded', ...ends, members: reworded } as const]),
    ...(changed.length === 0 ? [] : [{ kind: 'changed', ...ends, members: changed } as const]),
  ];
}

function partChanges(older: Scheme, newer: Scheme): readonly SchemeChange[] {
  const [before, after] = [schemeParts(older), schemeParts(newer)];
  const changes: SchemeChange[] = [];
  for (const { part, id, value } of after) {
    const was = before.find((one) => one.part === part && one.id === id);
    if (was === undefined) changes.push({ kind: 'part-added', part, id });
    else {
      const members = differingMembers(was.value, value);
      if (members.length > 0) changes.push({ kind: 'part-changed', part, id, members });
    }
  }
  for (const { part, id } of before) {
    if (!after.some((one) => one.part === part && one.id === id)) changes.push({ kind: 'part-removed', part, id });
  }
  return changes;
}

/** Names of the members that say something else, in alphabetical order; `id` and sources do not count. */
function differingMembers(was: object, is: object): readonly string[] {
  const [before, after] = [meaning(was), meaning(is)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => name !== 'id' && spell(before[name]) !== spell(after[name]))
    .sort();
}

function spell(value: Json | undefined): string {
  return value === undefined ? '' : canonicalJson(value);
}

/** The value without the members that say where it was read. */
function meaning(value: object): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'source' && name !== 'sources')
      .map(([name, member]: [string, unknown]) => [name, meaningOf(member)]),
  );
}

function meaningOf(value: unknown): Json {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value === 'object' && value !== null) return meaning(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
