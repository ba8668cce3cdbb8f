/**
 * People move clocks: they extend one to a later day, let it stand still and let it run again, each time with a reason
 * that stays on record with who decided. Whether anybody may, who, with how long a reason and how far, the scheme says.
 */
import { ok, plainDate, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import type { Duty } from '../access/actor.ts';
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
  dueOn,
  extensionObstacle,
  outerBound,
  pausedSince,
  pauseObstacle,
  readClocks,
  type Anchors,
  type ClockMoves,
  type MoveObstacle,
} from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { closed, Day, LongText, SchemeWord } from '../shapes.ts';

const clockNamed = { clock: SchemeWord, finding: Type.Optional(SchemeWord) };

const ExtendClock = Type.Object({ ...clockNamed, to: Day, reason: LongText }, closed);
const StopClock = Type.Object({ ...clockNamed, reason: LongText }, closed);

const duties = ['secretariat', 'officer', 'assessor', 'site'] as const;
const DutyName = Type.Unsafe<Duty>(Type.Enum(['site', 'assessor', 'secretariat', 'officer', 'operator', 'system']));

export const moveClockCommands = {
  'clock.extend': {
    ...{ stream: 'cycle', duties, body: ExtendClock },
    purpose: 'Move the due day of a clock to a later one, with a reason; the scheme says who may, and how far.',
  },
  'clock.pause': {
    ...{ stream: 'cycle', duties, body: StopClock },
    purpose: 'Let a clock stand still, with a reason; the scheme says who may.',
  },
  'clock.resume': {
    ...{ stream: 'cycle', duties, body: StopClock },
    purpose: 'Let a paused clock run again, with a reason; its due day is later by the days of the pause.',
  },
} as const satisfies CommandRegister;

/** `by`: the duty in which it was decided; `set`: the day that the scheme itself sets. */
const moved = { ...clockNamed, set: Type.Optional(Day), by: DutyName, reason: LongText };
/** `due`: the day as it was before. */
const ClockExtended = Type.Object({ ...moved, due: Day, to: Day }, closed);
const ClockPaused = Type.Object({ ...moved, pausedOn: Day }, closed);
/** `due`: the day as it is now. */
const ClockResumed = Type.Object({ ...moved, resumedOn: Day, due: Day }, closed);

export const moveClockEvents = {
  'clock.extended': { stream: 'cycle', payload: ClockExtended, meaning: 'A clock was given a later due day.' },
  'clock.paused': { stream: 'cycle', payload: ClockPaused, meaning: 'A clock was let stand still.' },
  'clock.resumed': { stream: 'cycle', payload: ClockResumed, meaning: 'A paused clock was let run again.' },
} as const satisfies EventRegister;

export const moveClockRefusals = {
  'clock.unknown': { status: 422, sentence: 'There is no clock “{clock}” here. Choose one from the list of clocks.' },
  'clock.fixed': { status: 409, sentence: 'The scheme lets nobody do this to this clock; its day stands.' },
  'clock.right-unset': {
    status: 409,
    sentence: 'The scheme leaves unset who may do this to this clock, so nobody can until it says so.',
  },
  'clock.not-yours': {
    status: 403,
    sentence: 'The scheme gives this to the duty “{duty}”, which you do not hold in this cycle. Ask one who does.',
  },
  'clock.reason-too-short': {
    status: 422,
    sentence: 'The scheme asks for a reason of at least {min} characters. Say more.',
  },
  'clock.not-running': {
    status: 409,
    sentence: 'This clock has no day yet, because what it counts from has not happened.',
  },
  'clock.met': { status: 409, sentence: 'What this clock waits for has happened, so its day no longer matters.' },
  'clock.ran-out': {
    status: 409,
    sentence: 'This clock ran out on {due}. It had to be moved before; what the scheme says of that follows.',
  },
  'clock.not-later': { status: 422, sentence: 'The clock is due on {due} already. Choose a later day.' },
  'clock.beyond-bound': { status: 422, sentence: 'The scheme lets this clock go no further than {bound}.' },
  'clock.is-paused': { status: 409, sentence: 'This clock stands still since {day}. Let it run again first.' },
  'clock.not-paused': { status: 409, sentence: 'This clock is not paused.' },
  'clock.ends-award': {
    status: 409,
    sentence: 'This clock ends an award, and the credential of the award names its day. Renew the award instead.',
  },
} as const satisfies RefusalRegister;

export type MoveClockCommand = CommandsOf<typeof moveClockCommands>;
export type MoveClockEvent = EventsOf<typeof moveClockEvents>;

