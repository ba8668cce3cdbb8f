/**
 * Phase 1: the site rates itself, criterion by criterion, and submits. Submitting freezes the answers; what the scheme
 * asks of a rating is checked as each is saved, so that nothing is left to find out at the end.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireSite } from '../access/require.ts';
import { closed, Day } from '../shapes.ts';
import {
  checkComplete,
  checkExclusion,
  checkRating,
  ExcludeCriterion,
  RateCriterion,
  type RatingFacts,
  type Ratings,
} from '../rating/check-rating.ts';
import type {
  Command,
  CommandRegister,
  Context,
  Decision,
  EventBody,
  EventRegister,
  RefusalRegister,
} from '../envelope.ts';

const Nothing = Type.Object({}, closed);

export const selfAssessmentCommands = {
  'self-assessment.rate': {
    stream: 'cycle',
    duties: ['site'],
    body: RateCriterion,
    purpose: 'Answer one criterion with a level, its rationale and evidence.',
  },
  'self-assessment.exclude': {
    stream: 'cycle',
    duties: ['site'],
    body: ExcludeCriterion,
    purpose: 'Answer one criterion with “not applicable” and the reason.',
  },
  'self-assessment.submit': {
    stream: 'cycle',
    duties: ['site'],
    body: Nothing,
    purpose: 'Submit the self-assessment, which freezes its answers.',
  },
} as const satisfies CommandRegister;

export const AnswersSubmitted = Type.Object({ submittedOn: Day }, closed);

export const selfAssessmentEvents = {
  'self-assessment.rated': {
    stream: 'cycle',
    payload: RateCriterion,
    meaning: 'The site answered a criterion with a level.',
  },
  'self-assessment.excluded': {
    stream: 'cycle',
    payload: ExcludeCriterion,
    meaning: 'The site answered that a criterion does not apply, with the reason.',
  },
  'self-assessment.submitted': {
    stream: 'cycle',
    payload: AnswersSubmitted,
    meaning: 'The self-assessment is complete and frozen.',
    public: true,
  },
} as const satisfies EventRegister;

export const selfAssessmentRefusals = {
  'self-assessment.not-open': {
    status: 409,
    sentence: 'The self-assessment opens when the secretariat has accepted the letter of commitment.',
  },
  'self-assessment.frozen': {
    status: 409,
    sentence: 'The self-assessment was submitted on {day} and cannot be changed any more.',
  },
} as const satisfies RefusalRegister;

export type SelfAssessmentCommand =
  | Command<'self-assessment.rate', Static<typeof RateCriterion>>
  | Command<'self-assessment.exclude', Static<typeof ExcludeCriterion>>
  | Command<'self-assessment.submit', Static<typeof Nothing>>;
export type SelfAssessmentEvent =
  | EventBody<'self-assessment.rated', Static<typeof RateCriterion>>
  | EventBody<'self-assessment.excluded', Static<typeof ExcludeCriterion>>
  | EventBody<'self-assessment.submitted', Static<typeof AnswersSubmitted>>;

export type SelfAssessmentState =
  | { readonly stage: 'closed' }
  | { readonly stage: 'open'; readonly answers: Ratings }
  | { readonly stage: 'submitted'; readonly answers: Ratings; readonly submittedOn: string };

export interface SelfAssessmentFacts extends Context, RatingFacts {
  readonly siteId: string;
}

export function decideSelfAssessment(
  state: SelfAssessmentState,
  command: SelfAssessmentCommand,
  facts: SelfAssessmentFacts,
): Decision<SelfAssessmentEvent> {
  const refused = requireSite(facts.actor, facts.siteId);
  if (refused !== undefined) return refused;
  if (state.stage === 'closed') return refuse('self-assessment.not-open');
  if (state.stage === 'submitted') return refuse('self-assessment.frozen', { day: state.submittedOn });
  switch (command.type) {
    case 'self-assessment.rate':
      return checkRating(command.body, facts) ?? ok([{ type: 'self-assessment.rated', payload: command.body }]);
    case 'self-assessment.exclude':
      return checkExclusion(command.body, facts) ?? ok([{ type: 'self-assessment.excluded', payload: command.body }]);
    case 'self-assessment.submit':
      return (
        checkComplete(state.answers, facts) ??
        ok([{ type: 'self-assessment.submitted', payload: { submittedOn: facts.today } }])
      );
  }
}

export function evolveSelfAssessment(
  state: SelfAssessmentState,
  event: SelfAssessmentEvent,
  version: number,
): SelfAssessmentState {
  if (state.stage !== 'open') return state;
  switch (event.type) {
    case 'self-assessment.rated': {
      const { criterion, level } = event.payload;
      return { stage: 'open', answers: { ...state.answers, [criterion]: { rating: { level }, version } } };
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
