/**
 * Repeat findings: a criterion that raised a finding in an earlier cycle of the same site. Where the earlier cycle ran
 * under another version, the scheme's mapping says which criterion took it up; without a mapping nothing repeats.
 */
import { pairsSince } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** A finding of an earlier cycle of the site, and the version under which it was raised. */
export interface EarlierFinding {
  readonly cycle: string;
  readonly finding: string;
  readonly criterion: string;
  readonly scheme: string;
  readonly version: string;
}

/** `earlier` in the order of preference, the latest cycle first; a mapping may lead over any of `versions`. */
export function repeatOf(
  scheme: Scheme,
  criterion: string,
  earlier: readonly EarlierFinding[],
  versions?: readonly Scheme[],
): { readonly cycle: string; readonly finding: string } | undefined {
  const found = earlier.find((one) => criteriaAfter(scheme, one, versions).includes(criterion));
  return found === undefined ? undefined : { cycle: found.cycle, finding: found.finding };
}

/** The criteria of this version that ask what the earlier one asked, or a part of it. */
function criteriaAfter(
  scheme: Scheme,
  { criterion, scheme: id, version }: EarlierFinding,
  versions?: readonly Scheme[],
): readonly string[] {
  const pairs = pairsSince(scheme, { id, version }, versions) ?? [];
  return pairs.flatMap(({ from, to }) => (from === criterion && to !== undefined ? [to] : []));
}
