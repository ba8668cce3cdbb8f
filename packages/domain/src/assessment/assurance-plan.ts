/**
 * What goes before a visit: the desk review of the self-assessment, the assurance plan with the secretariat's answer, and
 * the public notice. A plan that is handed in again, also after it was approved, waits for an answer again.
 */
import { err, limits, ok, refuse, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import type { Actor } from '../access/actor.ts';
import { requireDuty } from '../access/require.ts';
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
import { changesApproved, isNoticeLate, isPlanAnnounced, isPlanReady, shareDay, type Fieldwork } from './fieldwork.ts';
import { planEntries, problemsOfEntries } from './plan-entries.ts';
import {
  askReturn,
  declineReturn,
  returnRequestCommands,
  returnRequestEvents,
  returnRequestRefusals,
} from './return-request.ts';
import { isOnTeam, type Appointment } from './team.ts';

const Nothing = Type.Object({}, closed);
const Reason = Type.Object({ reason: ShortText }, closed);
const NoteOnAnswer = Type.Object({ criterion: SchemeWord, note: LongText }, closed);
const CompleteReview = Type.Object({ summary: LongText }, closed);
const SampledGroup = Type.Object(
  { group: ShortText, number: Type.Integer({ minimum: 1, maximum: limits.interviewedPeople }) },
  closed,
);
const SubmitPlan = Type.Object(
  {
    /** what is looked at and what is not */
    extent: LongText,
    visitFrom: Day,
    visitUntil: Day,
    /** where and for which time was searched; in plans of before, what was found as well */
    mediaScan: OptionalLongText,
    /** how they were found and chosen; in plans of before, who they are */
    stakeholders: OptionalLongText,
    ...planEntries,
    sample: Type.Optional(Type.Array(SampledGroup, { maxItems: limits.interviewGroups })),
    /** why these people and so many of them */
    sampling: OptionalLongText,
    /** what is different from the plan that was approved, and why */
    change: Type.Optional(LongText),
    /** the visit is over, and took none of the days that were planned */
    tookPlace: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type SubmittedPlan = Static<typeof SubmitPlan>;

export const planCommands = {
  'desk-review.note': {
    stream: 'cycle',
    duties: ['assessor'],
    body: NoteOnAnswer,
    purpose: 'Note something about the site’s answer to a criterion, from the desk.',
  },
  ...returnRequestCommands,
  'desk-review.complete': {
    stream: 'cycle',
    duties: ['assessor'],
    body: CompleteReview,
    purpose: 'Complete the desk review of the self-assessment with its summary.',
  },
  'assurance-plan.submit': {
    stream: 'cycle',
    duties: ['assessor'],
    body: SubmitPlan,
    purpose: 'Hand in the assurance plan, or a change of it.',
  },
  'assurance-plan.approve': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: Nothing,
    purpose: 'Approve the assurance plan as complete.',
  },
  'assurance-plan.return': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: Reason,
    purpose:
      'Return the assurance plan to the assessors with the reason; an approved one once its days went by unannounced.',
  },
  'visit.announce': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: Nothing,
    purpose: 'Announce the visit that is planned, in public.',
  },
} as const satisfies CommandRegister;

const ReviewCompleted = Type.Object({ summary: LongText, completedOn: Day }, closed);
const PlanApproved = Type.Object({ approvedOn: Day }, closed);
const VisitAnnounced = Type.Object({ visitFrom: Day, visitUntil: Day, announcedOn: Day }, closed);

