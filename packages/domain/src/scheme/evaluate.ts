/**
 * Evaluates one rule to whether it holds and why. Total and deterministic: every node is asked, none is skipped, so the
 * reason tree has the shape of the rule. Raising a rating never turns a rule without `not` from holding to not holding.
 */
import type { PlainDate } from '@touchstone/kernel';
import { dayOfDue, type Anchors } from './clocks.ts';
import type { Criterion, Due, Level, Quantity, Rule, Scheme, Selection } from './scheme.ts';

/** What rules may ask about a site. Lists answer "is one of" when any member is. */
export type SiteFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type Rating = { readonly level: string } | { readonly notApplicable: true };

/** A node of the explanation, drawn as a tree for people: what was asked, whether it holds, and on which facts. */
export interface Reason {
  readonly holds: boolean;
  readonly asked: 'all' | 'any' | 'not' | 'every' | 'rated' | 'at-least' | 'applies' | 'within' | 'fact';
  /** which criteria the node speaks of; absent: all that apply */
  readonly of?: Selection;
  readonly level?: string;
  /** ids of criteria rated below what was asked */
  readonly against?: readonly string[];
  /** ids of criteria without a rating */
  readonly missing?: readonly string[];
  /** rounded down to hundredths; absent where no criterion was left to measure */
  readonly value?: number;
  readonly wanted?: number;
  readonly fact?: string;
  readonly wantedOneOf?: readonly (string | number | boolean)[];
  readonly event?: string;
  /** the day on which the event happened */
  readonly happenedOn?: PlainDate;
  /** the day until which it counts; absent where it counts whenever, or what that day counts from has not happened */
  readonly dueOn?: PlainDate;
  readonly quantity?: 'count' | 'share' | 'score';
  /** how many criteria were looked at: those that apply, without the ones rated not applicable */
  readonly considered?: number;
  readonly because: readonly Reason[];
}

/** What one rule is asked of. `applicable` is empty where only facts may be asked. */
export interface Situation {
  readonly site: SiteFacts;
  readonly applicable: readonly Criterion[];
  /** by criterion id; a criterion without a rating is missing here */
  readonly ratings: Readonly<Record<string, Rating>>;
  /** absent: nothing has happened yet */
  readonly anchors?: Anchors;
}

export function evaluate(scheme: Scheme, rule: Rule, situation: Situation): Reason {
  if ('all' in rule) {
    const because = rule.all.map((part) => evaluate(scheme, part, situation));
    return { asked: 'all', holds: because.every((part) => part.holds), because };
  }
  if ('any' in rule) {
    const because = rule.any.map((part) => evaluate(scheme, part, situation));
    return { asked: 'any', holds: because.some((part) => part.holds), because };
  }
  if ('not' in rule) {
    const part = evaluate(scheme, rule.not, situation);
    return { asked: 'not', holds: !part.holds, because: [part] };
  }
  if ('every' in rule) {
    const { of, atLeast } = rule.every;
    const { considered, against, missing } = sortOut(scheme, situation, of, atLeast);
    const holds = against.length === 0 && missing.length === 0;
    return { asked: 'every', holds, ...given(of), level: atLeast, considered, against, missing, because: [] };
  }
  if ('rated' in rule) {
    const { of } = rule.rated;
    const { considered, missing } = sortOut(scheme, situation, of);
    return { asked: 'rated', holds: missing.length === 0, ...given(of), considered, missing, because: [] };
  }
  if ('atLeast' in rule) return measure(scheme, rule.atLeast.value, rule.atLeast.min, situation);
  if ('applies' in rule) {
    const { of } = rule.applies;
    const considered = situation.applicable.filter((criterion) => selects(of, criterion)).length;
    return { asked: 'applies', holds: considered > 0, ...given(of), considered, because: [] };
  }
  if ('within' in rule) return happened(rule.within, situation.anchors ?? {});
  const said = situation.site[rule.fact];
  const members = said === undefined ? [] : typeof said === 'object' ? said : [said];
  const holds = members.some((member) => rule.isOneOf.includes(member));
  return { asked: 'fact', holds, fact: rule.fact, wantedOneOf: rule.isOneOf, because: [] };
}

/** An event that has not happened, or whose day cannot be counted yet, is not within it. */
function happened({ event, due }: { readonly event: string; readonly due: Due | null }, anchors: Anchors): Reason {
  const happenedOn = anchors[event];
  const until = due === null ? undefined : dayOfDue(due, anchors);
  const inTime = due === null || (until !== undefined && happenedOn !== undefined && happenedOn <= until);
  return {
    asked: 'within',
    holds: happenedOn !== undefined && inTime,
    event,
    ...(happenedOn === undefined ? {} : { happenedOn }),
    ...(until === undefined ? {} : { dueOn: until }),
    because: [],
  };
}

/** Whether a criterion belongs to a selection; members of the selection narrow one another. */
export function selects(of: Selection | undefined, criterion: Criterion): boolean {
  if (of === undefined) return true;
  return (
    (of.groups === undefined || of.groups.includes(criterion.group)) &&
    (of.criteria === undefined || of.criteria.includes(criterion.id)) &&
    (of.critical === undefined || of.critical === (criterion.critical ?? false))
  );
}

