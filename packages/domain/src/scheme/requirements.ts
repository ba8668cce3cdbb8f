/** The requirements below a criterion: all of them in reading order, and those that a site is asked. */
import { evaluate, type SiteFacts } from './evaluate.ts';
import type { Path } from './problem.ts';
import type { Criterion, Requirement, Scheme } from './scheme.ts';

export interface PlacedRequirement {
  readonly requirement: Requirement;
  /** 1 directly below the criterion */
  readonly depth: number;
  /** from the criterion, such as `requirements/0/requirements/2` */
  readonly path: Path;
}

/** In reading order: each before those below it. */
export function requirementsOf(criterion: Criterion | Requirement, depth = 1): readonly PlacedRequirement[] {
  return (criterion.requirements ?? []).flatMap((requirement, index) => {
    const path: Path = ['requirements', index];
    const below = requirementsOf(requirement, depth + 1).map((one) => ({ ...one, path: [...path, ...one.path] }));
    return [{ requirement, depth, path }, ...below];
  });
}

/** Those of a criterion that applies. One that does not apply takes all below it along. */
export function applicableRequirements(
  scheme: Scheme,
  criterion: Criterion | Requirement,
  site: SiteFacts,
): readonly Requirement[] {
  return (criterion.requirements ?? []).flatMap((requirement) => {
    const { appliesWhen } = requirement;
    const situation = { site, applicable: [], ratings: {} };
    if (appliesWhen !== undefined && !evaluate(scheme, appliesWhen, situation).holds) return [];
    return [requirement, ...applicableRequirements(scheme, requirement, site)];
  });
}
