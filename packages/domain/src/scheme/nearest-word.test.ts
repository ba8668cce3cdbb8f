import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.ts';

const known = ['criteria', 'clocks', 'marks', 'siteType', 'or'];

test.each([
  ['criterai', 'criteria'],
  ['clock', 'clocks'],
  ['mraks', 'marks'],
  ['sitetype', 'siteType'],
  ['SITETYPE', 'siteType'],
])('%s was meant as %s', (written, meant) => {
  expect(nearestWord(written, known)).toBe(meant);
});

test.each(['', 'zzzzzz', 'duties', 'x'.repeat(100_000)])('nothing is near “%s”', (written) => {
  expect(nearestWord(written, known)).toBeUndefined();
});

test('of two that are near, the nearer is meant', () => {
  expect(nearestWord('levle', ['leave', 'level'])).toBe('level');
});
