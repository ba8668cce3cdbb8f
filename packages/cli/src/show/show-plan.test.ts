import { expect, test } from 'vitest';
import type { PlanOnRecord } from '@touchstone/domain';
import { createTerminal } from '../terminal/terminal.ts';
import { printPlan } from './show-plan.ts';
import { readShippedSchemes } from '@touchstone/testkit';

const scheme = readShippedSchemes().find((one) => one.scheme.id === 'example-mill')!.scheme;
const plan: PlanOnRecord['plan'] = {
  ...{ extent: 'The wheel.', visitFrom: '2025-03-01', visitUntil: '2025-03-02', mediaScan: '', stakeholders: '' },
  ...{ sample: [{ group: 'millers', number: 3 }], sampling: '' },
};

function printed(language: 'en' | 'fr', versions: readonly PlanOnRecord[]): string {
  const lines: string[] = [];
  printPlan(
    createTerminal(language, (line) => lines.push(line)),
    { scheme, criteria: scheme.criteria },
    versions,
  );
  return lines.join('\n');
}

test('a plan that waits is printed with what it changes', () => {
  const changed = {
    ...plan,
    extent: 'The wheel\nand the pond.',
    sample: [...plan.sample!, { group: 'customers', number: 2 }],
  };
  const versions = [{ stage: 'submitted', plan: changed } as const, { stage: 'approved', plan } as const];
  expect(printed('en', versions)).toBe(
    `
Assurance plan    Handed in, waits for the secretariat
Visit             1 March 2025 to 2 March 2025
Interview sample  Millers: 3 and Customers: 2

What differs from the plan that was approved
  What is assessed
    − The wheel.
    + The wheel
    + and the pond.
  Interview sample
    − Not in it
    + Customers: 2`,
  );
  expect(printed('fr', versions)).toContain('Ce qui diffère du plan approuvé');
});

test('a plan that is answered is printed alone, and nothing where there is none', () => {
  expect(printed('en', [{ stage: 'approved', plan }])).not.toContain('differs');
  expect(printed('en', [])).toBe('');
});
