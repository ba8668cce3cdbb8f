/**
 * The visit of a site: its days with opening and closing meeting, the interviews, what was observed beside the criteria, and
 * where the site disagrees with a determination. Notes of an interview are for the team; no name of whom it heard is asked.
 */
import { limits, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireSite } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { asksStep } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { closed, Day, LongText, OptionalLongText, SchemeWord, ShortText } from '../shapes.ts';
import { daysToVisit, isPlanAnnounced, isPlanReady, type Fieldwork } from './fieldwork.ts';
import { isOnTeam, type Appointment } from './team.ts';

export const RecordVisit = Type.Object(
  {
    firstDay: Day,
    lastDay: Day,
    openingOn: Type.Optional(Day),
    closingOn: Type.Optional(Day),
    /** who took part in the meetings, by function, and what was said */
    meetings: OptionalLongText,
  },
  closed,
);
export const RecordInterview = Type.Object(
  {
    group: ShortText,
    number: Type.Integer({ minimum: 1, maximum: limits.interviewedPeople }),
    heldOn: Day,
    notes: OptionalLongText,
  },
  closed,
);
export const RecordObservation = Type.Object(
  {
    kind: Type.Union([Type.Literal('observation'), Type.Literal('good-practice')]),
    criterion: Type.Optional(SchemeWord),
    text: LongText,
  },
  closed,
);
const RecordDisagreement = Type.Object({ criterion: SchemeWord, reason: LongText }, closed);

export const visitCommands = {
  'visit.record': {
    stream: 'cycle',
    duties: ['assessor'],
    body: RecordVisit,
    purpose: 'Put the days of the visit on record, with its opening and closing meeting.',
  },
  'interview.record': {
    stream: 'cycle',
    duties: ['assessor'],
    body: RecordInterview,
    purpose: 'Put an interview on record: the group, how many people, and notes that only the team reads.',
  },
  'observation.record': {
    stream: 'cycle',
    duties: ['assessor'],
    body: RecordObservation,
    purpose: 'Put on record what was observed beside the determinations, or a good practice.',
  },
  'disagreement.record': {
    stream: 'cycle',
    duties: ['site'],
    body: RecordDisagreement,
    purpose: 'Put on record that the site disagrees with the determination of a criterion, and why.',
  },
} as const satisfies CommandRegister;

export const visitEvents = {
  'visit.recorded': { stream: 'cycle', payload: RecordVisit, meaning: 'The site was visited on these days.' },
  'interview.recorded': { stream: 'cycle', payload: RecordInterview, meaning: 'People of a group were heard.' },
  'observation.recorded': {
    stream: 'cycle',
    payload: RecordObservation,
    meaning: 'The assessors observed something beside the determinations.',
  },
  'disagreement.recorded': {
    stream: 'cycle',
    payload: RecordDisagreement,
    meaning: 'The site disagrees with the determination of a criterion.',
  },
} as const satisfies EventRegister;

export const visitRefusals = {
  'visit.not-announced': {
    status: 409,
    sentence: 'The scheme asks for a public notice first. The secretariat gives it.',
  },
  'visit.announced-otherwise': {
    status: 409,
    sentence:
      'The public was told of other days than the plan has now. The secretariat announces the visit anew, then it is put on record.',
  },
  'visit.not-recorded': {
    status: 409,
    sentence: 'The scheme asks for a visit of the site. Put its days on record first.',
  },
  'visit.meeting-missing': {
    status: 409,
    sentence:
      'The scheme asks for {meeting, select, opening {an opening meeting} closing {a closing meeting} other {an opening and a closing meeting}} at the visit. Add {meeting, select, both {their days} other {its day}} to the record of the visit.',
  },
  'visit.day-outside': {
    status: 422,
    sentence: 'This day lies before the letter of commitment or after today. Choose one in between.',
  },
  'visit.days-reversed': { status: 422, sentence: 'The visit cannot end before it begins. Check both days.' },
  'visit.not-planned': {
    status: 422,
    sentence:
      'The visit was to be from {visitFrom} to {visitUntil}. Where it took other days, the lead assessor first changes the plan to them; then it is approved and announced anew, as the scheme asks.',
  },
  'visit.meeting-outside': {
    status: 422,
    sentence:
      'The visit lasted from {firstDay} to {lastDay}. Choose one of its days. A meeting on another day, by video for instance, is told in the words about the meetings.',
  },
  'visit.meetings-reversed': {
    status: 422,
    sentence: 'The closing meeting cannot come before the opening meeting. Check both days.',
  },
  'interview.unknown-group': { status: 422, sentence: 'The scheme does not name a group “{group}” to be heard.' },
  'interview.too-few': {
    status: 409,
    sentence:
      'The scheme asks for at least {atLeast} people of the group “{group}” to be heard; {number} are on record.',
  },
  'disagreement.too-early': {
    status: 409,
    sentence: 'The determinations can be disagreed with once the secretariat has accepted the report.',
  },
} as const satisfies RefusalRegister;

