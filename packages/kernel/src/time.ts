/**
 * Days and moments. A deadline is a PlainDate (a day in the scheme's time zone), an event has an Instant (UTC).
 * Both are ISO 8601 strings that compare by character, so they are the same in state, in JSON and in SQL.
 * Nothing here reads a clock: "now" is always passed in.
 */
import { Temporal } from 'temporal-polyfill';
// What the verifier needs in the browser comes function by function: all of Temporal would double the verifier's bytes.
import { fromString, toString } from 'temporal-polyfill/fns/Instant';
import { addMonths, dayNumber, dayOfNumber, daysInMonth, type CalendarDay } from './calendar.ts';

/** `2023-09-26` */
export type PlainDate = string & { readonly __brand: 'PlainDate' };
/** `2023-09-26T08:15:00.000Z`, always UTC with milliseconds */
export type Instant = string & { readonly __brand: 'Instant' };

export interface Period {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

export function parsePlainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const { day, month, year } = calendarDay(text);
  // The first year of the calendar is 1 in ISO 8601 as people use it, and in PostgreSQL.
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? asPlainDate(text) : undefined;
}

export function parseInstant(text: string): Instant | undefined {
  try {
    return asInstant(toString(fromString(text), { fractionalSecondDigits: 3 }));
  } catch {
    return undefined;
  }
}

/** A date written in our own code or read back from our own tables; anything else is a defect. */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new Error(`Broken invariant: ${text} is not a date`);
  return date;
}

export function instant(text: string): Instant {
  const moment = parseInstant(text);
  if (moment === undefined) throw new Error(`Broken invariant: ${text} is not a moment`);
  return moment;
}

/** Calendar arithmetic: 31 January plus one month is the last day of February; years and months count before days. */
export function addPeriod(date: PlainDate, { days = 0, months = 0, years = 0 }: Period): PlainDate {
  const moved = addMonths(calendarDay(date), years * 12 + months);
  return written(days === 0 ? moved : dayOfNumber(dayNumber(moved) + days));
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(calendarDay(to)) - dayNumber(calendarDay(from));
}

function calendarDay(date: string): CalendarDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days are compared as texts, so every year has four digits: a later one is the last day that there is. */
function written({ day, month, year }: CalendarDay): PlainDate {
  if (year > 9999) return asPlainDate('9999-12-31');
  if (year < 1) return asPlainDate('0001-01-01');
  return asPlainDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

/** The day that it is at `moment` in `timeZone` (an IANA name). */
export function dayOf(moment: Instant, timeZone: string): PlainDate {
  // A moment is written in UTC, so its day there is what it begins with.
  if (timeZone === 'UTC' && /^\d{4}-/.test(moment)) return asPlainDate(moment.slice(0, 10));
  return asPlainDate(Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

/** The moment at which `date` begins in `timeZone`. */
export function startOfDay(date: PlainDate, timeZone: string): Instant {
  return asInstant(
    Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 }),
  );
}

// The only two places where a text becomes a day or a moment: the calendar has just read or written it.
function asPlainDate(text: string): PlainDate {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a brand has no other way to be made
  return text as PlainDate;
}

function asInstant(text: string): Instant {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a brand has no other way to be made
  return text as Instant;
}
