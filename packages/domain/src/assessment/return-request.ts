/**
 * Reading the self-assessment, the team finds that the site should answer again, and asks for its return. The secretariat
 * returns it, with the comments that came with the request or others, or declines with the reason.
 */
import { limits, ok, refuse, type PlainDate } from '@touchstone/kernel';
import { Type } from 'typebox';
import type { Actor } from '../access/actor.ts';
import { requireDuty } from '../access/require.ts';
import type { CommandRegister, CommandsOf, Decision, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import { closed, Day, LongText, ShortText } from '../shapes.ts';
import type { Fieldwork } from './fieldwork.ts';

const AskReturn = Type.Object(
  {
    reason: ShortText,
    /** by criterion: what the site is to look at again */
    comments: Type.Optional(Type.Record(Type.String(), LongText, { maxProperties: limits.criteriaPerScheme })),
  },
  closed,
);
const DeclineReturn = Type.Object({ reason: ShortText }, closed);

export const returnRequestCommands = {
  'desk-review.ask-return': {
    stream: 'cycle',
    duties: ['assessor'],
    body: AskReturn,
    purpose:
      'Ask the secretariat to return the self-assessment to the site, with the reason and comments on its answers.',
  },
  'desk-review.decline-return': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: DeclineReturn,
    purpose: 'Decline to return the self-assessment, as the assessors asked, with the reason.',
  },
} as const satisfies CommandRegister;

export const returnRequestEvents = {
  'desk-review.return-asked': {
    stream: 'cycle',
    // Without its day in the oldest events, to which nobody could answer.
    payload: Type.Object({ ...AskReturn.properties, askedOn: Type.Optional(Day) }, closed),
    meaning: 'The assessors ask for the self-assessment to be returned to the site.',
  },
  'desk-review.return-declined': {
    stream: 'cycle',
    payload: Type.Object({ ...DeclineReturn.properties, declinedOn: Day }, closed),
    meaning: 'The secretariat does not return the self-assessment, as the assessors asked.',
  },
} as const satisfies EventRegister;

export const returnRequestRefusals = {
  'desk-review.return-waits': {
    status: 409,
    sentence: 'The return of the self-assessment is asked for already, and waits for the secretariat.',
  },
  'desk-review.no-return-asked': { status: 409, sentence: 'No request to return the self-assessment waits here.' },
} as const satisfies RefusalRegister;

export type ReturnRequestCommand = CommandsOf<typeof returnRequestCommands>;
export type ReturnRequestEvent = EventsOf<typeof returnRequestEvents>;

interface AskFacts {
  readonly today: PlainDate;
  readonly criteria: readonly string[];
  /** the self-assessment is with the assessors, and no longer with the site */
  readonly selfAssessed: boolean;
}

/** By the lead of the team, while the assessment is under way. */
export function askReturn(
  work: Fieldwork,
  { body }: Extract<ReturnRequestCommand, { type: 'desk-review.ask-return' }>,
  { criteria, selfAssessed, today }: AskFacts,
): Decision<ReturnRequestEvent> {
  if (work.returnAsked === true) return refuse('desk-review.return-waits');
  if (!selfAssessed) return refuse('self-assessment.not-submitted');
  const unknown = Object.keys(body.comments ?? {}).find((criterion) => !criteria.includes(criterion));
  if (unknown !== undefined) return refuse('rating.unknown-criterion', { criterion: unknown }, `comments/${unknown}`);
  return ok([{ type: 'desk-review.return-asked', payload: { ...body, askedOn: today } }]);
}

export function declineReturn(
  work: Fieldwork,
  { body }: Extract<ReturnRequestCommand, { type: 'desk-review.decline-return' }>,
  { actor, today }: { readonly actor: Actor; readonly today: PlainDate },
): Decision<ReturnRequestEvent> {
  const refused = requireDuty(actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (work.returnAsked !== true) return refuse('desk-review.no-return-asked');
  return ok([{ type: 'desk-review.return-declined', payload: { ...body, declinedOn: today } }]);
}