export const planEvents = {
  'desk-review.noted': {
    stream: 'cycle',
    payload: NoteOnAnswer,
    meaning: 'The assessors noted something about an answer of the site.',
  },
  ...returnRequestEvents,
  'desk-review.completed': { stream: 'cycle', payload: ReviewCompleted, meaning: 'The desk review is completed.' },
  'assurance-plan.submitted': { stream: 'cycle', payload: SubmitPlan, meaning: 'The assurance plan is handed in.' },
  'assurance-plan.approved': {
    stream: 'cycle',
    payload: PlanApproved,
    meaning: 'The secretariat approved the assurance plan as complete.',
  },
  'assurance-plan.returned': {
    stream: 'cycle',
    payload: Reason,
    meaning: 'The assurance plan went back to the assessors with a reason.',
  },
  'visit.announced': {
    stream: 'cycle',
    payload: VisitAnnounced,
    meaning: 'The visit of the site is announced in public.',
    public: true,
  },
} as const satisfies EventRegister;

export const planRefusals = {
  ...returnRequestRefusals,
  'desk-review.already-completed': { status: 409, sentence: 'The desk review is completed already.' },
  'desk-review.not-completed': {
    status: 409,
    sentence: 'The scheme asks for a desk review of the self-assessment first. Complete it, then go on.',
  },
  'assurance-plan.days-reversed': { status: 422, sentence: 'The visit cannot end before it begins. Check both days.' },
  'assurance-plan.past': {
    status: 422,
    sentence:
      'A visit is planned for days to come; today is {today}. Where a visit took other days than planned, change the plan to them, and where it took none of the planned days, say that in the plan. None lies before the letter of commitment.',
  },
  'assurance-plan.not-over': {
    status: 422,
    sentence:
      'A visit that took place is over; today is {today}. Choose days up to today, or do not say that it took place.',
  },
  'assurance-plan.part-missing': { status: 422, sentence: 'The scheme asks for this part of the plan. Fill it in.' },
  'assurance-plan.change-missing': {
    status: 422,
    sentence:
      'A plan of this visit was in force. Say what changes and why; where the scheme asks for its approval, it then waits for that again.',
  },
  'assurance-plan.scan-open': {
    status: 422,
    sentence: 'Enter what the media scan found, one entry for each, or say that it found nothing.',
  },
  'assurance-plan.scan-contradicted': {
    status: 422,
    sentence: 'Entries say what the media scan found. Take them out, or do not say that it found nothing.',
  },
  'assurance-plan.future-item': {
    status: 422,
    sentence: 'Nothing of a day to come can have been found. Today is {today}.',
  },
  'assurance-plan.nobody-consulted': {
    status: 422,
    sentence: 'The scheme asks whom you consult beside the people of the site. Enter at least one stakeholder.',
  },
  'assurance-plan.day-outside': {
    status: 422,
    sentence: 'The visit lasts from {visitFrom} to {visitUntil}. Choose one of its days, or leave this empty.',
  },
  'assurance-plan.unknown-group': { status: 422, sentence: 'The scheme does not name a group “{group}” to be heard.' },
  'assurance-plan.sample-too-small': {
    status: 422,
    sentence: 'The scheme asks for at least {atLeast} people of the group “{group}” to be heard.',
  },
  'assurance-plan.not-submitted': { status: 409, sentence: 'No assurance plan is waiting for an answer here.' },
  'assurance-plan.not-ready': {
    status: 409,
    sentence: 'The assurance plan comes first, and the secretariat’s approval of it where the scheme asks for one.',
  },
  'visit.already-announced': { status: 409, sentence: 'The visit is announced for these days already.' },
  'visit.notice-late': {
    status: 409,
    sentence:
      'The days of this plan ended on {visitUntil}, and the public is told before a visit. Return the plan, so that the assessors plan days to come. Only of a visit that was announced are other days told afterwards.',
  },
} as const satisfies RefusalRegister;

export type PlanCommand = CommandsOf<typeof planCommands>;
export type PlanEvent = EventsOf<typeof planEvents>;

export interface PlanFacts extends Context {
  readonly scheme: Scheme;
  /** absent where nobody is appointed */
  readonly appointment?: Appointment;
  /** the determinations can still be made */
  readonly underWay: boolean;
  /** the self-assessment is with the assessors, and no longer with the site */
  readonly selfAssessed: boolean;
  /** ids of the criteria that apply */
  readonly criteria: readonly string[];
  readonly signedOn: string;
}

