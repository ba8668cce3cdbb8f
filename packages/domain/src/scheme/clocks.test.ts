import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import { countedForFinding, dueOn, type Anchors } from './clocks.ts';
import { readClocks } from './read-clocks.ts';
import type { Clock, Due, Scheme } from './scheme.ts';
import { compiledExample } from './shipped-schemes.test-support.ts';

const signed = 'commitment.signed';
const visited = 'assessment.visited';
const after = (anchor: string, months: number): Due => ({ anchor, after: { months } });

function schemeWith(due: Due | null, more: Partial<Clock> = {}): Scheme {
  const clock: Clock = { id: 'one', name: { fr: 'un' }, due, per: 'cycle', whenReached: { kind: 'none' }, ...more };
  return { ...compiledExample(), clocks: [clock] };
}

function days(anchors: Readonly<Record<string, string>>): Anchors {
  return Object.fromEntries(Object.entries(anchors).map(([anchor, day]) => [anchor, plainDate(day)]));
}

test.each([
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2025-11-30', 3, '2026-02-28'],
  ['2025-12-31', 0, '2025-12-31'],
])('%s plus %i months is %s', (from, months, due) => {
  expect(dueOn(schemeWith(after(signed, months)), 'one', days({ [signed]: from }))).toBe(due);
});

test('the earliest of several is due as soon as one is known, and moves forward only', () => {
  const scheme = schemeWith({ earliest: [after(visited, 12), after(signed, 24)] });
  expect(dueOn(scheme, 'one', {})).toBeUndefined();
  expect(dueOn(scheme, 'one', days({ [signed]: '2024-01-10' }))).toBe('2026-01-10');
  expect(dueOn(scheme, 'one', days({ [signed]: '2024-01-10', [visited]: '2024-11-05' }))).toBe('2025-11-05');
});

test('the latest of several waits for all of them', () => {
  const scheme = schemeWith({ latest: [after(visited, 1), after(signed, 2)] });
  expect(dueOn(scheme, 'one', days({ [signed]: '2024-01-10' }))).toBeUndefined();
  expect(dueOn(scheme, 'one', days({ [signed]: '2024-01-10', [visited]: '2024-01-12' }))).toBe('2024-03-10');
});

test.each([
  ['2024-06-30', undefined, 'running'],
  ['2024-07-01', undefined, 'overdue'],
  ['2024-07-02', '2024-06-30', 'met'],
  ['2024-07-02', '2024-07-01', 'met-late'],
] as const)('on %s, met on %s, a clock due on 2024-06-30 is %s', (today, metOn, state) => {
  const scheme = schemeWith(after(signed, 1), { metBy: visited });
  const anchors = days({ [signed]: '2024-05-30', ...(metOn === undefined ? {} : { [visited]: metOn }) });
  const met = metOn === undefined ? {} : { metOn };
  expect(readClocks(scheme, anchors, plainDate(today))).toEqual([{ clock: 'one', due: '2024-06-30', state, ...met }]);
});

test('an unset clock stays unset, and says when its event happened', () => {
  const scheme = schemeWith(null, { metBy: visited });
  const today = plainDate('2024-06-01');
  expect(readClocks(scheme, {}, today)).toEqual([{ clock: 'one', state: 'unset' }]);
  expect(readClocks(scheme, days({ [visited]: '2024-05-01' }), today)).toEqual([
    { clock: 'one', state: 'unset', metOn: '2024-05-01' },
  ]);
  expect(dueOn(scheme, 'one', days({ [visited]: '2024-05-01' }))).toBeUndefined();
});

test('a clock whose anchor has not happened waits, and one that the scheme does not have is never due', () => {
  const scheme = schemeWith(after(signed, 1));
  expect(readClocks(scheme, {}, plainDate('2024-06-01'))).toEqual([{ clock: 'one', state: 'waiting' }]);
  expect(dueOn(scheme, 'two', days({ [signed]: '2024-05-01' }))).toBeUndefined();
});

test('clocks of findings are read for one finding, apart from those of the cycle', () => {
  const scheme = schemeWith(after('finding.raised', 3), { per: 'finding', metBy: 'finding.closed' });
  const anchors = days({ 'finding.raised': '2024-01-31' });
  const today = plainDate('2024-02-01');
  expect(readClocks(scheme, anchors, today)).toEqual([]);
  expect(readClocks(scheme, anchors, today, 'finding')).toEqual([
    { clock: 'one', due: '2024-04-30', state: 'running' },
  ]);
});

test('a finding that was opened again counts from that day alone', () => {
  const before = days({ [signed]: '2024-01-10', 'finding.raised': '2024-03-01' });
  expect(countedForFinding(before)).toEqual(before);
  const again = days({ 'finding.reopened': '2025-03-01', 'finding.closed': '2025-04-01' });
  expect(countedForFinding({ ...before, ...again })).toEqual(again);
});
