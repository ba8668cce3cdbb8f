/** Folds any stream: the state after an event, from the state before it. Total; an event that means nothing changes nothing. */
/* eslint-disable @typescript-eslint/no-unsafe-type-assertion -- a stream's kind is fixed by its first event, and its state and
   events are of that kind; the compiler cannot follow that from one table row to the next */
import { evolveAccess, noAccess, type AccessState } from './access/access.ts';
import { evolveAssessor, noAssessor, type AssessorState } from './assessor/assessor.ts';
import { evolveFirm, noFirm, type FirmState } from './assessor/firm.ts';
import { noCycle, type CycleEvent, type CycleState } from './cycle/cycle.ts';
import { evolveCycle } from './cycle/evolve-cycle.ts';
import type { Recorded, StreamKind } from './envelope.ts';
import { evolveEvidence, noEvidence, type EvidenceState } from './evidence/evidence.ts';
import { noIndependence, type IndependenceState } from './independence/independence.ts';
import { evolveOrganisation, noOrganisation, type OrganisationState } from './organisation/organisation.ts';
import type { AnyEvent } from './registers.ts';
import { noScheme, type SchemeState } from './scheme/publish-scheme.ts';
import { evolveSite, noSite, type SiteState } from './site/site.ts';

export interface StreamStates {
  readonly access: AccessState;
  readonly scheme: SchemeState;
  readonly organisation: OrganisationState;
  readonly site: SiteState;
  readonly evidence: EvidenceState;
  readonly firm: FirmState;
  readonly assessor: AssessorState;
  readonly independence: IndependenceState;
  readonly cycle: CycleState;
}
export type StreamState = StreamStates[StreamKind];

/** The state of a stream before its first event. */
export const beginnings: StreamStates = {
  access: noAccess,
  scheme: noScheme,
  organisation: noOrganisation,
  site: noSite,
  evidence: noEvidence,
  firm: noFirm,
  assessor: noAssessor,
  independence: noIndependence,
  cycle: noCycle,
};

/** A kept state as what its stream's kind makes it. The caller knows the kind from the stream's id. */
export function stateOf<K extends StreamKind>(_kind: K, state: StreamState): StreamStates[K] {
  return state as StreamStates[K];
}

/** `state` must be one of the event's own kind of stream, as `beginnings` gives it and this function returns it. */
export function evolve(state: StreamState, recorded: Recorded<AnyEvent>): StreamState {
  const { event } = recorded;
  switch (event.type) {
    case 'access.granted':
    case 'access.revoked':
      return evolveAccess(state as AccessState, event);
    case 'scheme.published':
      return { stage: 'published', hash: event.payload.hash };
    case 'organisation.registered':
    case 'organisation.corrected':
    case 'organisation.invited':
    case 'organisation.dismissed':
    case 'partnership.begun':
    case 'partnership.ended':
      return evolveOrganisation(state as OrganisationState, event);
    case 'site.filed':
    case 'site.revised':
    case 'site.invited':
    case 'site.dismissed':
      return evolveSite(state as SiteState, event);
    case 'evidence.added':
      return evolveEvidence(state as EvidenceState, event);
    case 'firm.approved':
    case 'firm.rescoped':
    case 'firm.suspended':
    case 'firm.reinstated':
    case 'firm.tie-recorded':
    case 'firm.tie-struck':
      return evolveFirm(state as FirmState, event);
    case 'independence.declared':
      return { stage: 'declared' };
    case 'assessor.approved':
    case 'assessor.rescoped':
    case 'assessor.competence-recorded':
    case 'assessor.suspended':
    case 'assessor.reinstated':
    case 'assessor.declared':
      return evolveAssessor(state as AssessorState, event);
    default:
      return evolveCycle(state as CycleState, recorded as Recorded<CycleEvent>);
  }
}