export function decidePlan(work: Fieldwork, command: PlanCommand, facts: PlanFacts): Decision<PlanEvent> {
  const { actor, appointment, criteria, scheme, today, underWay } = facts;
  if (appointment === undefined) return refuse('assessment.not-appointed');
  const { plan } = work;
  switch (command.type) {
    case 'desk-review.decline-return':
      return declineReturn(work, command, facts);
    case 'assurance-plan.approve':
      return requireWaiting(work, actor) ?? ok([{ type: 'assurance-plan.approved', payload: { approvedOn: today } }]);
    case 'assurance-plan.return':
      return (
        (mayTakeBack(work, facts) ? requireDuty(actor, 'secretariat') : requireWaiting(work, actor)) ??
        ok([{ type: 'assurance-plan.returned', payload: command.body }])
      );
    case 'visit.announce': {
      const refused = requireDuty(actor, 'secretariat');
      if (refused !== undefined) return refused;
      if (plan.stage === 'none' || !isPlanReady(work, scheme)) return refuse('assurance-plan.not-ready');
      const { visitFrom, visitUntil } = plan;
      if (isPlanAnnounced(work)) return refuse('visit.already-announced');
      if (isNoticeLate(work, today)) return refuse('visit.notice-late', { visitUntil });
      return ok([{ type: 'visit.announced', payload: { visitFrom, visitUntil, announcedOn: today } }]);
    }
    default:
      break;
  }
  if (!isOnTeam(appointment, actor.id)) return refuse('access.not-your-engagement');
  if (!underWay) return refuse('assessment.frozen');
  if (command.type === 'desk-review.note') {
    const { criterion } = command.body;
    if (!criteria.includes(criterion)) return refuse('rating.unknown-criterion', { criterion }, 'criterion');
    return ok([{ type: 'desk-review.noted', payload: command.body }]);
  }
  if (actor.id !== appointment.account) return refuse('assessment.not-the-lead');
  switch (command.type) {
    case 'desk-review.ask-return':
      return askReturn(work, command, facts);
    case 'desk-review.complete':
      if (work.review === 'completed') return refuse('desk-review.already-completed');
      return ok([{ type: 'desk-review.completed', payload: { ...command.body, completedOn: today } }]);
    case 'assurance-plan.submit':
      return submitPlan(work, command.body, facts);
  }
}

/** For the secretariat, while the plan waits for its answer. */
function requireWaiting({ plan }: Fieldwork, actor: Actor): ReturnType<typeof requireDuty> {
  const refused = requireDuty(actor, 'secretariat');
  return refused ?? (plan.stage === 'submitted' ? undefined : refuse('assurance-plan.not-submitted'));
}

/** Approved, and its days went by before the notice that the scheme asks for: the assessors plan others. */
export function mayTakeBack(work: Fieldwork, { scheme, today }: Pick<PlanFacts, 'scheme' | 'today'>): boolean {
  return work.plan.stage === 'approved' && asksStep(scheme, 'visit-notice') && isNoticeLate(work, today);
}

/** All that has to be mended in a plan before it may be handed in, where it may be at all. */
export function problemsOfPlan(
  work: Fieldwork,
  plan: SubmittedPlan,
  facts: Pick<PlanFacts, 'criteria' | 'scheme' | 'signedOn' | 'today'>,
): readonly Refusal[] {
  const groups = facts.scheme.assessment?.interviews ?? [];
  const unknown = plan.sample?.find(({ group }) => groups.length > 0 && !groups.some(({ id }) => id === group));
  return [
    ...problemsOfDays(work, plan, facts),
    ...problemsOfEntries(plan, facts),
    ...(unknown === undefined
      ? []
      : [{ code: 'assurance-plan.unknown-group', facts: { group: unknown.group }, at: 'sample' }]),
    ...missingFromPlan(work, plan, facts.scheme),
  ];
}

