/** The closing line tells the truth about every way in which a run can fail. */
import { expect, test } from 'vitest';
import { closingLine } from './closing-line.ts';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const unloaded = { status: 'failed', assertionResults: [] };

test('a good run names what passed', () => {
  expect(closingLine({ numPassedTests: 3, numFailedTests: 0, testResults: [passed] }, 0)).toBe('3 passed, 0 failed');
});

test('a file that could not be loaded counts as a failure', () => {
  const results = { numPassedTests: 2, numFailedTests: 1, testResults: [passed, failed, unloaded] };
  expect(closingLine(results, 1)).toBe('2 passed, 2 failed');
});

test('a run that failed outside of its tests does not look like a good one', () => {
  expect(closingLine({ numPassedTests: 3, numFailedTests: 0, testResults: [passed] }, 1)).toBe('3 passed, 1 failed');
});
