/** What comes after an award, through the deciders alone: under a scheme that moves on to a newer version, and one with every clock. */
import { addPeriod, plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import { tellYearsAfter } from './years-after.ts';
import { openYears } from './years-in-memory.ts';

test('the years after an award of the Copper Mark lead from version 2.0 to 3.0', async () => {
  const years = openYears('copper-mark', plainDate('2023-06-15'));
  const again = plainDate('2026-02-02');
  const { first, renewed } = await tellYearsAfter(years, 'Mill North', plainDate('2023-06-15'), again);
  const [before, after] = [years.state(first), years.state(renewed)];
  expect(before).toMatchObject({ anchors: { 'conformance.confirmed': '2023-06-15' }, award: { by: renewed.cycle } });
  expect(after).toMatchObject({ previous: first.cycle });
  expect('scheme' in before && 'scheme' in after && before.scheme !== after.scheme).toBe(true);
});

test('the years after an award of the example scheme keep every clock that it sets', async () => {
  const start = plainDate('2026-05-11');
  const years = openYears('example-mill', start);
  const { first, renewed } = await tellYearsAfter(years, 'Mill North', start, addPeriod(start, { months: 26 }));
  // Nobody looked at the renewed mill between two assessments, so a clock suspended its award before it ended.
  expect(years.state(renewed)).toMatchObject({ award: { stage: 'suspended' } });
  expect(years.state(first)).toMatchObject({ anchors: { 'surveillance.completed': '2026-11-11' } });
});
