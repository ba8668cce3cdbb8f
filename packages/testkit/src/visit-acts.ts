/**
 * What the team, the secretariat and the site do between the appointment and the accepted report, act by act, in the words
 * of the scenario. Whoever only wants it done says `visits`.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion, Scheme } from '@touchstone/domain';
import type { DemoAccount } from '@touchstone/server';
import type { Act, Place } from './act.ts';
import { wholePlan } from './fieldwork-acts.ts';

/** Parts of a plan in place of those of `wholePlan`. */
export type PlanParts = Readonly<Record<string, unknown>>;

export interface VisitActs {
  readonly notes: (place: Place, criterion: Criterion, note: string) => Promise<void>;
  /** with the note on this criterion */
  readonly asksReturn: (place: Place, criterion: Criterion, note: string) => Promise<void>;
  readonly declinesReturn: (place: Place) => Promise<void>;
  readonly returnsAnswers: (place: Place, who: DemoAccount['id'], criterion: Criterion, note: string) => Promise<void>;
  readonly completesReview: (place: Place) => Promise<void>;
  readonly plansVisit: (place: Place, parts?: PlanParts) => Promise<void>;
  readonly returnsPlan: (place: Place) => Promise<void>;
  readonly approvesPlan: (place: Place) => Promise<void>;
  readonly announces: (place: Place) => Promise<void>;
  /** with opening and closing meeting */
  readonly recordsVisit: (place: Place) => Promise<void>;
  readonly interviews: (place: Place, group: string, number: number, notes: string) => Promise<void>;
  readonly excludes: (place: Place, criterion: Criterion) => Promise<void>;
  readonly confirmsExclusion: (place: Place, criterion: Criterion) => Promise<void>;
  readonly declinesExclusion: (place: Place, criterion: Criterion) => Promise<void>;
  readonly returnsReport: (place: Place) => Promise<void>;
  readonly disagrees: (place: Place, criterion: Criterion) => Promise<void>;
}

const reason = 'Said in full, so that whoever reads it later knows why (fictional).';

export function visitActs(
  on: (place: Place, act: Omit<Act, 'stream'>) => Promise<void>,
  scheme: Scheme,
  today: PlainDate,
): VisitActs {
  const assessor = 'assessor' as const;
  const secretariat = 'secretariat' as const;
  return {
    notes: (place, { id: criterion }, note) =>
      on(place, { who: assessor, type: 'desk-review.note', body: { criterion, note } }),
    asksReturn: (place, { id }, note) =>
      on(place, { who: assessor, type: 'desk-review.ask-return', body: { reason, comments: { [id]: note } } }),
    declinesReturn: (place) => on(place, { who: secretariat, type: 'desk-review.decline-return', body: { reason } }),
    returnsAnswers: (place, who, { id }, note) =>
      on(place, { who, type: 'self-assessment.return', body: { reason, comments: { [id]: note } } }),
    completesReview: (place) => on(place, { who: assessor, type: 'desk-review.complete', body: { summary: reason } }),
    plansVisit: (place, parts = {}) =>
      on(place, { who: assessor, type: 'assurance-plan.submit', body: { ...wholePlan(scheme, today), ...parts } }),
    returnsPlan: (place) => on(place, { who: secretariat, type: 'assurance-plan.return', body: { reason } }),
    approvesPlan: (place) => on(place, { who: secretariat, type: 'assurance-plan.approve', body: {} }),
    announces: (place) => on(place, { who: secretariat, type: 'visit.announce', body: {} }),
    recordsVisit: (place) => {
      const days = { firstDay: today, lastDay: today, openingOn: today, closingOn: today };
      return on(place, { who: assessor, type: 'visit.record', body: { ...days, meetings: reason } });
    },
    interviews: (place, group, number, notes) =>
      on(place, { who: assessor, type: 'interview.record', body: { group, number, heldOn: today, notes } }),
    excludes: (place, { id: criterion }) =>
      on(place, { who: assessor, type: 'assessment.exclude', body: { criterion, reason } }),
    confirmsExclusion: (place, { id: criterion }) =>
      on(place, { who: secretariat, type: 'exclusion.confirm', body: { criterion } }),
    declinesExclusion: (place, { id: criterion }) =>
      on(place, { who: secretariat, type: 'exclusion.decline', body: { criterion, reason } }),
    returnsReport: (place) => on(place, { who: secretariat, type: 'assessment.return', body: { reason } }),
    disagrees: (place, { id: criterion }) =>
      on(place, { who: 'site', type: 'disagreement.record', body: { criterion, reason } }),
  };
}
