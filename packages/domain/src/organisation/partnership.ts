/**
 * Partnership: an organisation supports a scheme in public. A partner is not assessed, holds no mark and may claim none by it;
 * what it says of itself is shown as its own words. The secretariat enters it, and it ends by a word of either side.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import { checkDay } from '../calendar-day.ts';
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
import { closed, Day, SchemeWord, ShortText, PublicSource } from '../shapes.ts';

const BeginPartnership = Type.Object(
  {
    /** id of the scheme that is supported */
    scheme: SchemeWord,
    begunOn: Day,
    /** what the organisation says in public, in its own words */
    statement: Type.Optional(ShortText),
    /** where it says so */
    source: Type.Optional(PublicSource),
  },
  closed,
);
const EndPartnership = Type.Object({ scheme: SchemeWord, endedOn: Day, reason: ShortText }, closed);

export const partnershipCommands = {
  'partnership.begin': {
    stream: 'organisation',
    duties: ['secretariat'],
    body: BeginPartnership,
    purpose: 'Enter an organisation as a partner, which supports a scheme in public and is not assessed.',
  },
  'partnership.end': {
    stream: 'organisation',
    duties: ['secretariat', 'site'],
    body: EndPartnership,
    purpose: 'End a partnership, with the reason.',
  },
} as const satisfies CommandRegister;

export const partnershipEvents = {
  'partnership.begun': {
    stream: 'organisation',
    payload: BeginPartnership,
    meaning: 'An organisation supports a scheme in public, as its partner.',
    public: true,
  },
  'partnership.ended': {
    stream: 'organisation',
    payload: EndPartnership,
    meaning: 'An organisation is no longer a partner of a scheme.',
    public: true,
  },
} as const satisfies EventRegister;

export const partnershipRefusals = {
  'partnership.stands': { status: 409, sentence: 'This organisation is a partner of the scheme already.' },
  'partnership.none': { status: 409, sentence: 'This organisation is no partner of the scheme, so nothing can end.' },
  'partnership.no-scheme': { status: 422, sentence: 'Choose a scheme that is published here; “{scheme}” is none.' },
  'partnership.future': { status: 422, sentence: 'The day cannot lie in the future. Today is {today}.' },
  'partnership.before-begin': {
    status: 422,
    sentence: 'A partnership cannot end before it began, on {begun}. Choose that day or a later one.',
  },
} as const satisfies RefusalRegister;

export type PartnershipCommand = CommandsOf<typeof partnershipCommands>;
export type PartnershipEvent = EventsOf<typeof partnershipEvents>;

/** By scheme: the day on which the partnership began that stands now. */
export type Partnerships = Readonly<Record<string, string>>;

export interface PartnershipFacts extends Context {
  /** the actor keeps what is on file of this organisation */
  readonly own: boolean;
  /** the command's scheme is published here */
  readonly schemeKnown: boolean;
}

export function decidePartnership(
  partnerships: Partnerships,
  command: PartnershipCommand,
  facts: PartnershipFacts,
): Decision<PartnershipEvent> {
  const { body } = command;
  const begins = command.type === 'partnership.begin';
  const refused = begins || !facts.own ? requireDuty(facts.actor, 'secretariat') : undefined;
  if (refused !== undefined) return refused;
  const { scheme } = body;
  const begun = Object.hasOwn(partnerships, scheme) ? partnerships[scheme] : undefined;
  const at = begins ? 'begunOn' : 'endedOn';
  const day = 'begunOn' in body ? body.begunOn : body.endedOn;
  if (begins && !facts.schemeKnown) return refuse('partnership.no-scheme', { scheme }, 'scheme');
  if (begins && begun !== undefined) return refuse('partnership.stands', undefined, 'scheme');
  if (!begins && begun === undefined) return refuse('partnership.none', undefined, 'scheme');
  const impossible = checkDay(day, at);
  if (impossible !== undefined) return impossible;
  if (day > facts.today) return refuse('partnership.future', { today: facts.today }, at);
  if (begun !== undefined && day < begun) return refuse('partnership.before-begin', { begun }, at);
  return command.type === 'partnership.begin'
    ? ok([{ type: 'partnership.begun', payload: command.body }])
    : ok([{ type: 'partnership.ended', payload: command.body }]);
}

export function evolvePartnerships(partnerships: Partnerships, { payload, type }: PartnershipEvent): Partnerships {
  if (type === 'partnership.begun') return { ...partnerships, [payload.scheme]: payload.begunOn };
  const { [payload.scheme]: _ended, ...others } = partnerships;
  return others;
}
