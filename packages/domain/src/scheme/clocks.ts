/** When things are due: calendar arithmetic on the days of events, nothing else. */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import type { Due, Scheme } from './scheme.ts';

/** The days on which events happened, by anchor name; one that has not happened is absent. */
export type Anchors = Readonly<Record<string, PlainDate>>;

/** Undefined where the scheme has no such clock, leaves it unset, or its anchors have not happened. */
export function dueOn(scheme: Scheme, clock: string, anchors: Anchors): PlainDate | undefined {
  const due = scheme.clocks.find((one) => one.id === clock)?.due;
  return due === undefined || due === null ? undefined : dayOfDue(due, anchors);
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