export type VisitCommand = CommandsOf<typeof visitCommands>;
export type VisitEvent = EventsOf<typeof visitEvents>;

export interface VisitFacts extends Context {
  readonly scheme: Scheme;
  readonly siteId: string;
  readonly appointment?: Appointment;
  readonly underWay: boolean;
  /** the report is accepted, so that the site reads it */
  readonly accepted: boolean;
  readonly criteria: readonly string[];
  readonly signedOn: string;
}

export function decideVisit(work: Fieldwork, command: VisitCommand, facts: VisitFacts): Decision<VisitEvent> {
  const { accepted, actor, appointment, criteria, underWay } = facts;
  if (command.type === 'disagreement.record') {
    const refused = requireSite(actor, facts.siteId);
    if (refused !== undefined) return refused;
    if (!accepted) return refuse('disagreement.too-early');
    const { criterion } = command.body;
    if (!criteria.includes(criterion)) return refuse('rating.unknown-criterion', { criterion }, 'criterion');
    return ok([{ type: 'disagreement.recorded', payload: command.body }]);
  }
  if (appointment === undefined) return refuse('assessment.not-appointed');
  if (!isOnTeam(appointment, actor.id)) return refuse('access.not-your-engagement');
  if (!underWay) return refuse('assessment.frozen');
  switch (command.type) {
    case 'visit.record':
      return recordVisit(work, command.body, facts);
    case 'interview.record': {
      const groups = facts.scheme.assessment?.interviews ?? [];
      const { group, heldOn } = command.body;
      if (groups.length > 0 && !groups.some(({ id }) => id === group))
        return refuse('interview.unknown-group', { group }, 'group');
      return checkPast(heldOn, facts, 'heldOn') ?? ok([{ type: 'interview.recorded', payload: command.body }]);
    }
    case 'observation.record': {
      const { criterion } = command.body;
      if (criterion !== undefined && !criteria.includes(criterion))
        return refuse('rating.unknown-criterion', { criterion }, 'criterion');
      return ok([{ type: 'observation.recorded', payload: command.body }]);
    }
  }
}

/** Nobody is visited on a plan that is not ready, or unannounced, or on other days, where the scheme asks for these. */
function recordVisit(work: Fieldwork, body: Static<typeof RecordVisit>, facts: VisitFacts): Decision<VisitEvent> {
  const { scheme } = facts;
  if (asksStep(scheme, 'assurance-plan') && !isPlanReady(work, scheme)) return refuse('assurance-plan.not-ready');
  if (asksStep(scheme, 'visit-notice')) {
    if (work.announced === undefined) return refuse('visit.not-announced');
    if (!isPlanAnnounced(work)) return refuse('visit.announced-otherwise');
  }
  for (const at of ['firstDay', 'lastDay', 'openingOn', 'closingOn'] as const) {
    const day = body[at];
    const refused = day === undefined ? undefined : checkPast(day, facts, at);
    if (refused !== undefined) return refused;
  }
  if (body.lastDay < body.firstDay) return refuse('visit.days-reversed', undefined, 'lastDay');
  const planned = daysToVisit(work, scheme);
  if (planned !== undefined) {
    const { visitFrom, visitUntil } = planned;
    if (body.firstDay < visitFrom) return refuse('visit.not-planned', { visitFrom, visitUntil }, 'firstDay');
    if (body.lastDay > visitUntil) return refuse('visit.not-planned', { visitFrom, visitUntil }, 'lastDay');
  }
  return checkMeetings(body) ?? ok([{ type: 'visit.recorded', payload: body }]);
}

/** Undefined where each meeting is on a day of the visit, and the closing one not before the opening one. */
function checkMeetings({
  closingOn,
  firstDay,
  lastDay,
  openingOn,
}: Static<typeof RecordVisit>): Err<Refusal> | undefined {
  const outside = (day: string | undefined): boolean => day !== undefined && (day < firstDay || day > lastDay);
  if (outside(openingOn)) return refuse('visit.meeting-outside', { firstDay, lastDay }, 'openingOn');
  if (outside(closingOn)) return refuse('visit.meeting-outside', { firstDay, lastDay }, 'closingOn');
  const reversed = openingOn !== undefined && closingOn !== undefined && closingOn < openingOn;
  return reversed ? refuse('visit.meetings-reversed', undefined, 'closingOn') : undefined;
}

/** Undefined for a day of the calendar from the letter up to today. */
function checkPast(day: string, { signedOn, today }: VisitFacts, at: string): Err<Refusal> | undefined {
  const outside = day > today || day < signedOn;
  return checkDay(day, at) ?? (outside ? refuse('visit.day-outside', undefined, at) : undefined);
}
