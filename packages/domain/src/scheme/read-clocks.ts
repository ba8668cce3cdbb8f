/**
 * How clocks stand on a day: when each is due after what was granted, and whether it runs, stands still, was met or ran
 * out. The due day itself is still in time. "Today" is passed in, as a day in the scheme's time zone.
 */
import type { PlainDate } from '@touchstone/kernel';
import { metOnce, type Anchors } from './clocks.ts';
import { isMoved, movedDue, outerBound, pausedSince, unmovedDue, type ClockMoves } from './moved-clocks.ts';
import type { Clock, Scheme } from './scheme.ts';

export interface ClockReading {
  readonly clock: string;
  /** absent where the scheme leaves it unset or an anchor has not happened yet; of a paused clock, as if it ran again today */
  readonly due?: PlainDate;
  /** `unset`: the scheme says nothing; `waiting`: its anchor has not happened; `overdue`: the due day is past */
  readonly state: 'unset' | 'waiting' | 'running' | 'paused' | 'met' | 'met-late' | 'overdue';
  readonly metOn?: PlainDate;
  /** the day from which a paused clock stands still */
  readonly pausedOn?: PlainDate;
}

/** What was granted for a clock, by its id. */
export type MovesOf = (clock: string) => ClockMoves;

const unmoved: MovesOf = () => ({});

/**
 * The clocks of a cycle, or with `finding` those of one finding, whose anchors are the cycle's and its own.
 * In the scheme's order; a clock that the scheme leaves unset stays `unset` even when the event has happened.
 */
export function readClocks(
  scheme: Scheme,
  anchors: Anchors,
  today: PlainDate,
  per: Clock['per'] = 'cycle',
  movesOf = unmoved,
): readonly ClockReading[] {
  return scheme.clocks
    .filter((clock) => clock.per === per)
    .map((clock) => readClock(scheme, clock, anchors, movesOf(clock.id), today));
}

/**
 * The last day on which the clock is still in time as things stand: its moved due day, and while it is paused only its
 * outer bound. Undefined where there is no such day, so that nothing runs out.
 */
export function lastDayOf(
  scheme: Scheme,
  clock: string,
  anchors: Anchors,
  moves: ClockMoves = {},
): PlainDate | undefined {
  const before = unmovedDue(scheme, clock, anchors, moves);
  if (before === undefined || !isMoved(moves)) return before;
  const since = pausedSince(moves);
  // On the day on which it began, a pause that runs has moved nothing yet; without one, any day does.
  const due = movedDue(scheme, clock, anchors, moves, since ?? before);
  if (due === undefined || since === undefined || since > due) return due;
  const bound = outerBound(scheme, clock, anchors);
  return bound === undefined || bound > due ? bound : due;
}

export function readClock(
  scheme: Scheme,
  clock: Clock,
  anchors: Anchors,
  moves: ClockMoves,
  today: PlainDate,
): ClockReading {
  const metOn = metOnce(clock, anchors);
  // A pause that was never ended stopped to matter when the clock was met.
  const counted = metOn !== undefined && metOn < today ? metOn : today;
  const due = movedDue(scheme, clock.id, anchors, moves, counted);
  const pausedOn = pausedSince(moves);
  const state = clock.due === null && due === undefined ? 'unset' : stateOf(due, metOn, today, pausedOn);
  return {
    clock: clock.id,
    ...(due === undefined ? {} : { due }),
    state,
    ...(metOn === undefined ? {} : { metOn }),
    ...(state === 'paused' && pausedOn !== undefined ? { pausedOn } : {}),
  };
}

function stateOf(
  due: PlainDate | undefined,
  metOn: PlainDate | undefined,
  today: PlainDate,
  pausedOn: PlainDate | undefined,
): ClockReading['state'] {
  if (metOn !== undefined) return due === undefined || metOn <= due ? 'met' : 'met-late';
  if (due === undefined) return 'waiting';
  if (today > due) return 'overdue';
  return pausedOn === undefined ? 'running' : 'paused';
}
