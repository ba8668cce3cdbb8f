/**
 * Days and moments. A deadline is a PlainDate (a day in the scheme's time zone), an event has an Instant (UTC).
 * Both are ISO 8601 strings that compare by character, so they are the same in state, in JSON and in SQL.
 * Nothing here reads a clock: "now" is always passed in.
 */
import { Temporal } from 'temporal-polyfill';
// What the verifier needs in the browser comes function by function: all of Temporal would double the verifier's bytes.
import { fromFields } from 'temporal-polyfill/fns/Duration';
import { fromString, toString } from 'temporal-polyfill/fns/Instant';
import { add, create, toBasicString, type Record as DateRecord } from 'temporal-polyfill/fns/PlainDate';

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
  try {
    dateRecord(text);
    return asPlainDate(text);
  } catch {
    return undefined;
  }
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

/** Calendar arithmetic: 31 January plus one month is the last day of February. */
export function addPeriod(date: PlainDate, period: Period): PlainDate {
  return asPlainDate(toBasicString(add(dateRecord(date), fromFields(period), { overflow: 'constrain' })));
}

/** Throws where the calendar has no such day. */
function dateRecord(date: string): DateRecord {
  const [year, month, day] = date.split('-').map(Number);
  return create(Number(year), Number(month), Number(day));
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The day that it is at `moment` in `timeZone` (an IANA name). */
export function dayOf(moment: Instant, timeZone: string): PlainDate {
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
