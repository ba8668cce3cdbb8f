/**
 * Days and moments. A deadline is a PlainDate (a day in the scheme's time zone), an event has an Instant (UTC).
 * Both are ISO 8601 strings that compare by character, so they are the same in state, in JSON and in SQL.
 * Nothing here reads a clock: "now" is always passed in.
 */
import { Temporal } from 'temporal-polyfill';
// The verifier in the browser parses days and moments and needs nothing else of Temporal: these are a third of its bytes.
import { fromString, toString } from 'temporal-polyfill/fns/Instant';
import { create } from 'temporal-polyfill/fns/PlainDate';

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
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  try {
    create(Number(year), Number(month), Number(day));
    return text as PlainDate;
  } catch {
    return undefined;
  }
}

export function parseInstant(text: string): Instant | undefined {
  try {
    return toString(fromString(text), { fractionalSecondDigits: 3 }) as Instant;
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

/** Calendar arithmetic: 31 January plus one month is the last day of February. */
export function addPeriod(date: PlainDate, period: Period): PlainDate {
  return Temporal.PlainDate.from(date).add(period, { overflow: 'constrain' }).toString() as PlainDate;
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The day that it is at `moment` in `timeZone` (an IANA name). */
export function dayOf(moment: Instant, timeZone: string): PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString() as PlainDate;
}

/** The moment at which `date` begins in `timeZone`. */
export function startOfDay(date: PlainDate, timeZone: string): Instant {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 }) as Instant;
}
