/**
 * How far a team is with the assessment of one cycle, as its people see it on their desk: read from the state alone, so that
 * any number of engagements costs no more than their list.
 */
import { plainDate, type PlainDate } from '@touchstone/kernel';
import { isPlanAnnounced, isPlanReady } from '../assessment/fieldwork.ts';
import { applicableCriteria } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { fieldworkOf, scopedFacts, type RunningCycle } from './cycle.ts';

export interface EngagementReading {
  /** criteria that have a determination, of those that apply */
  readonly determined: number;
  readonly applicable: number;
  readonly visit?: DaysOfVisit;
  /** findings that the site reported as closed and that nobody verified yet */
  readonly toVerify: number;
}

export interface DaysOfVisit {
  readonly stands: 'held' | 'announced' | 'planned';
  readonly from?: PlainDate;
  readonly until: PlainDate;
}

/** Undefined while nobody is appointed. */
export function readEngagement(cycle: RunningCycle, scheme: Scheme): EngagementReading | undefined {
  const { assessment, findings } = cycle;
  if (assessment.stage === 'none') return undefined;
  const criteria = applicableCriteria(scheme, scopedFacts(cycle));
  const visit = daysOfVisit(cycle, scheme);
  return {
    determined: criteria.filter(({ id }) => Object.hasOwn(assessment.determinations, id)).length,
    applicable: criteria.length,
    ...(visit === undefined ? {} : { visit }),
    toVerify: Object.values(findings).filter(({ stage }) => stage === 'reported').length,
  };
}

/** As it took place, else as it was announced, else, or where it was moved since, as it is planned; undefined before anything of it is known. */
export function daysOfVisit(cycle: RunningCycle, scheme: Scheme): DaysOfVisit | undefined {
  const work = fieldworkOf(cycle);
  const { plan, visitedUntil } = work;
  if (visitedUntil !== undefined) return { stands: 'held', until: plainDate(visitedUntil) };
  const planned = plan.stage === 'none' ? undefined : plan;
  const moved = isPlanReady(work, scheme) && !isPlanAnnounced(work);
  const announced = moved ? undefined : work.announced;
  const days = announced ?? planned;
  if (days === undefined) return undefined;
  const { visitFrom, visitUntil } = days;
  return {
    stands: announced === undefined ? 'planned' : 'announced',
    from: plainDate(visitFrom),
    until: plainDate(visitUntil),
  };
}