/** Raising a rating can only help: no `not` stands above a node that looks at ratings. */
export function isMonotone(rule: Rule): boolean {
  if ('all' in rule) return rule.all.every(isMonotone);
  if ('any' in rule) return rule.any.every(isMonotone);
  if ('not' in rule) return asksFactsOnly(rule.not);
  return true;
}

function asksFactsOnly(rule: Rule): boolean {
  if ('all' in rule) return rule.all.every(asksFactsOnly);
  if ('any' in rule) return rule.any.every(asksFactsOnly);
  if ('not' in rule) return asksFactsOnly(rule.not);
  return 'fact' in rule || 'applies' in rule || 'within' in rule;
}

interface Sorted {
  readonly considered: number;
  /** rated, and at or above the level where one was asked for */
  readonly reached: readonly { readonly criterion: Criterion; readonly level: Level }[];
  readonly against: readonly string[];
  readonly missing: readonly string[];
}

/** A rating that the scheme does not know, or a "not applicable" that it does not allow, counts as missing. */
function sortOut(scheme: Scheme, situation: Situation, of: Selection | undefined, atLeast?: string): Sorted {
  const reached: { criterion: Criterion; level: Level }[] = [];
  const against: string[] = [];
  const missing: string[] = [];
  let considered = 0;
  for (const criterion of situation.applicable) {
    if (!selects(of, criterion)) continue;
    const rating = situation.ratings[criterion.id];
    if (rating !== undefined && 'notApplicable' in rating && criterion.notApplicable === 'allowed') continue;
    considered += 1;
    const level =
      rating === undefined || 'notApplicable' in rating ? undefined : levelOf(scheme, criterion, rating.level);
    if (level === undefined) missing.push(criterion.id);
    else if (atLeast === undefined || level.rank >= rankOf(scheme, criterion, atLeast))
      reached.push({ criterion, level });
    else against.push(criterion.id);
  }
  return { considered, reached, against, missing };
}

/** Undefined where the criterion's scale has no such level. */
export function levelOf(scheme: Scheme, criterion: Criterion, id: string): Level | undefined {
  return scheme.scales.find((scale) => scale.id === criterion.scale)?.levels.find((level) => level.id === id);
}

/** A level that the criterion's scale lacks is out of reach; the compiler refuses such a rule. */
function rankOf(scheme: Scheme, criterion: Criterion, id: string): number {
  return levelOf(scheme, criterion, id)?.rank ?? Infinity;
}

/**
 * Where no criterion is left to measure, a share or a score asks nothing of the site and holds, as `every` does; a count
 * is zero. An unrated criterion counts as not reached, and as a score of zero.
 */
function measure(scheme: Scheme, quantity: Quantity, wanted: number, situation: Situation): Reason {
  if ('score' in quantity) {
    const { of } = quantity.score;
    const { considered, reached, missing } = sortOut(scheme, situation, of);
    const weight = weightOf(reached) + weightOfMissing(scheme, missing);
    const sum = reached.reduce(
      (total, { criterion, level }) => total + (criterion.weight ?? 1) * (level.score ?? 0),
      0,
    );
    return {
      asked: 'at-least',
      holds: considered === 0 || sum >= wanted * weight,
      quantity: 'score',
      ...given(of),
      ...(considered === 0 ? {} : { value: hundredths(sum, weight) }),
      wanted,
      considered,
      missing,
      because: [],
    };
  }
  const kind = 'count' in quantity ? 'count' : 'share';
  const { of, atLeast } = 'count' in quantity ? quantity.count : quantity.share;
  const { considered, reached, against, missing } = sortOut(scheme, situation, of, atLeast);
  const holds = kind === 'count' ? reached.length >= wanted : reached.length * 100 >= wanted * considered;
  const value =
    kind === 'count' ? reached.length : considered === 0 ? undefined : hundredths(reached.length * 100, considered);
  return {
    asked: 'at-least',
    holds,
    quantity: kind,
    ...given(of),
    level: atLeast,
    ...(value === undefined ? {} : { value }),
    wanted,
    considered,
    against,
    missing,
    because: [],
  };
}

function weightOf(reached: Sorted['reached']): number {
  return reached.reduce((total, { criterion }) => total + (criterion.weight ?? 1), 0);
}

function weightOfMissing(scheme: Scheme, missing: readonly string[]): number {
  const ids = new Set(missing);
  return scheme.criteria.reduce(
    (total, criterion) => (ids.has(criterion.id) ? total + (criterion.weight ?? 1) : total),
    0,
  );
}

/** Rounded down, so that a value shown as reaching a threshold does reach it. */
function hundredths(dividend: number, divisor: number): number {
  return Math.floor((dividend * 100) / divisor) / 100;
}

function given(of: Selection | undefined): { readonly of?: Selection } {
  return of === undefined ? {} : { of };
}
