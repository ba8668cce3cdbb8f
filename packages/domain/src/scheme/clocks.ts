/** When things are due: calendar arithmetic on the days of events, nothing else. */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import type { Clock, Due, Scheme } from './scheme.ts';

/** The days on which events happened, by anchor name; one that has not happened is absent. */
export type Anchors = Readonly<Record<string, PlainDate>>;

/** Undefined where the scheme has no such clock, leaves it unset, or its anchors have not happened. */
export function dueOn(scheme: Scheme, clock: string, anchors: Anchors): PlainDate | undefined {
  const found = scheme.clocks.find((one) => one.id === clock);
  const due = found === undefined ? null : countsBy(found, anchors);
  return due === null ? undefined : dayOfDue(due, anchors);
}

/** The day on which the clock was met for good; one that comes round never is. */
export function metOnce({ metBy, thenEvery }: Clock, anchors: Anchors): PlainDate | undefined {
  return metBy === undefined || thenEvery !== undefined ? undefined : anchors[metBy];
}

/** What the clock counts by as things stand: one that comes round counts from the day on which it was met last. */
export function countsBy({ due, metBy, thenEvery }: Clock, anchors: Anchors): Due | null {
  const comesRound = thenEvery !== undefined && metBy !== undefined && anchors[metBy] !== undefined;
  return comesRound ? { anchor: metBy, after: thenEvery } : due;
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

/** Of the days of a cycle and of one finding, those that count for the finding: once it was opened again, none before that. */
export function countedForFinding(anchors: Anchors): Anchors {
  const { 'finding.closed': closed, 'finding.reopened': reopened } = anchors;
  if (reopened === undefined) return anchors;
  return { 'finding.reopened': reopened, ...(closed === undefined ? {} : { 'finding.closed': closed }) };
}
