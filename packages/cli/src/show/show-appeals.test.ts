import { instant, plainDate } from '@touchstone/kernel';
import { appealPanelOf } from '@touchstone/domain';
import type { AppealRow } from '@touchstone/store';
import { readShippedSchemes } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { createTerminal } from '../terminal/terminal.ts';
import { printAppeals } from './show-appeals.ts';

const panel = appealPanelOf(readShippedSchemes().find((one) => one.scheme.id === 'example-mill')!.scheme)!;
const names = new Map([['cat', 'Cat Officer']]);
const at = instant('2025-03-02T09:00:00Z');
const vote = {
  at,
  cycle: 'cycle_1',
  version: 9,
  account: 'cat',
  outcome: 'set-aside',
  reason: 'The pond\nwas dry.',
} as const;
const waiting: AppealRow = {
  ...{ cycle: 'cycle_1', version: 8, against: 'suspension', ground: null, reason: 'It was mended.' },
  ...{ lodged_on: plainDate('2025-03-01'), outcome: null, outcome_on: null, outcome_reason: null, votes: [vote] },
  ...{ decided_by: ['alex'], heard_by: [] },
};
const decided: AppealRow = {
  ...{ ...waiting, version: 4, outcome: 'stands', outcome_on: plainDate('2025-02-01'), outcome_reason: 'As seen.' },
  votes: [],
};

function printed(language: 'en' | 'fr', appeals: readonly AppealRow[], rule?: typeof panel): string {
  const lines: string[] = [];
  printAppeals(
    createTerminal(language, (line) => lines.push(line)),
    appeals,
    names,
    rule,
  );
  return lines.join('\n');
}

test('an appeal is printed with how the panel votes on it and why, and what became of an earlier one', () => {
  expect(printed('en', [waiting, decided], panel)).toBe(
    `
Appeal of 1 March 2025 against the suspension
  It was mended.
It waits to be heard by people who took no part in the decision.
So far one vote to set the decision aside, none to let it stand. Too few have taken part yet.
Who          Vote                       Why
───────────  ─────────────────────────  ─────────────────
Cat Officer  The decision is set aside  The pond was dry.

Appeal of 1 March 2025 against the suspension
  It was mended.
The decision stands, 1 February 2025
  As seen.`,
  );
  expect(printed('fr', [waiting], panel)).toContain('Cat Officer  La décision est annulée');
});

test('where no panel hears it, nobody votes', () => {
  expect(printed('en', [waiting])).not.toMatch(/So far|Cat/);
  expect(printed('en', [])).toBe('');
});
