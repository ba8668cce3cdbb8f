/**
 * One form for one meaning, so that the hash changes when and only when the meaning does: levels stand best first, lists
 * that are sets stand sorted, members that say what holds anyway are left out. Order that readers see is kept.
 */
import type {
  Clock,
  Criterion,
  FactRule,
  Mark,
  Quantity,
  Reassessment,
  Requirement,
  Rule,
  Scheme,
  Selection,
} from './scheme.ts';
import { steps as stepOrder } from './vocabulary.ts';

export function normalise(scheme: Scheme): Scheme {
  const { activities, mappings, steps, publication, documents, questions, frameworks, ...others } = scheme;
  const {
    eligibility: _eligibility,
    assessment: _assessment,
    assessors: _assessors,
    afterAward: _after,
    ...rest
  } = others;
  return {
    ...rest,
    scales: scheme.scales.map((scale) => ({ ...scale, levels: [...scale.levels].sort((a, b) => b.rank - a.rank) })),
    criteria: scheme.criteria.map(normaliseCriterion),
    clocks: scheme.clocks.map(normaliseClock),
    marks: scheme.marks.map(normaliseMark),
    ...kept('activities', activities),
    ...kept(
      'steps',
      steps?.toSorted((a, b) => stepOrder.indexOf(a.step) - stepOrder.indexOf(b.step)),
    ),
    ...kept('publication', publication),
    ...kept('documents', documents),
    ...kept(
      'questions',
      questions?.map(({ askedAt, askedWhen, ...question }) => ({
        ...question,
        ...(askedAt === 'application' ? { askedAt } : {}),
        ...(askedWhen === undefined ? {} : { askedWhen: normaliseRule(askedWhen) }),
      })),
    ),
    ...normaliseAssurance(scheme),
    ...kept(
      'frameworks',
      frameworks?.map((one) => ({
        ...one,
        parts: one.parts.map((part) => ({ ...part, criteria: sortedSet(part.criteria) })),
      })),
    ),
    ...kept('mappings', mappings),
  };
}

function normaliseAssurance({ eligibility, assessment, assessors, afterAward }: Scheme): Partial<Scheme> {
  const { requirements, ...assessed } = assessment ?? {};
  const { scope, ...approved } = assessors ?? {};
  const rule = eligibility?.eligibleWhen ?? null;
  const { reassessment, ...after } = afterAward ?? {};
  return {
    ...(eligibility === undefined
      ? {}
      : { eligibility: { ...eligibility, eligibleWhen: rule === null ? null : normaliseRule(rule) } }),
    ...filled('assessment', { ...assessed, ...(requirements === 'rated' ? { requirements } : {}) }),
    ...filled('assessors', {
      ...approved,
      ...(scope === undefined ? {} : { scope: scope === null ? null : sortedSet(scope) }),
    }),
    ...filled('afterAward', {
      ...after,
      ...(reassessment === undefined
        ? {}
        : { reassessment: reassessment === null ? null : normaliseReassessment(reassessment) }),
    }),
  };
}

function normaliseReassessment({ triggers, ...rest }: Reassessment): Reassessment {
  return {
    ...rest,
    triggers: triggers.map(({ toldBySite, ...trigger }) => ({
      ...trigger,
      ...(toldBySite === true ? { toldBySite } : {}),
    })),
  };
}

/** A mapping without members says what its absence says. */
function filled<N extends string, T extends object>(name: N, value: T): Partial<Record<N, T>> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a computed name loses its literal type
  return Object.keys(value).length === 0 ? {} : ({ [name]: value } as Record<N, T>);
}

/** An empty list says what its absence says. */
function kept<N extends string, T>(name: N, all: readonly T[] | undefined): Partial<Record<N, readonly T[]>> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a computed name loses its literal type
  return all === undefined || all.length === 0 ? {} : ({ [name]: all } as Record<N, readonly T[]>);
}

function normaliseClock({ remindDaysBefore = [], ...clock }: Clock): Clock {
  const days = [...new Set(remindDaysBefore)].sort((a, b) => b - a);
  return { ...clock, ...kept('remindDaysBefore', days) };
}

function normaliseMark({ offeredWhen, awardedWhen, conditions, ...mark }: Mark): Mark {
  return {
    ...mark,
    ...(offeredWhen === undefined ? {} : { offeredWhen: normaliseRule(offeredWhen) }),
    awardedWhen: normaliseRule(awardedWhen),
    ...kept(
      'conditions',
      conditions?.map(({ when, ...condition }) => ({
        ...condition,
        ...(when === undefined ? {} : { when: normaliseRule(when) }),
      })),
    ),
  };
}

function normaliseCriterion(criterion: Criterion): Criterion {
  const { appliesWhen, weight, critical, requirements, evidenceHints, references, sdgs, aims, sources, ...rest } =
    criterion;
  return {
    ...rest,
    ...(appliesWhen === undefined ? {} : { appliesWhen: normaliseRule(appliesWhen) }),
    ...(weight === undefined || weight === 1 ? {} : { weight }),
    ...(critical === true ? { critical } : {}),
    ...kept('requirements', requirements?.map(normaliseRequirement)),
    ...kept('evidenceHints', evidenceHints),
    ...kept('references', references),
    ...(sdgs === undefined || sdgs.length === 0 ? {} : { sdgs: [...new Set(sdgs)].sort((a, b) => a - b) }),
    ...(aims === undefined || aims.length === 0 ? {} : { aims: sortedSet(aims) }),
    ...(sources === undefined || Object.keys(sources).length === 0 ? {} : { sources }),
  };
}

function normaliseRequirement(requirement: Requirement): Requirement {
  const { appliesWhen, critical, requirements, evidenceHints, references, ...rest } = requirement;
  return {
    ...rest,
    ...(appliesWhen === undefined ? {} : { appliesWhen: normaliseRule(appliesWhen) }),
    ...(critical === true ? { critical } : {}),
    ...kept('requirements', requirements?.map(normaliseRequirement)),
    ...kept('evidenceHints', evidenceHints),
    ...kept('references', references),
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
  if ('applies' in rule) return { applies: normaliseOf(rule.applies) };
  if ('within' in rule) return rule;
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
