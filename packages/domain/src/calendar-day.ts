/** One refusal for every day that no calendar has, whatever it is the day of: the field is named beside it. */
import { parsePlainDate, refuse, type Err, type Refusal } from '@touchstone/kernel';
import type { RefusalRegister } from './envelope.ts';

export const dateRefusals = {
  'date.impossible': { status: 422, sentence: '“{day}” is not a day of the calendar. Write it like 2026-03-31.' },
} as const satisfies RefusalRegister;

/** as much of what was written as is said back */
const longestDay = 40;

/** Undefined where the text is a day of the calendar. */
export function checkDay(text: string, at?: string): Err<Refusal> | undefined {
  if (parsePlainDate(text) !== undefined) return undefined;
  return refuse('date.impossible', { day: text.slice(0, longestDay) }, at);
}
