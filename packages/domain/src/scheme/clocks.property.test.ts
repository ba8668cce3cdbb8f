/** The earlier of two clocks always wins, the later where the scheme says so, whatever the days and periods. */
import { addPeriod, plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfDue } from './clocks.ts';

const days = fc.nat(20_000).map((count) => addPeriod(plainDate('1990-01-01'), { days: count }));
const periods = fc.record({ years: fc.nat(5), months: fc.nat(36), days: fc.nat(400) });

test('the earlier of two clocks always wins, and the later where both must have come', () => {
  fc.assert(
    fc.property(days, days, periods, periods, (a, b, afterA, afterB) => {
      const parts = [
        { anchor: 'a', after: afterA },
        { anchor: 'b', after: afterB },
      ] as const;
      const [first, second] = [addPeriod(a, afterA), addPeriod(b, afterB)].sort();
      expect(dayOfDue({ earliest: [...parts] }, { a, b })).toBe(first);
      expect(dayOfDue({ latest: [...parts] }, { a, b })).toBe(second);
      expect(dayOfDue({ earliest: [...parts] }, { a })).toBe(addPeriod(a, afterA));
      expect(dayOfDue({ latest: [...parts] }, { a })).toBeUndefined();
    }),
  );
});
