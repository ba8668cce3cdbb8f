import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideEvidence,
  evolveEvidence,
  noEvidence,
  type EvidenceCommand,
  type EvidenceFacts,
  type EvidenceState,
} from './evidence.ts';

const site = 'site_00000000-0000-7000-8000-000000000001';
const file = { site, title: 'Certificate', fileName: 'c.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
const facts = {
  actor: { id: 'sam', duties: ['site' as const], sites: [site] },
  ...{ today: plainDate('2026-02-01'), at: instant('2026-02-01T09:00:00Z') },
  ...{ siteKnown: true, fileHeld: true, appointedHere: false },
};

function add(
  days: Pick<EvidenceCommand['body'], 'about' | 'validUntil'>,
  more: Partial<EvidenceFacts> = {},
  state: EvidenceState = noEvidence,
) {
  const body = { ...file, sha256: 'a'.repeat(64), ...days };
  const command = { id: 'add', type: 'evidence.add', stream: 'evidence_1', body } as const;
  return decideEvidence(state, command, { ...facts, ...more });
}
const tied = { code: 'assessment.conflicted' };
const ada = { id: 'ada', duties: ['assessor' as const], sites: [] };

describe('evidence', () => {
  it.each([
    ['a day that it speaks of that is none', { about: '2025-02-30' }, 'date.impossible', 'about'],
    ['a last day that is none', { validUntil: '2026-13-01' }, 'date.impossible', 'validUntil'],
    ['a day that it speaks of that has not come', { about: '2026-02-02' }, 'evidence.future', 'about'],
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
    ['for a site that is not on file', { siteKnown: false }, 'site.unknown', 'site'],
    ['whose bytes have not come', { fileHeld: false }, 'evidence.file-missing', 'file'],
    ['by somebody of another site', { actor: ada }, 'access.not-your-site', undefined],
    [
      'by its assessor whom something bars',
      { actor: ada, appointedHere: true, barHere: tied },
      'assessment.conflicted',
    ],
  ] as const)('is refused %s', (_why, more, code, at?: string) => {
    expect(add({}, more)).toMatchObject({ ok: false, error: { code, ...(at === undefined ? {} : { at }) } });
  });

  it('is added by the site’s own people and by its assessor, once', () => {
    expect(add({}, { actor: ada, appointedHere: true }).ok).toBe(true);
    // What bars an assessor bars nobody of the site.
    const decided = add({}, { barHere: tied });
    if (!decided.ok) throw new Error(decided.error.code);
    const held = decided.value.reduce(evolveEvidence, noEvidence);
    expect(add({}, {}, held)).toMatchObject({ ok: false, error: { code: 'evidence.already-added' } });
  });

  it.each([
    {},
    { about: '2025-06-01', validUntil: '2025-06-01' },
    { about: '2026-02-01', validUntil: '2027-02-01' },
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
