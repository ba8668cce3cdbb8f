import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { formState } from '../components/form-state.ts';
import { createTranslator } from '../messages/translator.ts';
import { AwardConditions, type ShownCondition } from './award-conditions.tsx';

const condition = { mark: 'star', condition: 'open-gate', text: { en: 'The gate stays open.' } };
const on = plainDate('2026-03-01');

function shown(more: Partial<ShownCondition>): string {
  const frame = { t: createTranslator('en'), today: on } as Parameters<typeof AwardConditions>[0]['frame'];
  const facts = { id: 'cycle_1' } as Parameters<typeof AwardConditions>[0]['facts'];
  return renderToString(
    <AwardConditions {...{ frame, facts }} form={formState(frame.t)} conditions={[{ ...condition, ...more }]} />,
  );
}

test('a condition of a mark that ended is not open any more, and one that was fulfilled stays so', () => {
  expect(shown({ due: on })).toContain('Open, due 1 March 2026');
  expect(shown({ due: on, ended: true })).toContain('Not fulfilled before the mark ended');
  expect(shown({ due: on, ended: true })).not.toContain('Open');
  expect(shown({ fulfilled: { on, note: 'Seen.' }, ended: true })).toContain('Fulfilled on 1 March 2026');
});
