import { instant, plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarText, type CalendarEvent } from './calendar-text.ts';

/** Reads content lines as RFC 5545 writes them: unfolds, takes name, parameters and value apart, and unescapes. */
function parse(text: string): readonly (readonly [string, string])[] {
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.slice(0, -2).split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  return text
    .slice(0, -2)
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const at = line.indexOf(':');
      const value = line.slice(at + 1).replaceAll(/\\(.)/g, (_all, one: string) => (one === 'n' ? '\n' : one));
      return [line.slice(0, at), value] as const;
    });
}

const at = instant('2026-04-12T09:08:07.654Z');
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ uid: 'cycle_1.visit@register.example', on: plainDate('2026-12-31') },
  ...{ changedAt: instant('2026-03-02T09:00:00Z'), changes: 2 },
  ...{ title: 'Visit', description: 'Mill', href: 'https://register.example/cycles/cycle_1' },
  ...more,
});

test('a deadline is a whole day that ends on the next, also over the year’s end', () => {
  expect(Object.fromEntries(parse(calendarText({ name: 'Mills', at, events: [event()] })))).toMatchObject({
    VERSION: '2.0',
    UID: 'cycle_1.visit@register.example',
    DTSTAMP: '20260412T090807Z',
    'LAST-MODIFIED': '20260302T090000Z',
    SEQUENCE: '2',
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270101',
    URL: 'https://register.example/cycles/cycle_1',
  });
});

test('what takes several days ends after the last of them', () => {
  const lines = parse(calendarText({ name: 'Mills', at, events: [event({ until: plainDate('2027-01-02') })] }));
  expect(Object.fromEntries(lines)).toMatchObject({
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270103',
  });
});

test('a calendar without a deadline is still a calendar', () => {
  const lines = parse(calendarText({ name: 'Mills', at, events: [] }));
  expect([lines.at(0), lines.at(-1)]).toEqual([
    ['BEGIN', 'VCALENDAR'],
    ['END', 'VCALENDAR'],
  ]);
});

test('whatever a title says comes back as it was said, and begins no line of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const lines = parse(calendarText({ name: 'Mills', at, events: [event({ title })] }));
      expect(lines.filter(([name]) => name === 'SUMMARY').map(([, value]) => value)).toEqual([
        title.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[^\P{Cc}\t\n]/gu, ''),
      ]);
      expect(lines.filter(([name]) => name === 'BEGIN')).toHaveLength(2);
    }),
  );
});
