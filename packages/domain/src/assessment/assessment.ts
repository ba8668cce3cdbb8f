/**
 * Phase 2: a team of approved assessors without a conflict of interest is appointed, makes a determination for every
 * criterion, and its lead submits the report, which raises the findings that the scheme asks for. The secretariat accepts or
 * returns it.
 */
import { err, limits, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireDuty } from '../access/require.ts';
import type { Command, CommandRegister, Decision, EventBody, EventRegister, RefusalRegister } from '../envelope.ts';
import {
  checkComplete,
  checkExclusion,
  checkRating,
  ExcludeCriterion,
  levelOf,
  ratedBy,
  RateCriterion,
  type Ratings,
} from '../rating/check-rating.ts';
import type { RatingFacts } from '../rating/check-level.ts';
import { repeatOf, type EarlierFinding } from '../improvement/repeat-finding.ts';
import { applicableCriteria, sectionsToWrite } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { closed, CycleId, Day, LongText, OptionalLongText, SchemeWord, ShortText } from '../shapes.ts';
import {
  appointedTeam,
  appointmentCommands,
  appointmentEvents,
  appointmentRefusals,
  decideAppointment,
  teamAfter,
  type AppointmentCommand,
  type AppointmentEvent,
  type AppointmentFacts,
  type NobodyAppointed,
} from './appointment.ts';
import {
  answerExclusion,
  checkConfirmed,
  checkNotDeclined,
  evolveExclusions,
  exclusionCommands,
  exclusionEvents,
  exclusionRefusals,
  type ExclusionAnswers,
  type ExclusionCommand,
  type ExclusionEvent,
} from './exclusion.ts';
import { missingBeforeReport, type Fieldwork } from './fieldwork.ts';
import { isOnTeam, type Appointment } from './team.ts';

const Nothing = Type.Object({}, closed);
const Section = Type.Object({ section: SchemeWord, text: OptionalLongText }, closed);
export const SubmitReport = Type.Object(
  {
    /** last day of the site visit */
    visitedOn: Day,
    summary: LongText,
    /** of the scheme's template for the report */
    sections: Type.Optional(Type.Array(Section, { maxItems: limits.reportSections })),
  },
  closed,
);
export const ReturnReport = Type.Object({ reason: ShortText }, closed);

export const assessmentCommands = {
  ...appointmentCommands,
  ...exclusionCommands,
  'assessment.rate': {
    stream: 'cycle',
    duties: ['assessor'],
    body: RateCriterion,
    purpose: 'Record the determination of one criterion with its rationale and evidence.',
  },
  'assessment.exclude': {
    stream: 'cycle',
    duties: ['assessor'],
    body: ExcludeCriterion,
    purpose: 'Record that a criterion does not apply to this site, with the reason.',
  },
  'assessment.submit': {
    stream: 'cycle',
    duties: ['assessor'],
    body: SubmitReport,
    purpose: 'Submit the assessment report; findings are raised where the scheme asks for them.',
  },
  'assessment.accept': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: Nothing,
    purpose: 'Accept the assessment report, after which the award can be decided.',
  },
  'assessment.return': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: ReturnReport,
    purpose: 'Return the assessment report to the assessor with the reason.',
  },
} as const satisfies CommandRegister;

/** `repeats`: the finding of an earlier cycle of the site that the same criterion raised. */
const RaisedFinding = Type.Object(
  {
    finding: SchemeWord,
    criterion: SchemeWord,
    level: SchemeWord,
    repeats: Type.Optional(Type.Object({ cycle: CycleId, finding: SchemeWord }, closed)),
  },
  closed,
);
export const ReportSubmitted = Type.Object(
  {
    ...{ visitedOn: Day, submittedOn: Day, summary: LongText },
    findings: Type.Array(RaisedFinding),
    sections: Type.Optional(Type.Array(Section)),
  },
  closed,
);
export const ReportAccepted = Type.Object({ acceptedOn: Day }, closed);

