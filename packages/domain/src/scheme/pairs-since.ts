/**
 * How the criteria of another version of the scheme stand to those of this one, by this version's mapping. Under the same
 * version every criterion is itself; where this version says nothing of the other, nothing is guessed from equal names.
 */
import type { CriterionPair } from './compare-schemes.ts';
import type { Relation } from './mapping.ts';
import type { Scheme } from './scheme.ts';

export type KnownPair = CriterionPair & { readonly relation: Relation };

/** Undefined where this version does not say. */
export function pairsSince(
  scheme: Scheme,
  before: { readonly id: string; readonly version: string },
): readonly KnownPair[] | undefined {
  if (scheme.id === before.id && scheme.version === before.version)
    return scheme.criteria.map(({ id }) => ({ from: id, to: id, relation: 'equal' }));
  return scheme.mappings?.find(({ from }) => from.scheme === before.id && from.version === before.version)?.entries;
}
