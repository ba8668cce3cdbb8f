/** Folds what happens between the appointment and the report. */
import type { PlanEvent } from './assurance-plan.ts';
import { changesApproved, type Fieldwork, type Meeting } from './fieldwork.ts';
import type { VisitEvent } from './visit.ts';

export function evolveFieldwork(work: Fieldwork, event: PlanEvent | VisitEvent, version: number): Fieldwork {
  const after = evolveParts(work, event);
  switch (event.type) {
    // They add to what is there.
    case 'desk-review.noted':
    case 'interview.recorded':
    case 'observation.recorded':
    case 'disagreement.recorded':
      return after;
    case 'visit.recorded':
      return { ...after, changed: { ...work.changed, visit: version } };
    default:
      return { ...after, changed: { ...work.changed, plan: version } };
  }
}

function evolveParts(work: Fieldwork, event: PlanEvent | VisitEvent): Fieldwork {
  switch (event.type) {
    case 'desk-review.completed':
      return { ...work, review: 'completed' };
    case 'assurance-plan.submitted': {
      const { tookPlace, visitFrom, visitUntil } = event.payload;
      const changes = changesApproved(work.plan) ? { changes: true as const } : {};
      const told = tookPlace === true ? { tookPlace } : {};
      return { ...work, plan: { stage: 'submitted', visitFrom, visitUntil, ...changes, ...told } };
    }
    case 'assurance-plan.approved': {
      if (work.plan.stage === 'none') return work;
      const { changes: _changes, ...plan } = work.plan;
      return { ...work, plan: { ...plan, stage: 'approved' } };
    }
    case 'assurance-plan.returned':
      return work.plan.stage === 'none' ? work : { ...work, plan: { ...work.plan, stage: 'returned' } };
    case 'visit.announced': {
      const { visitFrom, visitUntil } = event.payload;
      return { ...work, announced: { visitFrom, visitUntil } };
    }
    case 'visit.recorded': {
      const { closingOn, lastDay, openingOn } = event.payload;
      const met: readonly Meeting[] = [
        ...(openingOn === undefined ? [] : (['opening'] as const)),
        ...(closingOn === undefined ? [] : (['closing'] as const)),
      ];
      return { ...work, visitedUntil: lastDay, met };
    }
    case 'interview.recorded': {
      const { group, number } = event.payload;
      const before = Object.hasOwn(work.heard, group) ? (work.heard[group] ?? 0) : 0;
      return { ...work, heard: { ...work.heard, [group]: before + number } };
    }
    case 'desk-review.return-asked':
      return event.payload.askedOn === undefined ? work : { ...work, returnAsked: true };
    case 'desk-review.return-declined':
      return withoutRequest(work);
    case 'desk-review.noted':
    case 'observation.recorded':
    case 'disagreement.recorded':
      return work;
  }
}

/** The request to return the self-assessment is answered, by a return or by the reason why there is none. */
export function withoutRequest({ returnAsked: _asked, ...work }: Fieldwork): Fieldwork {
  return work;
}