export interface MoveClockFacts extends Context {
  readonly scheme: Scheme;
  /** what the command's clock counts from; absent where no clock of that cycle or finding has started */
  readonly anchors?: Anchors;
  /** what was granted for it before */
  readonly moves: ClockMoves;
  /** duties that the actor holds in this very cycle */
  readonly dutiesHere: readonly Duty[];
}

export function moveClock(command: MoveClockCommand, facts: MoveClockFacts): Decision<MoveClockEvent> {
  const { anchors, dutiesHere, moves, scheme, today } = facts;
  const { clock: id, finding, reason } = command.body;
  const per = finding === undefined ? 'cycle' : 'finding';
  const clock = scheme.clocks.find((one) => one.id === id && one.per === per);
  if (clock === undefined) return refuse('clock.unknown', { clock: id }, 'clock');
  const request = { clock: id, duties: dutiesHere, reason };
  const right = command.type === 'clock.extend' ? clock.extension : clock.pause;
  // Whether the day itself is a good one is asked last, after whether anybody may choose one.
  const obstacle =
    command.type === 'clock.extend'
      ? extensionObstacle(scheme, { ...request, to: today }, anchors ?? {})
      : pauseObstacle(scheme, request);
  const refused = obstacle === undefined ? undefined : refuseRight(obstacle, right ?? undefined);
  if (refused !== undefined) return refused;
  if (right === undefined || right === null || anchors === undefined) return refuse('clock.not-running');
  if (scheme.marks.some(({ validityClock }) => validityClock === id)) return refuse('clock.ends-award');
  const reading = readClocks(scheme, anchors, today, per, () => moves).find((one) => one.clock === id);
  if (reading?.due === undefined) return refuse('clock.not-running');
  const { due, metOn } = reading;
  if (metOn !== undefined) return refuse('clock.met');
  if (today > due) return refuse('clock.ran-out', { due });
  const since = pausedSince(moves);
  const set = dueOn(scheme, id, anchors);
  const told = {
    ...{ clock: id, by: right.by, reason },
    ...(finding === undefined ? {} : { finding }),
    ...(set === undefined ? {} : { set }),
  };
  if (command.type === 'clock.resume') {
    if (since === undefined) return refuse('clock.not-paused');
    return ok([{ type: 'clock.resumed', payload: { ...told, resumedOn: today, due } }]);
  }
  if (since !== undefined) return refuse('clock.is-paused', { day: since });
  if (command.type === 'clock.pause') return ok([{ type: 'clock.paused', payload: { ...told, pausedOn: today } }]);
  const { to } = command.body;
  const impossible = checkDay(to, 'to');
  if (impossible !== undefined) return impossible;
  if (to <= due) return refuse('clock.not-later', { due }, 'to');
  const bound = outerBound(scheme, id, anchors);
  if (bound !== undefined && to > bound) return refuse('clock.beyond-bound', { bound }, 'to');
  return ok([{ type: 'clock.extended', payload: { ...told, due, to } }]);
}

/** Undefined where the obstacle is not one of the right itself. */
function refuseRight(
  obstacle: MoveObstacle,
  right: { readonly by: Duty; readonly reasonLength: number } | undefined,
): Err<Refusal> | undefined {
  switch (obstacle) {
    case 'unknown-clock':
    case 'not-allowed':
      return refuse('clock.fixed');
    case 'unset':
      return refuse('clock.right-unset');
    case 'not-yours':
      return refuse('clock.not-yours', { duty: right?.by ?? '' });
    case 'reason-too-short':
      return refuse('clock.reason-too-short', { min: right?.reasonLength ?? 0 }, 'reason');
    case 'waiting':
    case 'not-later':
    case 'beyond-bound':
      return undefined;
  }
}

/**
 * What is granted for the clock after the event. A pause that ended on its own day moved nothing, and one before an
 * extension is in the day that it leads to: neither is kept.
 */
export function evolveMoves(before: ClockMoves, event: MoveClockEvent): ClockMoves {
  const set = event.payload.set === undefined ? undefined : plainDate(event.payload.set);
  const anew = set !== undefined && before.set !== undefined && set > before.set;
  const moves = { ...(anew ? {} : before), ...(set === undefined ? {} : { set }) };
  const { pauses = [] } = moves;
  switch (event.type) {
    case 'clock.extended':
      return { ...(set === undefined ? {} : { set }), extendedTo: plainDate(event.payload.to) };
    case 'clock.paused':
      return { ...moves, pauses: [...pauses, { from: plainDate(event.payload.pausedOn) }] };
    case 'clock.resumed': {
      const until = plainDate(event.payload.resumedOn);
      const ended = pauses.map((pause) => (pause.until === undefined ? { ...pause, until } : pause));
      return { ...moves, pauses: ended.filter(({ from }) => from < until) };
    }
  }
}