export const assessmentEvents = {
  ...appointmentEvents,
  ...exclusionEvents,
  'assessment.rated': {
    stream: 'cycle',
    payload: RateCriterion,
    meaning: 'The assessor determined a criterion’s level.',
  },
  'assessment.excluded': {
    stream: 'cycle',
    payload: ExcludeCriterion,
    meaning: 'The assessor determined that a criterion does not apply.',
  },
  'assessment.submitted': {
    stream: 'cycle',
    payload: ReportSubmitted,
    meaning: 'The assessment report is submitted, with the findings that it raises.',
  },
  'assessment.accepted': {
    stream: 'cycle',
    payload: ReportAccepted,
    meaning: 'The secretariat accepted the assessment report.',
    public: true,
  },
  'assessment.returned': {
    stream: 'cycle',
    payload: ReturnReport,
    meaning: 'The report went back to the assessor with a reason.',
  },
} as const satisfies EventRegister;

export const assessmentRefusals = {
  ...appointmentRefusals,
  ...exclusionRefusals,
  'assessment.not-the-lead': {
    status: 403,
    sentence: 'Only the lead of the assessment team may do this. Ask the lead to do it.',
  },
  'assessment.conflicted': {
    status: 403,
    sentence:
      'A conflict of interest or a tie keeps you from assessing this site, and from reading what is in its case. The secretariat replaces you in the team.',
  },
  'assessment.not-approved': {
    status: 403,
    sentence:
      '{lack, select, suspended {The approval of {name} is suspended} expired {The approval of {name} ended on {until}} competence {A competence of {name} ran out on {until} ({competence})} missing {The scheme asks assessors for a competence of which {name} has no record ({competence})} other {The approval of {name} does not reach to {dimension, select, metals {the metal} siteTypes {the site type} schemes {the scheme} languages {the language} other {the country}} “{wanted}”}}. Until that is mended you cannot act for the team, nor read what is in the case. The secretariat renews it or lets somebody follow you; what you did before stays on record.',
  },
  'assessment.not-appointed': { status: 409, sentence: 'No assessor is appointed yet. Appoint one first.' },
  'assessment.frozen': {
    status: 409,
    sentence: 'The report is submitted and cannot be changed, unless the secretariat returns it.',
  },
  'assessment.not-submitted': { status: 409, sentence: 'No assessment report is waiting for an answer here.' },
  'assessment.other-day': {
    status: 422,
    sentence: 'The visit on record ended on {day}. Give that day, or mend the record of the visit.',
  },
  'assessment.section-missing': { status: 422, sentence: 'The scheme asks for this section of the report. Write it.' },
  'assessment.unknown-section': { status: 422, sentence: 'The scheme’s report has no section “{section}”.' },
  'assessment.future': { status: 422, sentence: 'The site visit cannot lie in the future. Today is {today}.' },
  'assessment.before-self-assessment': {
    status: 422,
    sentence: 'The site visit cannot lie before the letter of commitment was signed, on {day}.',
  },
} as const satisfies RefusalRegister;

export type AssessmentCommand =
  | AppointmentCommand
  | ExclusionCommand
  | Command<'assessment.rate', Static<typeof RateCriterion>>
  | Command<'assessment.exclude', Static<typeof ExcludeCriterion>>
  | Command<'assessment.submit', Static<typeof SubmitReport>>
  | Command<'assessment.accept', Static<typeof Nothing>>
  | Command<'assessment.return', Static<typeof ReturnReport>>;
export type AssessmentEvent =
  | AppointmentEvent
  | ExclusionEvent
  | EventBody<'assessment.rated', Static<typeof RateCriterion>>
  | EventBody<'assessment.excluded', Static<typeof ExcludeCriterion>>
  | EventBody<'assessment.submitted', Static<typeof ReportSubmitted>>
  | EventBody<'assessment.accepted', Static<typeof ReportAccepted>>
  | EventBody<'assessment.returned', Static<typeof ReturnReport>>;

interface Started {
  readonly appointment: Appointment;
  readonly determinations: Ratings;
  /** absent until something was answered */
  readonly exclusions?: ExclusionAnswers;
}

export type AssessmentState =
  | NobodyAppointed
  | (Started & { readonly stage: 'under-way' })
  | (Started & { readonly stage: 'submitted' | 'accepted'; readonly visitedOn: string });

