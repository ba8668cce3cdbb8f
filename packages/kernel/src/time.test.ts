import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addPeriod, dayOf, daysBetween, instant, parseInstant, parsePlainDate, plainDate, startOfDay } from './time.ts';

const days = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => plainDate(date.toISOString().slice(0, 10)));

describe('a day', () => {
  it('is one of the calendar, written in one way', () => {
    expect(parsePlainDate('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2024-2-29', '2024-13-01', '29.02.2024', '2024-02-29T00:00', '']) {
      expect(parsePlainDate(text)).toBeUndefined();
    }
  });

  it('ends a month at the last day that the month has', () => {
    expect(addPeriod(plainDate('2023-01-31'), { months: 1 })).toBe('2023-02-28');
    expect(addPeriod(plainDate('2024-01-31'), { months: 1 })).toBe('2024-02-29');
    expect(addPeriod(plainDate('2024-02-29'), { years: 1 })).toBe('2025-02-28');
    expect(addPeriod(plainDate('2022-11-28'), { months: 24 })).toBe('2024-11-28');
  });

  it('is as many days away as were added', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
        expect(daysBetween(day, addPeriod(day, { days: count }))).toBe(count);
      }),
    );
  });

  it('is what the calendar of the platform says, whatever is added', () => {
    const sign = fc.constantFrom(1, -1);
    fc.assert(
      fc.property(
        fc.nat(999_999),
        fc.nat(400),
        fc.nat(400),
        sign,
        fc.nat(99_999),
        (number, years, months, to, more) => {
          const first = Temporal.PlainDate.from('1600-01-01').add({ days: number });
          const day = plainDate(first.toString());
          const period = { years: years * to, months: months * to };
          const whole = first.add(period);
          expect(addPeriod(day, period)).toBe(whole.toString());
          expect(addPeriod(day, { ...period, days: more })).toBe(whole.add({ days: more }).toString());
          expect(daysBetween(day, plainDate(whole.toString()))).toBe(first.until(whole, { largestUnit: 'days' }).days);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('stays within the years of four digits, so that days compare', () => {
    expect(addPeriod(plainDate('9999-06-30'), { years: 3 })).toBe('9999-12-31');
    expect(addPeriod(plainDate('0001-06-30'), { years: -3 })).toBe('0001-01-01');
    expect(parsePlainDate('0000-12-31')).toBeUndefined();
    expect(parsePlainDate('0001-01-01')).toBe('0001-01-01');
  });

  it('compares by its characters', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });
});

describe('a moment', () => {
  it('is written in UTC with milliseconds', () => {
    expect(parseInstant('2023-09-26T10:15:00+02:00')).toBe('2023-09-26T08:15:00.000Z');
    expect(parseInstant('2023-09-26')).toBeUndefined();
  });

  it('falls on the day of the zone that is asked for', () => {
    const moment = instant('2023-09-26T23:30:00Z');
    expect([dayOf(moment, 'UTC'), dayOf(moment, 'Europe/London')]).toEqual(['2023-09-26', '2023-09-27']);
    expect(dayOf(moment, 'America/Lima')).toBe('2023-09-26');
  });

  it('begins the day that it falls on', () => {
    for (const zone of ['UTC', 'Europe/London', 'America/Santiago', 'Pacific/Auckland']) {
      fc.assert(fc.property(days, (day) => dayOf(startOfDay(day, zone), zone) === day));
    }
  });
});
