/**
 * What people may do to a clock: extend it, pause it, be reminded of it. Which right the scheme grants, and where the
 * due day then falls. Nothing moves a day forward to an earlier one.
 */
import { addPeriod, daysBetween, type PlainDate } from '@touchstone/kernel';
import type { Duty } from '../access/actor.ts';
import { dayOfDue, dueOn, type Anchors } from './clocks.ts';
import type { ClockRight, Scheme } from './scheme.ts';

/** What was granted for one clock: the last extension, and the pauses after it. A pause without an end still runs. */
export interface ClockMoves {
  /** the day that the scheme itself set when it was granted; one that is later now begins afresh */
  readonly set?: PlainDate;
  /**
   * of a history from elsewhere: the day that its source names instead of the scheme's; null where nothing can be known of
   * the clock here, so that it does not run
   */
  readonly stated?: PlainDate | null;
  readonly extendedTo?: PlainDate;
  readonly pauses?: readonly { readonly from: PlainDate; readonly until?: PlainDate }[];
}

/**
 * Why a clock may not be moved. `not-allowed`: the scheme gives nobody the right; `unset`: it leaves unset who has it;
 * `waiting`: there is no due day yet; `not-later`: an extension must lead to a later day.
 */
export type MoveObstacle =
  | 'unknown-clock'
  | 'not-allowed'
  | 'unset'
  | 'not-yours'
  | 'reason-too-short'
  | 'waiting'
  | 'not-later'
  | 'beyond-bound';

/** Who asks, and with what reason. */
export interface MoveRequest {
  readonly clock: string;
  readonly duties: readonly Duty[];
  readonly reason: string;
}

/** Undefined where the clock may be extended to that day. */
export function extensionObstacle(
  scheme: Scheme,
  request: MoveRequest & { readonly to: PlainDate },
  anchors: Anchors,
): MoveObstacle | undefined {
  const refused = rightObstacle(scheme, 'extension', request);
  if (refused !== undefined) return refused;
  const due = dueOn(scheme, request.clock, anchors);
  if (due === undefined) return 'waiting';
  if (request.to <= due) return 'not-later';
  const bound = outerBound(scheme, request.clock, anchors);
  return bound !== undefined && request.to > bound ? 'beyond-bound' : undefined;
}

/** Undefined where the clock may be paused. */
export function pauseObstacle(scheme: Scheme, request: MoveRequest): MoveObstacle | undefined {
  return rightObstacle(scheme, 'pause', request);
}

/**
 * The due day after what was granted: the day it was extended to where that is later, and later by the days of every pause
 * that began in time after that, but not past the outer bound. Undefined as `dueOn` is. A bound that is unset or waits for its
 * event bounds nothing; one before the unmoved due day does not shorten it.
 */
export function movedDue(
  scheme: Scheme,
  clock: string,
  anchors: Anchors,
  moves: ClockMoves,
  today: PlainDate,
): PlainDate | undefined {
  const due = unmovedDue(scheme, clock, anchors, moves);
  if (due === undefined || due === moves.stated || !isMoved(moves)) return due;
  const extended = moves.extendedTo !== undefined && moves.extendedTo > due ? moves.extendedTo : due;
  const moved = pausedDue(extended, moves.pauses ?? [], today);
  const bound = outerBound(scheme, clock, anchors);
  const bounded = bound !== undefined && bound < moved ? bound : moved;
  return bounded < due ? due : bounded;
}

/** The due day before anything was granted: the scheme's, or what a source states instead. */
export function unmovedDue(
  scheme: Scheme,
  clock: string,
  anchors: Anchors,
  { stated }: ClockMoves,
): PlainDate | undefined {
  return stated === undefined ? dueOn(scheme, clock, anchors) : (stated ?? undefined);
}

/** People were granted something for it. */
export function isMoved({ extendedTo, pauses }: ClockMoves): boolean {
  return extendedTo !== undefined || pauses !== undefined;
}

/** The day from which the clock stands still, where a pause still runs. */
export function pausedSince({ pauses = [] }: ClockMoves): PlainDate | undefined {
  return pauses.find(({ until }) => until === undefined)?.from;
}

/** The last day to which this clock may be moved; undefined where the scheme or the events do not say yet. */
export function outerBound(scheme: Scheme, clock: string, anchors: Anchors): PlainDate | undefined {
  const bound = scheme.clocks.find(({ id }) => id === clock)?.outerBound;
  return bound === undefined || bound === null ? undefined : dayOfDue(bound, anchors);
}

/** The days on which reminders of a due day go out, first to last. */
export function reminderDays(scheme: Scheme, clock: string, due: PlainDate): readonly PlainDate[] {
  const before = scheme.clocks.find(({ id }) => id === clock)?.remindDaysBefore ?? [];
  return before.map((days) => addPeriod(due, { days: -days })).sort();
}

function rightObstacle(
  scheme: Scheme,
  right: 'extension' | 'pause',
  { clock: id, duties, reason }: MoveRequest,
): MoveObstacle | undefined {
  const clock = scheme.clocks.find((one) => one.id === id);
  if (clock === undefined) return 'unknown-clock';
  const granted: ClockRight | null | undefined = clock[right];
  if (granted === undefined) return 'not-allowed';
  if (granted === null) return 'unset';
  if (!duties.includes(granted.by)) return 'not-yours';
  return reason.trim().length < granted.reasonLength ? 'reason-too-short' : undefined;
}

/** A day that several pauses cover counts once; a pause that begins after the due day comes too late. */
function pausedDue(due: PlainDate, pauses: NonNullable<ClockMoves['pauses']>, today: PlainDate): PlainDate {
  let moved = due;
  let covered: PlainDate | undefined;
  for (const { from, until = today } of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = covered !== undefined && covered > from ? covered : from;
    if (start > moved || until <= start) continue;
    moved = addPeriod(moved, { days: daysBetween(start, until) });
    covered = until;
  }
  return moved;
}