export interface AssessmentFacts extends AppointmentFacts, RatingFacts {
  readonly signedOn: string;
  /** for a report: what earlier cycles of the site raised, the latest cycle first */
  readonly earlierFindings?: readonly EarlierFinding[] | undefined;
  /** of the scheme, over which a mapping may lead from theirs */
  readonly versions?: readonly Scheme[] | undefined;
  readonly fieldwork: Fieldwork;
}

export function decideAssessment(
  state: AssessmentState,
  command: AssessmentCommand,
  facts: AssessmentFacts,
): Decision<AssessmentEvent> {
  switch (command.type) {
    case 'assessment.appoint':
    case 'assessment.approve-team':
    case 'assessment.refuse-team':
    case 'assessment.replace':
      return decideAppointment(state.stage === 'none' ? state : state.appointment, command, facts);
    case 'assessment.accept':
    case 'assessment.return':
      return answerReport(state, command, facts);
    case 'exclusion.confirm':
    case 'exclusion.decline':
      return answerExclusion(state.stage === 'submitted' ? state : undefined, command, facts);
    case 'assessment.rate':
    case 'assessment.exclude':
    case 'assessment.submit':
      break;
  }
  if (state.stage === 'none') return refuse('assessment.not-appointed');
  if (!isOnTeam(state.appointment, facts.actor.id)) return refuse('access.not-your-engagement');
  if (state.stage !== 'under-way') return refuse('assessment.frozen');
  switch (command.type) {
    case 'assessment.rate':
      return checkRating(command.body, facts) ?? ok([{ type: 'assessment.rated', payload: command.body }]);
    case 'assessment.exclude':
      return checkExclusion(command.body, facts) ?? ok([{ type: 'assessment.excluded', payload: command.body }]);
    case 'assessment.submit':
      if (facts.actor.id !== state.appointment.account) return refuse('assessment.not-the-lead');
      return checkNotDeclined(state, facts) ?? submitReport(state.determinations, command.body, facts);
  }
}

function submitReport(
  determinations: Ratings,
  body: Static<typeof SubmitReport>,
  facts: AssessmentFacts,
): Decision<AssessmentEvent> {
  const { fieldwork, scheme } = facts;
  const incomplete = checkComplete(determinations, facts);
  if (incomplete !== undefined) return incomplete;
  const { visitedOn } = body;
  const impossible = checkDay(visitedOn, 'visitedOn');
  if (impossible !== undefined) return impossible;
  if (visitedOn > facts.today) return refuse('assessment.future', { today: facts.today }, 'visitedOn');
  if (visitedOn < facts.signedOn)
    return refuse('assessment.before-self-assessment', { day: facts.signedOn }, 'visitedOn');
  if (fieldwork.returnAsked === true) return refuse('desk-review.return-waits');
  const missing = missingBeforeReport(fieldwork, scheme);
  if (missing !== undefined) return missing;
  if (fieldwork.visitedUntil !== undefined && visitedOn !== fieldwork.visitedUntil)
    return refuse('assessment.other-day', { day: fieldwork.visitedUntil }, 'visitedOn');
  const amiss = checkSections(scheme, body.sections);
  if (amiss !== undefined) return amiss;
  // A determination stays on record when the criterion no longer applies, and then raises nothing.
  const applied = Object.fromEntries(
    applicableCriteria(facts.scheme, facts.site).flatMap(({ id }) => {
      const rated = determinations[id];
      return rated === undefined ? [] : [[id, rated]];
    }),
  );
  const findings = findingsRaisedBy(facts.scheme, applied).map((raised) => {
    const repeats = repeatOf(facts.scheme, raised.criterion, facts.earlierFindings ?? [], facts.versions);
    return repeats === undefined ? raised : { ...raised, repeats };
  });
  return ok([{ type: 'assessment.submitted', payload: { ...body, submittedOn: facts.today, findings } }]);
}

