/**
 * What ties an assessment firm to an operator: that it advises it, or that one owns the other. It ties everybody of the firm to every
 * site of that operator. The secretariat keeps it, each with its source and days; a new record of the same tie takes the place of the one
 * before, and what was put on record by mistake is struck.
 */
import { ok, plainDate, refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import type { CommandRegister, CommandsOf, Decision, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import { closed, Day, OrganisationId, PublicSource, ShortText } from '../shapes.ts';

const which = {
  tie: Type.Union([Type.Literal('advice'), Type.Literal('ownership')]),
  /** the operator's entry */
  organisation: OrganisationId,
};
const RecordTie = Type.Object(
  {
    ...which,
    begunOn: Type.Optional(Day),
    /** its last day; absent while it holds */
    endedOn: Type.Optional(Day),
    source: PublicSource,
  },
  closed,
);
const StrikeTie = Type.Object({ ...which, reason: ShortText }, closed);

export const firmTieCommands = {
  'firm.record-tie': {
    stream: 'firm',
    duties: ['secretariat'],
    body: RecordTie,
    purpose:
      'Put on record that a firm advises or advised an operator, or that one owns or owned the other, with the source.',
  },
  'firm.strike-tie': {
    stream: 'firm',
    duties: ['secretariat'],
    body: StrikeTie,
    purpose: 'Strike a tie of a firm that was put on record by mistake, with the reason.',
  },
} as const satisfies CommandRegister;

export const firmTieEvents = {
  'firm.tie-recorded': { stream: 'firm', payload: RecordTie, meaning: 'A tie of a firm to an operator is on record.' },
  'firm.tie-struck': {
    stream: 'firm',
    payload: StrikeTie,
    meaning: 'A tie of a firm that was put on record by mistake is struck.',
  },
} as const satisfies EventRegister;

export const firmTieRefusals = {
  'firm.unknown-operator': {
    status: 422,
    sentence: 'There is no such organisation. Choose one from the list, or register the operator first.',
  },
  'firm.tie-ends-first': {
    status: 422,
    sentence: 'A tie cannot have ended before it began. Correct one of the two days.',
  },
  'firm.tie-in-future': {
    status: 422,
    sentence:
      'A tie cannot have begun or ended in the future. Today is {today}; leave the last day empty while it holds.',
  },
  'firm.no-such-tie': { status: 409, sentence: 'No such tie of the firm is on record.' },
} as const satisfies RefusalRegister;

export type FirmTieCommand = CommandsOf<typeof firmTieCommands>;
export type FirmTieEvent = EventsOf<typeof firmTieEvents>;

type Tied = Pick<Static<typeof StrikeTie>, 'tie' | 'organisation'>;

export interface FirmTie extends Tied {
  /** absent while it holds */
  readonly endedOn?: PlainDate;
}

export interface FirmTieFacts {
  readonly today: PlainDate;
  /** the organisation that the command names is registered; absent where it names none */
  readonly operatorKnown?: boolean;
}

export function decideFirmTie(
  ties: readonly FirmTie[],
  command: FirmTieCommand,
  { operatorKnown, today }: FirmTieFacts,
): Decision<FirmTieEvent> {
  if (command.type === 'firm.strike-tie') {
    if (!ties.some((one) => isSame(one, command.body))) return refuse('firm.no-such-tie');
    return ok([{ type: 'firm.tie-struck', payload: command.body }]);
  }
  const { body } = command;
  if (operatorKnown !== true) return refuse('firm.unknown-operator', undefined, 'organisation');
  return checkDays(body, today) ?? ok([{ type: 'firm.tie-recorded', payload: body }]);
}

function checkDays({ begunOn, endedOn }: Static<typeof RecordTie>, today: PlainDate): Err<Refusal> | undefined {
  for (const [at, day] of Object.entries({ begunOn, endedOn })) {
    if (day === undefined) continue;
    const impossible = checkDay(day, at);
    if (impossible !== undefined) return impossible;
    if (day > today) return refuse('firm.tie-in-future', { today }, at);
  }
  const before = begunOn !== undefined && endedOn !== undefined && endedOn < begunOn;
  return before ? refuse('firm.tie-ends-first', undefined, 'endedOn') : undefined;
}

export function evolveFirmTies(ties: readonly FirmTie[], { payload, type }: FirmTieEvent): readonly FirmTie[] {
  const others = ties.filter((one) => !isSame(one, payload));
  if (type === 'firm.tie-struck') return others;
  const { endedOn, organisation, tie } = payload;
  return [...others, { tie, organisation, ...(endedOn === undefined ? {} : { endedOn: plainDate(endedOn) }) }];
}

function isSame(one: Tied, other: Tied): boolean {
  return one.tie === other.tie && one.organisation === other.organisation;
}
