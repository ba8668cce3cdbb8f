/** A day in full, as a language writes it. */
import { daysBetween, plainDate, type PlainDate } from '@touchstone/kernel';

const epoch = plainDate('1970-01-01');
const dayMs = 86_400_000;

export function dayName(locale: string, day: PlainDate): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    daysBetween(epoch, day) * dayMs,
  );
}
