import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { AwardForecast, Deadline, Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import { ForecastSection } from './forecast-section.tsx';

const today = plainDate('2025-01-10');
const due = plainDate('2025-03-01');
const numbers = Array.from({ length: 30 }, (_, at) => String(at + 1));
const scheme = {
  clocks: [{ id: 'closed', name: { en: 'Finding closed' } }],
  criteria: numbers.map((number) => ({ id: `c${number}`, number, title: { en: `Title ${number}` } })),
} as unknown as Scheme;
const findings = Object.fromEntries(numbers.map((number) => [`f${number}`, { criterion: `c${number}` }]));

function shown(deadlines: readonly Deadline[]): string {
  const t = createTranslator('en');
  const frame = { t, today } as Parameters<typeof ForecastSection>[0]['frame'];
  const cycle = { findings } as Parameters<typeof ForecastSection>[0]['cycle'];
  return renderToString(
    <ForecastSection {...{ frame, scheme, cycle }} id="cycle_1" forecast={{ deadlines }} standing={[]} />,
  );
}

test('findings that are due on one day are one line with their numbers', () => {
  const html = shown(numbers.map((number) => ({ clock: 'closed', finding: `f${number}`, due })));
  expect(html.match(/Finding closed/g)).toHaveLength(1);
  expect(html).toContain('30 findings: 1, 2, 3');
  expect(html).not.toContain('/clocks');
});

test('a finding alone is named by its title, and lines that are left out are told with the way to them', () => {
  const days = numbers.map((number) => plainDate(`2025-03-${number.padStart(2, '0')}`));
  const html = shown(days.map((day, at) => ({ clock: 'closed', finding: `f${numbers[at] ?? ''}`, due: day })));
  expect(html).toContain('10 Title 10');
  expect(html).not.toContain('11 Title 11');
  expect(html).toMatch(/href="\/cycles\/cycle_1\/clocks"[^>]*>20 more days/);
});

test('the days of an award are told with what they wait for, and with the award that stands until then', () => {
  const t = createTranslator('en');
  const frame = { t, today } as Parameters<typeof ForecastSection>[0]['frame'];
  const cycle = { findings } as Parameters<typeof ForecastSection>[0]['cycle'];
  const standing = [{ name: { en: 'Gold' }, until: plainDate('2026-09-26') }];
  const told = (award: AwardForecast): string =>
    renderToString(
      <ForecastSection {...{ frame, scheme, cycle, standing }} id="c" forecast={{ deadlines: [], award }} />,
    );
  expect(told({ earliest: due, visitUntil: due, open: ['award.confirmed'] })).toMatch(
    /1 March 2025 at the earliest, if the visit takes place.*no clock of the scheme sets one for the decision/,
  );
  expect(told({ earliest: today, open: ['award.confirmed'] })).toMatch(
    /10 January 2025 at the earliest, if all.*Gold, is valid until 26 September 2026/,
  );
});
