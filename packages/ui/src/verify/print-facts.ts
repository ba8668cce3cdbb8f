/** Facts of a check as the words of its sentence: of moments the day is written out, everything else as it is. */
import { parseInstant, type Instant, type PlainFacts } from '@touchstone/kernel';

export function printFacts(facts: PlainFacts, day: (moment: Instant) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const moment = typeof fact === 'string' && /^\d{4}-\d\d-\d\dT/.test(fact) ? parseInstant(fact) : undefined;
      return [name, moment === undefined ? String(fact ?? '–') : day(moment)];
    }),
  );
}