function problemsOfDays(
  work: Fieldwork,
  plan: SubmittedPlan,
  facts: Pick<PlanFacts, 'scheme' | 'signedOn' | 'today'>,
): readonly Refusal[] {
  const { tookPlace, visitFrom, visitUntil } = plan;
  const { today } = facts;
  const impossible = [checkDay(visitFrom, 'visitFrom'), checkDay(visitUntil, 'visitUntil')].flatMap((one) =>
    one === undefined ? [] : [one.error],
  );
  if (impossible.length > 0) return impossible;
  if (visitUntil < visitFrom) return [{ code: 'assurance-plan.days-reversed', at: 'visitUntil' }];
  if (tookPlace === true && visitUntil > today)
    return [{ code: 'assurance-plan.not-over', facts: { today }, at: 'visitUntil' }];
  if (visitFrom >= today || changesPastDays(work, plan, facts)) return [];
  return [{ code: 'assurance-plan.past', facts: { today }, at: 'visitFrom' }];
}

/** What the scheme asks of this plan and its shape lets be left out, in the order in which it is written. */
function missingFromPlan(
  { plan }: Fieldwork,
  { change, mediaScan, sample = [], sampling, tookPlace = false }: SubmittedPlan,
  scheme: Scheme,
): readonly Refusal[] {
  const groups = scheme.assessment?.interviews ?? [];
  const asksSample = asksStep(scheme, 'interview-sample');
  const nobody = sample.length === 0 && groups.length > 0;
  const parts = [
    ['mediaScan', asksStep(scheme, 'media-scan') && mediaScan.trim() === ''],
    [`sample/${groups[0]?.id ?? ''}`, asksSample && nobody],
    ['sampling', asksSample && sampling.trim() === ''],
  ] as const;
  const tooFew = groups.filter(({ atLeast, id }) => {
    const planned = sample.find(({ group }) => group === id)?.number ?? 0;
    return asksSample && !nobody && atLeast !== null && planned < atLeast;
  });
  return [
    ...parts.flatMap(([at, isMissing]) => (isMissing ? [{ code: 'assurance-plan.part-missing', at }] : [])),
    ...tooFew.map(({ atLeast, id, name }) => {
      return {
        code: 'assurance-plan.sample-too-small',
        facts: { group: name, atLeast: atLeast ?? 0 },
        at: `sample/${id}`,
      };
    }),
    ...((changesApproved(plan) || tookPlace) && change === undefined
      ? [{ code: 'assurance-plan.change-missing', at: 'change' }]
      : []),
  ];
}

function submitPlan(work: Fieldwork, body: SubmittedPlan, facts: PlanFacts): Decision<PlanEvent> {
  if (asksStep(facts.scheme, 'desk-review') && work.review !== 'completed') return refuse('desk-review.not-completed');
  const [problem] = problemsOfPlan(work, body, facts);
  return problem === undefined ? ok([{ type: 'assurance-plan.submitted', payload: body }]) : err(problem);
}

/** The visit took, or takes, other days than the plan that was in force had; that it took none of those is said, never a slip. */
function changesPastDays(
  work: Fieldwork,
  changed: SubmittedPlan,
  { scheme, signedOn }: Pick<PlanFacts, 'scheme' | 'signedOn'>,
): boolean {
  const { plan } = work;
  if (plan.stage === 'none' || changed.visitFrom < signedOn || !wasInForce(work, scheme)) return false;
  return shareDay(plan, changed) || (changed.tookPlace === true && mayTellOtherDays(work, scheme));
}

/** The plan, or the one that was approved before a change of it. */
function wasInForce(work: Fieldwork, scheme: Scheme): boolean {
  return isPlanReady(work, scheme) || changesApproved(work.plan);
}

/** A visit that took none of its days is told afterwards where it was planned, and announced where the scheme asks for that. */
export function mayTellOtherDays(work: Fieldwork, scheme: Scheme): boolean {
  return wasInForce(work, scheme) && (!asksStep(scheme, 'visit-notice') || work.announced !== undefined);
}
