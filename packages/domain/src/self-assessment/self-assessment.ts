/**
 * Phase 1: the site rates itself, criterion by criterion, and submits. Submitting freezes the answers; what the scheme
 * asks of a rating is checked as each is saved, so that nothing is left to find out at the end.
 */
import { limits, ok, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty, requireSite } from '../access/require.ts';
import { applicableCriteria } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { closed, Day, LongText, ShortText } from '../shapes.ts';
import { checkComplete, checkExclusion, checkRating, ratedBy, type Ratings } from '../rating/check-rating.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import {
  AnswerCriterion,
  AnswerExclusion,
  checkConfirmed,
  checkSource,
  confirmAnswers,
  ConfirmAnswers,
  confirmRefusals,
  type ConfirmFacts,
} from './confirm-answers.ts';

const Nothing = Type.Object({}, closed);
const ReturnAnswers = Type.Object(
  {
    reason: ShortText,
    /** by criterion: what is to be looked at again */
    comments: Type.Record(Type.String(), LongText, { maxProperties: limits.criteriaPerScheme }),
  },
  closed,
);

export const selfAssessmentCommands = {
  'self-assessment.rate': {
    stream: 'cycle',
    duties: ['site'],
    body: AnswerCriterion,
    purpose: 'Answer one criterion with a level, its rationale and evidence.',
  },
  'self-assessment.exclude': {
    stream: 'cycle',
    duties: ['site'],
    body: AnswerExclusion,
    purpose: 'Answer one criterion with “not applicable” and the reason.',
  },
  'self-assessment.confirm': {
    stream: 'cycle',
    duties: ['site'],
    body: ConfirmAnswers,
    purpose: 'Confirm answers of the cycle before as they were, for criteria that ask the same now.',
  },
  'self-assessment.submit': {
    stream: 'cycle',
    duties: ['site'],
    body: Nothing,
    purpose: 'Submit the self-assessment, which freezes its answers.',
  },
  'self-assessment.return': {
    stream: 'cycle',
    duties: ['secretariat', 'assessor'],
    body: ReturnAnswers,
    purpose: 'Return the self-assessment to the site with comments, which opens its answers again.',
  },
} as const satisfies CommandRegister;

const AnswersReturned = Type.Object({ returnedOn: Day, ...ReturnAnswers.properties }, closed);
const AnswersSubmitted = Type.Object({ submittedOn: Day }, closed);

export const selfAssessmentEvents = {
  'self-assessment.rated': {
    stream: 'cycle',
    payload: AnswerCriterion,
    meaning: 'The site answered a criterion with a level.',
  },
  'self-assessment.excluded': {
    stream: 'cycle',
    payload: AnswerExclusion,
    meaning: 'The site answered that a criterion does not apply, with the reason.',
  },
  'self-assessment.submitted': {
    stream: 'cycle',
    payload: AnswersSubmitted,
    meaning: 'The self-assessment is complete and frozen.',
    public: true,
  },
  'self-assessment.returned': {
    stream: 'cycle',
    payload: AnswersReturned,
    meaning: 'The self-assessment went back to the site with comments and is open again.',
    public: true,
  },
} as const satisfies EventRegister;

export const selfAssessmentRefusals = {
  'self-assessment.not-open': {
    status: 409,
    sentence: 'The self-assessment opens when the secretariat has accepted the letter of commitment.',
  },
  'self-assessment.with-site': {
    status: 409,
    sentence: 'The self-assessment went back to the site. The report can be submitted once its answers are back.',
  },
  'self-assessment.not-submitted': { status: 409, sentence: 'No submitted self-assessment is here to return.' },
  'self-assessment.reported': {
    status: 409,
    sentence: 'The assessment report rests on this self-assessment, so it cannot go back any more.',
  },
  'self-assessment.frozen': {
    status: 409,
    sentence: 'The self-assessment was submitted on {day} and cannot be changed any more.',
  },
  ...confirmRefusals,
} as const satisfies RefusalRegister;

export type SelfAssessmentCommand = CommandsOf<typeof selfAssessmentCommands>;
export type SelfAssessmentEvent = EventsOf<typeof selfAssessmentEvents>;

