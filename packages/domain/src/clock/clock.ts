/**
 * Time enters as a command: a job says which day it is, and what the scheme says of a clock that ran out follows.
 * Nothing runs out by itself, so ten years can pass in a test within seconds and a late job changes no outcome.
 */
import { ok, parsePlainDate, refuse, type PlainDate } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty } from '../access/require.ts';
import { standsYet, type AwardEvent, type AwardState, type StandingAward } from '../award/award.ts';
import type { StandingEvent } from '../award/standing.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import type { ParticipationEvent } from '../participation/participation.ts';
import { readClocks, type Anchors, type ClockMoves } from '../scheme/index.ts';
import type { Consequence, Scheme } from '../scheme/scheme.ts';
import { closed, Day, SchemeWord } from '../shapes.ts';
import {
  moveClockCommands,
  moveClockEvents,
  moveClockRefusals,
  type MoveClockCommand,
  type MoveClockEvent,
} from './move-clock.ts';

const ReachClock = Type.Object({ clock: SchemeWord, finding: Type.Optional(SchemeWord), asOf: Day }, closed);

export const clockCommands = {
  'clock.reach': {
    stream: 'cycle',
    duties: ['system'],
    body: ReachClock,
    purpose: 'Say that a day has come on which a clock of this cycle has run out.',
  },
  ...moveClockCommands,
} as const satisfies CommandRegister;

const ClockReached = Type.Object(
  {
    clock: SchemeWord,
    finding: Type.Optional(SchemeWord),
    due: Day,
    asOf: Day,
    /** what the scheme says of it; the shape of old events stays readable as kinds are added */
    consequence: Type.Union([
      Type.Literal('escalate'),
      Type.Literal('notice'),
      Type.Literal('suspend-award'),
      Type.Literal('lapse'),
      Type.Literal('expire-award'),
      Type.Literal('none'),
    ]),
    /** the duty to which it is escalated, or which is told */
    to: Type.Optional(SchemeWord),
    /** the day on which it runs out again, for marks that a source gave a later end of their own */
    next: Type.Optional(Day),
  },
  closed,
);

export const clockEvents = {
  'clock.reached': {
    stream: 'cycle',
    payload: ClockReached,
    meaning: 'A clock ran out, and what the scheme says of it follows.',
  },
  ...moveClockEvents,
} as const satisfies EventRegister;

export const clockRefusals = {
  'clock.not-run-out': { status: 409, sentence: 'This clock has not run out on {asOf}.' },
  'clock.cycle-ended': { status: 409, sentence: 'This cycle has ended, and its clocks with it.' },
  'clock.already-reached': { status: 409, sentence: 'It is already on record that this clock ran out.' },
  ...moveClockRefusals,
} as const satisfies RefusalRegister;

export type ClockCommand = CommandsOf<typeof clockCommands>;
export type ReachClockCommand = Exclude<ClockCommand, MoveClockCommand>;
type LetterLapsedEvent = Extract<ParticipationEvent, { type: 'commitment.lapsed' }>;
export type ClockEvent = EventsOf<typeof clockEvents>;
type ClockReachedEvent = Exclude<ClockEvent, MoveClockEvent>;

export interface ClockFacts extends Context {
  readonly scheme: Scheme;
  /** what the command's clock counts from; absent where there is no such finding */
  readonly anchors?: Anchors;
  /** what was granted for it */
  readonly moves: ClockMoves;
  /** it is on record as run out */
  readonly reached: boolean;
  readonly award: AwardState;
  /** nothing is decided yet, so that the commitment can lapse */
  readonly undecided: boolean;
}

/** Names a clock of a cycle, or of one of its findings. */
export function clockKey(clock: string, finding?: string): string {
  return finding === undefined ? clock : `${clock}/${finding}`;
}

export function reachClock(
  command: ReachClockCommand,
  facts: ClockFacts,
): Decision<ClockReachedEvent | AwardEvent | StandingEvent | LetterLapsedEvent> {
  const refused = requireDuty(facts.actor, 'system');
  if (refused !== undefined) return refused;
  const { clock, finding } = command.body;
  const asOf = parsePlainDate(command.body.asOf);
  if (asOf === undefined || asOf > facts.today) return refuse('clock.not-run-out', { asOf: command.body.asOf }, 'asOf');
  if (facts.reached) return refuse('clock.already-reached');
  const due = overdueSince(facts, command.body, asOf);
  const rule = facts.scheme.clocks.find(({ id }) => id === clock)?.whenReached;
  if (due === undefined || rule === undefined) return refuse('clock.not-run-out', { asOf }, 'asOf');
  const reached: ClockReachedEvent = {
    type: 'clock.reached',
    payload: {
      clock,
      ...(finding === undefined ? {} : { finding }),
      due,
      asOf,
      consequence: rule.kind,
      ...('to' in rule ? { to: rule.to } : {}),
      ...(rule.kind === 'expire-award' ? nextEnd(facts, clock, asOf) : {}),
    },
  };
  return ok([reached, ...consequences(facts, rule.kind, clock, asOf)]);
}

function overdueSince(facts: ClockFacts, body: Static<typeof ReachClock>, asOf: PlainDate): PlainDate | undefined {
  const { anchors, moves, scheme } = facts;
  if (anchors === undefined) return undefined;
  const per = body.finding === undefined ? 'cycle' : 'finding';
  const reading = readClocks(scheme, anchors, asOf, per, () => moves).find(({ clock }) => clock === body.clock);
  return reading?.state === 'overdue' ? reading.due : undefined;
}

/** What the award and the commitment make of it; what only concerns people is said by `clock.reached` itself. */
function consequences(
  facts: ClockFacts,
  kind: Consequence['kind'],
  clock: string,
  asOf: PlainDate,
): readonly (AwardEvent | StandingEvent | LetterLapsedEvent)[] {
  if (kind === 'lapse') {
    return facts.undecided ? [{ type: 'commitment.lapsed', payload: { lapsedOn: asOf, clock } }] : [];
  }
  if (!standsYet(facts.award)) return [];
  if (kind === 'expire-award') return expiries(facts, facts.award, clock, asOf);
  const suspends = kind === 'suspend-award' && facts.award.stage === 'awarded';
  return suspends ? [{ type: 'award.suspended', payload: { suspendedOn: asOf, clock } }] : [];
}

function expiries(facts: ClockFacts, award: StandingAward, clock: string, asOf: PlainDate): readonly AwardEvent[] {
  return heldBy(facts, award, clock)
    .filter(({ validUntil }) => !endsLater(facts, validUntil, asOf))
    .map(({ mark }) => ({ type: 'award.expired', payload: { mark, expiredOn: asOf } }) as const);
}

function heldBy({ scheme }: ClockFacts, award: StandingAward, clock: string): StandingAward['marks'] {
  const marks = scheme.marks.filter(({ validityClock }) => validityClock === clock).map(({ id }) => id);
  return award.marks.filter((held) => !held.expired && marks.includes(held.mark));
}

/** Only where a source states the ends do marks of one clock have different ones. */
function endsLater({ moves }: ClockFacts, validUntil: string | null, asOf: PlainDate): boolean {
  return moves.stated !== undefined && (validUntil === null || validUntil >= asOf);
}

function nextEnd(facts: ClockFacts, clock: string, asOf: PlainDate): { readonly next?: string } {
  if (!standsYet(facts.award)) return {};
  const later = heldBy(facts, facts.award, clock).filter(({ validUntil }) => endsLater(facts, validUntil, asOf));
  const next = later.flatMap(({ validUntil }) => validUntil ?? []).toSorted()[0];
  return next === undefined ? {} : { next };
}
