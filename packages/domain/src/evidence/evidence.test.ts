import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { decideEvidence, evolveEvidence, noEvidence, type EvidenceCommand } from './evidence.ts';

const site = 'site_00000000-0000-7000-8000-000000000001';
const file = { site, title: 'Certificate', fileName: 'c.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
const facts = {
  actor: { id: 'sam', duties: ['site' as const], sites: [site] },
  ...{ today: plainDate('2026-02-01'), at: instant('2026-02-01T09:00:00Z') },
  ...{ siteKnown: true, fileHeld: true, appointedHere: false },
};

function add(days: Pick<EvidenceCommand['body'], 'about' | 'validUntil'>) {
  const body = { ...file, sha256: 'a'.repeat(64), ...days };
  return decideEvidence(noEvidence, { id: 'add', type: 'evidence.add', stream: 'evidence_1', body }, facts);
}

describe('evidence', () => {
  it.each([
    ['a day that it speaks of that is none', { about: '2025-02-30' }, 'date.impossible', 'about'],
    ['a last day that is none', { validUntil: '2026-13-01' }, 'date.impossible', 'validUntil'],
    [
      'an end before its beginning',
      { about: '2026-01-02', validUntil: '2026-01-01' },
      'evidence.ends-before',
      'validUntil',
    ],
  ])('is refused with %s', (_what, days, code, at) => {
    expect(add(days)).toMatchObject({ ok: false, error: { code, at } });
  });

  it.each([
    {},
    { about: '2025-06-01', validUntil: '2025-06-01' },
    // A certificate that has lapsed still shows what was so.
    { validUntil: '2020-01-01' },
  ])('is held with %o', (days) => {
    const decided = add(days);
    if (!decided.ok) throw new Error(decided.error.code);
    expect(decided.value.reduce(evolveEvidence, noEvidence)).toMatchObject({
      stage: 'held',
      title: 'Certificate',
      ...days,
    });
  });
});