export type SelfAssessmentState =
  | { readonly stage: 'closed' }
  | { readonly stage: 'open'; readonly answers: Ratings }
  | { readonly stage: 'submitted'; readonly answers: Ratings; readonly submittedOn: string };

export interface SelfAssessmentFacts extends Context, ConfirmFacts {
  readonly siteId: string;
  /** this person is the appointed assessor */
  readonly appointed: boolean;
  /** the assessment report is submitted */
  readonly reported: boolean;
}

export function decideSelfAssessment(
  state: SelfAssessmentState,
  command: SelfAssessmentCommand,
  facts: SelfAssessmentFacts,
): Decision<SelfAssessmentEvent> {
  if (command.type === 'self-assessment.return') return returnAnswers(state, command.body, facts);
  const refused = requireSite(facts.actor, facts.siteId);
  if (refused !== undefined) return refused;
  if (state.stage === 'closed') return refuse('self-assessment.not-open');
  if (state.stage === 'submitted') return refuse('self-assessment.frozen', { day: state.submittedOn });
  switch (command.type) {
    case 'self-assessment.rate':
      return (
        checkRating(command.body, facts) ??
        checkSource(command.body, facts) ??
        ok([{ type: 'self-assessment.rated', payload: command.body }])
      );
    case 'self-assessment.exclude':
      return (
        checkExclusion(command.body, facts) ??
        checkSource(command.body, facts) ??
        ok([{ type: 'self-assessment.excluded', payload: command.body }])
      );
    case 'self-assessment.confirm':
      return confirmAnswers(state.answers, command.body, facts);
    case 'self-assessment.submit':
      return (
        checkConfirmed(state.answers, facts) ??
        checkComplete(state.answers, facts) ??
        ok([{ type: 'self-assessment.submitted', payload: { submittedOn: facts.today } }])
      );
  }
}

/** The team may at the desk, unless the scheme leaves it to the secretariat, whom the team then asks. */
export function mayTeamReturnAnswers({ assessment }: Scheme): boolean {
  return assessment?.answersReturnedBy !== 'secretariat';
}

/** By the secretariat, or by the appointed team where it may; every comment is on a criterion that applies. */
function returnAnswers(
  state: SelfAssessmentState,
  body: Static<typeof ReturnAnswers>,
  facts: SelfAssessmentFacts,
): Decision<SelfAssessmentEvent> {
  if (!facts.appointed || !mayTeamReturnAnswers(facts.scheme)) {
    const refused = requireDuty(facts.actor, 'secretariat');
    if (refused !== undefined) return refused;
  }
  if (state.stage !== 'submitted') return refuse('self-assessment.not-submitted');
  if (facts.reported) return refuse('self-assessment.reported');
  const criteria = new Set(applicableCriteria(facts.scheme, facts.site).map(({ id }) => id));
  const unknown = Object.keys(body.comments).find((criterion) => !criteria.has(criterion));
  if (unknown !== undefined) return refuse('rating.unknown-criterion', { criterion: unknown }, `comments/${unknown}`);
  return ok([{ type: 'self-assessment.returned', payload: { ...body, returnedOn: facts.today } }]);
}

export function evolveSelfAssessment(
  state: SelfAssessmentState,
  event: SelfAssessmentEvent,
  version: number,
): SelfAssessmentState {
  if (event.type === 'self-assessment.returned') {
    return state.stage === 'submitted' ? { stage: 'open', answers: state.answers } : state;
  }
  if (state.stage !== 'open') return state;
  switch (event.type) {
    case 'self-assessment.rated': {
      const { criterion } = event.payload;
      const rated = ratedBy(event.payload, state.answers[criterion], version);
      return { stage: 'open', answers: { ...state.answers, [criterion]: rated } };
    }
    case 'self-assessment.excluded': {
      const { criterion } = event.payload;
      return {
        stage: 'open',
        answers: { ...state.answers, [criterion]: { rating: { notApplicable: true }, version } },
      };
    }
    case 'self-assessment.submitted':
      return { stage: 'submitted', answers: state.answers, submittedOn: event.payload.submittedOn };
  }
}
