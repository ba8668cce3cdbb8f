/**
 * What the public gets to know of an event: the only door from the journal to the transparency log and the register.
 * Whatever is not named here stays private; no name of a person, no rating and no reason passes.
 */
import type { Json } from '@touchstone/kernel';
import type { Recorded } from '../envelope.ts';
import type { HistoryEvent } from '../participation/history.ts';
import type { AnyEvent } from '../registers.ts';

/** Undefined for events that are nobody's business but the parties'. Field order does not matter; canonical JSON sorts. */
export function publicEntry(recorded: Recorded<AnyEvent>, site: string | undefined): Json | undefined {
  if (recorded.event.type === 'credential.issued') {
    // In the words of the credential package, whose verifier looks for this entry: the award and the hash of its token.
    const { sha256, subject } = recorded.event.payload;
    return { kind: 'award', subject, at: recorded.at, sha256 };
  }
  const facts = publicFacts(recorded.event);
  if (facts === undefined) return undefined;
  return {
    type: recorded.event.type,
    at: recorded.at,
    case: recorded.stream,
    ...(site === undefined ? {} : { site }),
    facts,
  };
}

function publicFacts(event: AnyEvent): { readonly [key: string]: Json } | undefined {
  switch (event.type) {
    case 'scheme.published': {
      const { hash, scheme, version } = event.payload;
      return { scheme, version, hash };
    }
    case 'partnership.begun': {
      const { begunOn, scheme } = event.payload;
      return { scheme, begunOn };
    }
    case 'partnership.ended': {
      const { endedOn, scheme } = event.payload;
      return { scheme, endedOn };
    }
    case 'history.imported':
      return historyTold(event.payload);
    case 'reassessment.begun':
      return { begunOn: event.payload.begunOn };
    case 'commitment.accepted':
      return { acceptedOn: event.payload.acceptedOn };
    case 'commitment.withdrawn':
      return { withdrawnOn: event.payload.withdrawnOn };
    case 'commitment.lapsed':
      return { lapsedOn: event.payload.lapsedOn };
    case 'self-assessment.returned':
      return { returnedOn: event.payload.returnedOn };
    case 'self-assessment.submitted':
      return { submittedOn: event.payload.submittedOn };
    case 'assessment.appointed':
      return { firm: event.payload.firm };
    case 'visit.announced': {
      const { visitFrom, visitUntil } = event.payload;
      return { visitFrom, visitUntil };
    }
    case 'assessment.accepted':
      return { acceptedOn: event.payload.acceptedOn };
    case 'improvement.completed':
      return { completedOn: event.payload.completedOn };
    case 'improvement.continued':
      return { continuedOn: event.payload.continuedOn };
    case 'conformance.confirmed':
      return { confirmedOn: event.payload.confirmedOn };
    case 'award.confirmed':
      return {
        marks: event.payload.marks.map(({ mark, validUntil }) => ({ mark, validUntil })),
        validFrom: event.payload.validFrom,
      };
    case 'award.suspended':
      return { suspendedOn: event.payload.suspendedOn };
    case 'award.lifted':
      return { liftedOn: event.payload.liftedOn };
    case 'award.withdrawn':
      return { withdrawnOn: event.payload.withdrawnOn };
    case 'award.restored':
      return { restoredOn: event.payload.restoredOn };
    case 'award.superseded':
      return { supersededOn: event.payload.supersededOn };
    case 'award.expired':
      return { mark: event.payload.mark, expiredOn: event.payload.expiredOn };
    default:
      return undefined;
  }
}

/** All of it comes from a source that names it; a member that the source does not tell is absent. */
function historyTold({ continues, facts }: HistoryEvent['payload']): { readonly [key: string]: Json } {
  const { award, schemeVersion } = continues ?? {};
  return {
    facts: facts.map(({ conditions, happenedOn, knownOn, source, step }) => ({
      ...{ step, knownOn, source },
      ...(happenedOn === undefined ? {} : { happenedOn }),
      ...(conditions === undefined ? {} : { conditions }),
    })),
    ...(schemeVersion === undefined ? {} : { schemeVersion }),
    ...(award === undefined ? {} : { award }),
  };
}
