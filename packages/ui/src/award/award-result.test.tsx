import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import { AwardResult, type DecidedAward, type MarkValidity } from './award-result.tsx';

const on = plainDate('2026-03-01');
const scheme = { marks: [{ id: 'star', name: { en: 'Mill Star' } }] } as unknown as Scheme;

function shown(state: MarkValidity['state'], credential: DecidedAward['credential']): string {
  const frame = { t: createTranslator('en'), today: on } as Parameters<typeof AwardResult>[0]['frame'];
  const facts = { id: 'cycle_1', site: 'site_1' } as Parameters<typeof AwardResult>[0]['facts'];
  const decided = { on, reason: '', credential, marks: [{ mark: 'star', from: on, state }] };
  return renderToString(<AwardResult {...{ frame, facts, scheme, decided }} />);
}

test('a credential is promised while an award stands, and not after it ended', () => {
  expect(shown('valid', false)).toContain('credential is being issued');
  expect(shown('suspended', false)).toContain('credential is being issued');
  expect(shown('ended', false)).not.toContain('being issued');
  expect(shown('ended', true)).toContain('href="/credentials/cycle_1"');
});
