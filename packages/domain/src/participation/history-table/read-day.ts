/**
 * A day as people and spreadsheets write it: 2026-03-31, 31.03.2026, 31/03/2026, or the number that a workbook keeps. One that
 * could be two days is refused and not guessed.
 */
import { addPeriod, err, ok, plainDate, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import { checkDay } from '../../calendar-day.ts';

/** Day 0 of each of the two countings; the first knows a 29 February 1900 that never was, so days count from 1 March on. */
const dayZero = { from1900: plainDate('1899-12-30'), from1904: plainDate('1904-01-01') };

export function readDay(text: string, from1904 = false): Result<PlainDate, Refusal> {
  const found = text.trim();
  const serial = /^(\d{1,7})(\.\d+)?$/.exec(found)?.[1];
  if (serial !== undefined) {
    const days = Number(serial);
    // A year alone is no day: 2023 would be one in July 1905.
    if (days >= 20_000 && days <= 80_000)
      return ok(addPeriod(from1904 ? dayZero.from1904 : dayZero.from1900, { days }));
    return unreadable(found);
  }
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(found) ?? [];
  if (year !== undefined) return dayOf(year, month, day);
  const [, first, sign, second, last] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(found) ?? [];
  if (first === undefined || second === undefined) return unreadable(found);
  // Only where dots are written does the day always come first.
  if (sign === '.' || first === second || Number(first) > 12) return dayOf(last, second, first);
  if (Number(second) > 12) return dayOf(last, first, second);
  const [one, other] = [written(last, second, first), written(last, first, second)];
  return err({ code: 'history.ambiguous-day', facts: { found, one, other } });
}

function written(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayOf(year?: string, month?: string, day?: string): Result<PlainDate, Refusal> {
  const text = written(year, month, day);
  return checkDay(text) ?? ok(plainDate(text));
}

function unreadable(found: string): Result<never, Refusal> {
  return err({ code: 'history.unreadable-day', facts: { found: found.slice(0, 40) } });
}
