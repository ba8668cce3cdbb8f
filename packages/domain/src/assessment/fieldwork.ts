/**
 * What happens between the appointment and the report, as deciders need it: where desk review and plan stand, which days
 * were announced and visited, how many people were heard. What was written and said stands in the tables; whether all of
 * it that the scheme asks for is done is asked when the report is handed in.
 */
import { refuse, type Err, type Refusal } from '@touchstone/kernel';
import { asksStep } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Of a visit, both included. */
export interface PlannedDays {
  readonly visitFrom: string;
  readonly visitUntil: string;
}

/** Of a visit. */
export type Meeting = 'opening' | 'closing';

export interface Fieldwork {
  readonly review: 'open' | 'completed';
  /** the return of the self-assessment is asked for, and waits for its answer */
  readonly returnAsked?: true;
  readonly plan:
    | { readonly stage: 'none' }
    | (PlannedDays & {
        readonly stage: 'submitted' | 'returned' | 'approved';
        /** a plan of before was approved, and this one, which is not, changes it */
        readonly changes?: true;
        /** it tells afterwards of a visit that took none of the days that were planned */
        readonly tookPlace?: true;
      });
  /** as the public was told last */
  readonly announced?: PlannedDays;
  /** the last day of the visit */
  readonly visitedUntil?: string;
  /** the meetings of the visit that are on record */
  readonly met?: readonly Meeting[];
  /** of each part that is written anew as a whole: the version of the last event that changed it */
  readonly changed?: { readonly plan?: number; readonly visit?: number };
  /** by group, how many people were heard */
  readonly heard: Readonly<Record<string, number>>;
}

export const noFieldwork: Fieldwork = { review: 'open', plan: { stage: 'none' }, heard: {} };

/** A plan that is handed in now changes one that was approved, whether the change was returned in between or not. */
export function changesApproved(plan: Fieldwork['plan']): boolean {
  return plan.stage === 'approved' || (plan.stage !== 'none' && plan.changes === true);
}

/** Approved, where the scheme asks for the secretariat's check; else handed in. */
export function isPlanReady({ plan }: Fieldwork, scheme: Scheme): boolean {
  return plan.stage === 'approved' || (plan.stage === 'submitted' && !asksStep(scheme, 'plan-check'));
}

/** The public was told last of the very days that the plan has now. */
export function isPlanAnnounced({ announced, plan }: Fieldwork): boolean {
  return plan.stage !== 'none' && announced?.visitFrom === plan.visitFrom && announced.visitUntil === plan.visitUntil;
}

/** Of two visits, or of one visit as it was planned and as it took place. */
export function shareDay(one: PlannedDays, other: PlannedDays): boolean {
  return one.visitFrom <= other.visitUntil && other.visitFrom <= one.visitUntil;
}

/** The days went by without a notice; of a visit that was announced, other days may be told afterwards. */
export function isNoticeLate({ announced, plan }: Fieldwork, today: string): boolean {
  if (plan.stage === 'none' || plan.visitUntil >= today) return false;
  return announced === undefined || (plan.tookPlace !== true && !shareDay(announced, plan));
}

/** On which the scheme lets the site be visited: those that the public was told of, else those of the plan. */
export function daysToVisit({ announced, plan }: Fieldwork, scheme: Scheme): PlannedDays | undefined {
  if (asksStep(scheme, 'visit-notice')) return announced;
  return asksStep(scheme, 'assurance-plan') && plan.stage !== 'none' ? plan : undefined;
}

/** Those that the scheme asks for and that are not on record. */
export function missingMeetings({ met = [] }: Fieldwork, scheme: Scheme): readonly Meeting[] {
  return (['opening', 'closing'] as const).filter((one) => asksStep(scheme, `${one}-meeting`) && !met.includes(one));
}

/** The next thing that the scheme asks for before the report, in the order in which it is done. */
export function missingBeforeReport(work: Fieldwork, scheme: Scheme): Err<Refusal> | undefined {
  if (asksStep(scheme, 'desk-review') && work.review !== 'completed') return refuse('desk-review.not-completed');
  if (asksStep(scheme, 'assurance-plan') && !isPlanReady(work, scheme)) return refuse('assurance-plan.not-ready');
  if (asksStep(scheme, 'visit-notice') && work.announced === undefined) return refuse('visit.not-announced');
  if (scheme.assessment?.visit === 'on-site' && work.visitedUntil === undefined) return refuse('visit.not-recorded');
  const [missing, ...other] = missingMeetings(work, scheme);
  if (missing !== undefined) return refuse('visit.meeting-missing', { meeting: other.length > 0 ? 'both' : missing });
  for (const { atLeast, id, name } of scheme.assessment?.interviews ?? []) {
    const number = Object.hasOwn(work.heard, id) ? (work.heard[id] ?? 0) : 0;
    if (atLeast !== null && number < atLeast) return refuse('interview.too-few', { group: name, number, atLeast });
  }
  return undefined;
}
