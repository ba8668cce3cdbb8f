/**
 * When things are due: calendar arithmetic on the days of events, nothing else. The due day itself is still in time.
 * "Today" is passed in, as a day in the scheme's time zone.
 */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import type { Clock, Due, Scheme } from './scheme.ts';

/** The days on which events happened, by anchor name; one that has not happened is absent. */
export type Anchors = Readonly<Record<string, PlainDate>>;

export interface ClockReading {
  readonly clock: string;
  /** absent where the scheme leaves it unset or an anchor has not happened yet */
  readonly due?: PlainDate;
  /** `unset`: the scheme says nothing; `waiting`: its anchor has not happened; `overdue`: the due day is past */
  readonly state: 'unset' | 'waiting' | 'running' | 'met' | 'met-late' | 'overdue';
  readonly metOn?: PlainDate;
}

/**
 * The clocks of a cycle, or with `finding` those of one finding, whose anchors are the cycle's and its own.
 * In the scheme's order; a clock that the scheme leaves unset stays `unset` even when the event has happened.
 */
export function readClocks(
  scheme: Scheme,
  anchors: Anchors,
  today: PlainDate,
  per: Clock['per'] = 'cycle',
): readonly ClockReading[] {
  return scheme.clocks.filter((clock) => clock.per === per).map((clock) => readClock(clock, anchors, today));
}

/** Undefined where the scheme has no such clock, leaves it unset, or its anchors have not happened. */
export function dueOn(scheme: Scheme, clock: string, anchors: Anchors): PlainDate | undefined {
  const due = scheme.clocks.find((one) => one.id === clock)?.due;
  return due === undefined || due === null ? undefined : dayOfDue(due, anchors);
}

function readClock(clock: Clock, anchors: Anchors, today: PlainDate): ClockReading {
  const due = clock.due === null ? undefined : dayOfDue(clock.due, anchors);
  const metOn = clock.metBy === undefined ? undefined : anchors[clock.metBy];
  return {
    clock: clock.id,
    ...(due === undefined ? {} : { due }),
    state: clock.due === null ? 'unset' : stateOf(due, metOn, today),
    ...(metOn === undefined ? {} : { metOn }),
  };
}

function stateOf(due: PlainDate | undefined, metOn: PlainDate | undefined, today: PlainDate): ClockReading['state'] {
  if (metOn !== undefined) return due === undefined || metOn <= due ? 'met' : 'met-late';
  if (due === undefined) return 'waiting';
  return today <= due ? 'running' : 'overdue';
}

/**
 * The earliest of several is known as soon as one of them is, and can only move forward as others happen; the latest
 * waits for all of them.
 */
export function dayOfDue(due: Due, anchors: Anchors): PlainDate | undefined {
  if ('anchor' in due) {
    const from = anchors[due.anchor];
    return from === undefined ? undefined : addPeriod(from, due.after);
  }
  const parts = 'earliest' in due ? due.earliest : due.latest;
  const days = parts.map((part) => dayOfDue(part, anchors)).filter((day) => day !== undefined);
  if ('latest' in due && days.length < parts.length) return undefined;
  return days.sort().at('earliest' in due ? 0 : -1);
}