/** The sections that the scheme's report has, and no other. */
function checkSections(
  scheme: Scheme,
  sections: Static<typeof SubmitReport>['sections'] = [],
): Err<Refusal> | undefined {
  const document = scheme.documents?.find(({ act }) => act === 'assessment.submit');
  const known = document?.sections ?? [];
  const foreign = sections.find(({ section }) => !known.some(({ id }) => id === section))?.section;
  if (foreign !== undefined) return refuse('assessment.unknown-section', { section: foreign }, `sections/${foreign}`);
  const [missing] = missingSections(scheme, sections);
  return missing && err(missing);
}

/** Every section that the scheme's report must have, and this one leaves out. */
export function missingSections(
  scheme: Scheme,
  sections: NonNullable<Static<typeof SubmitReport>['sections']>,
): readonly Refusal[] {
  const document = scheme.documents?.find(({ act }) => act === 'assessment.submit');
  const written = Object.fromEntries(sections.map(({ section, text }) => [section, text]));
  const missing = document === undefined ? [] : sectionsToWrite(scheme, document.id, written);
  return missing.map(({ id }) => ({ code: 'assessment.section-missing', at: `sections/${id}` }));
}

/** What a report on these determinations raises, in the scheme's order: a finding for every level that asks for one. */
export function findingsRaisedBy(scheme: Scheme, determinations: Ratings): Static<typeof RaisedFinding>[] {
  return scheme.criteria.flatMap((criterion) => {
    const rating = determinations[criterion.id]?.rating;
    if (rating === undefined || !('level' in rating)) return [];
    if (levelOf(scheme, criterion, rating.level)?.finding !== true) return [];
    return [{ finding: `finding-${criterion.id}`, criterion: criterion.id, level: rating.level }];
  });
}

function answerReport(
  state: AssessmentState,
  command:
    Command<'assessment.accept', Static<typeof Nothing>> | Command<'assessment.return', Static<typeof ReturnReport>>,
  facts: AssessmentFacts,
): Decision<AssessmentEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (state.stage !== 'submitted') return refuse('assessment.not-submitted');
  if (command.type === 'assessment.return') return ok([{ type: 'assessment.returned', payload: command.body }]);
  return checkConfirmed(state, facts) ?? ok([{ type: 'assessment.accepted', payload: { acceptedOn: facts.today } }]);
}

export function evolveAssessment(state: AssessmentState, event: AssessmentEvent, version: number): AssessmentState {
  switch (event.type) {
    case 'assessment.appointed':
      return { stage: 'under-way', appointment: appointedTeam(event.payload), determinations: {} };
    case 'assessment.team-proposed': {
      const { proposedOn: _day, ...proposed } = event.payload;
      return { stage: 'none', proposed };
    }
    case 'assessment.team-refused':
      return { stage: 'none' };
    default:
      return state.stage === 'none' ? state : evolveStarted(state, event, version);
  }
}

function evolveStarted(
  state: Exclude<AssessmentState, { stage: 'none' }>,
  event: Exclude<
    AssessmentEvent,
    { type: 'assessment.appointed' | 'assessment.team-proposed' | 'assessment.team-refused' }
  >,
  version: number,
): AssessmentState {
  switch (event.type) {
    case 'assessment.member-replaced':
      return { ...state, appointment: teamAfter(state.appointment, event.payload) };
    case 'assessment.rated': {
      const { criterion } = event.payload;
      const rated = ratedBy(event.payload, state.determinations[criterion], version);
      return { ...state, determinations: { ...state.determinations, [criterion]: rated } };
    }
    case 'assessment.excluded': {
      const { criterion } = event.payload;
      const rating = { notApplicable: true } as const;
      return { ...state, determinations: { ...state.determinations, [criterion]: { rating, version } } };
    }
    case 'exclusion.confirmed':
    case 'exclusion.declined':
      return evolveExclusions(state, event);
    case 'assessment.submitted':
      return { ...state, stage: 'submitted', visitedOn: event.payload.visitedOn };
    case 'assessment.accepted':
      return state.stage === 'submitted' ? { ...state, stage: 'accepted' } : state;
    case 'assessment.returned': {
      const { appointment, determinations, exclusions } = state;
      return { stage: 'under-way', appointment, determinations, ...(exclusions === undefined ? {} : { exclusions }) };
    }
  }
}
