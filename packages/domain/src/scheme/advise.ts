/**
 * What a scheme says about a site: which criteria apply, and which marks the ratings would give, each with its reasons.
 * Advice, not a decision: people decide.
 */
import type { Anchors } from './clocks.ts';
import { evaluate, type Rating, type Reason, type SiteFacts } from './evaluate.ts';
import type { Criterion, FactRule, Scheme } from './scheme.ts';

export interface AdviceInput {
  readonly site: SiteFacts;
  /** by criterion id; a criterion without a rating is missing here */
  readonly ratings: Readonly<Record<string, Rating>>;
  /** days of the cycle that rules may ask about; absent: nothing has happened yet */
  readonly anchors?: Anchors;
}

export interface MarkAdvice {
  readonly mark: string;
  readonly advised: boolean;
  readonly reason: Reason;
}

/** One entry for every mark that is offered to this site. */
export interface Advice {
  readonly marks: readonly MarkAdvice[];
}

/** Asked with every rating, of the same facts; both are values that nobody changes. */
const known = new WeakMap<Scheme, WeakMap<SiteFacts, readonly Criterion[]>>();

/** In the scheme's order. */
export function applicableCriteria(scheme: Scheme, site: SiteFacts): readonly Criterion[] {
  const before = known.get(scheme)?.get(site);
  if (before !== undefined) return before;
  const found = scheme.criteria.filter((criterion) => askSite(scheme, criterion.appliesWhen, site));
  const ofScheme = known.get(scheme) ?? new WeakMap<SiteFacts, readonly Criterion[]>();
  known.set(scheme, ofScheme.set(site, found));
  return found;
}

/** Ratings of criteria that do not apply to the site have no influence. */
export function advise(scheme: Scheme, input: AdviceInput): Advice {
  const applicable = applicableCriteria(scheme, input.site);
  const marks = scheme.marks
    .filter((mark) => askSite(scheme, mark.offeredWhen, input.site))
    .map((mark) => {
      const reason = evaluate(scheme, mark.awardedWhen, { ...input, applicable });
      return { mark: mark.id, advised: reason.holds, reason };
    });
  return { marks };
}

function askSite(scheme: Scheme, rule: FactRule | undefined, site: SiteFacts): boolean {
  return rule === undefined || evaluate(scheme, rule, { site, applicable: [], ratings: {} }).holds;
}
