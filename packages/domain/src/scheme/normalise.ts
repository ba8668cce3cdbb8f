/**
 * One form for one meaning, so that the hash changes when and only when the meaning does: levels stand best first, lists
 * that are sets stand sorted, members that say what holds anyway are left out. Order that readers see is kept.
 */
import type { Criterion, FactRule, Quantity, Rule, Scheme, Selection } from './scheme.ts';

export function normalise({ mappings = [], ...scheme }: Scheme): Scheme {
  return {
    ...scheme,
    ...(mappings.length === 0 ? {} : { mappings }),
    scales: scheme.scales.map((scale) => ({ ...scale, levels: [...scale.levels].sort((a, b) => b.rank - a.rank) })),
    criteria: scheme.criteria.map(normaliseCriterion),
    marks: scheme.marks.map(({ offeredWhen, awardedWhen, ...mark }) => ({
      ...mark,
      ...(offeredWhen === undefined ? {} : { offeredWhen: normaliseRule(offeredWhen) }),
      awardedWhen: normaliseRule(awardedWhen),
    })),
  };
}

function normaliseCriterion(criterion: Criterion): Criterion {
  const { appliesWhen, weight, critical, evidenceHints, sdgs, aims, sources, ...rest } = criterion;
  return {
    ...rest,
    ...(appliesWhen === undefined ? {} : { appliesWhen: normaliseRule(appliesWhen) }),
    ...(weight === undefined || weight === 1 ? {} : { weight }),
    ...(critical === true ? { critical } : {}),
    ...(evidenceHints === undefined || evidenceHints.length === 0 ? {} : { evidenceHints }),
    ...(sdgs === undefined || sdgs.length === 0 ? {} : { sdgs: [...new Set(sdgs)].sort((a, b) => a - b) }),
    ...(aims === undefined || aims.length === 0 ? {} : { aims: sortedSet(aims) }),
    ...(sources === undefined || Object.keys(sources).length === 0 ? {} : { sources }),
  };
}

function normaliseRule(rule: FactRule): FactRule;
function normaliseRule(rule: Rule): Rule;
function normaliseRule(rule: Rule): Rule {
  if ('all' in rule) return { all: rule.all.map((part) => normaliseRule(part)) };
  if ('any' in rule) return { any: rule.any.map((part) => normaliseRule(part)) };
  if ('not' in rule) return { not: normaliseRule(rule.not) };
  if ('every' in rule) return { every: normaliseOf(rule.every) };
  if ('rated' in rule) return { rated: normaliseOf(rule.rated) };
  if ('atLeast' in rule) return { atLeast: { value: normaliseQuantity(rule.atLeast.value), min: rule.atLeast.min } };
  return { fact: rule.fact, isOneOf: sortedSet(rule.isOneOf) };
}

function normaliseQuantity(quantity: Quantity): Quantity {
  if ('count' in quantity) return { count: normaliseOf(quantity.count) };
  if ('share' in quantity) return { share: normaliseOf(quantity.share) };
  return { score: normaliseOf(quantity.score) };
}

/** A selection that selects everything is left out. */
function normaliseOf<T extends { readonly of?: Selection }>(asked: T): Omit<T, 'of'> & { readonly of?: Selection } {
  const { of, ...rest } = asked;
  if (of === undefined || Object.keys(of).length === 0) return rest;
  const { groups, criteria, critical } = of;
  return {
    ...rest,
    of: {
      ...(groups === undefined ? {} : { groups: sortedSet(groups) }),
      ...(criteria === undefined ? {} : { criteria: sortedSet(criteria) }),
      ...(critical === undefined ? {} : { critical }),
    },
  };
}

function sortedSet<T extends string | number | boolean>(all: readonly T[]): readonly T[] {
  return [...new Set(all)].sort((a, b) => (String(a) < String(b) ? -1 : 1));
}
