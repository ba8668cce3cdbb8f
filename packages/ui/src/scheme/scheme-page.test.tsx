import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { CompiledScheme, Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import type { Language } from '../messages/languages.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { renderPage } from '../page/render-page.ts';
import { SchemePage } from './scheme-page.tsx';

const text = (en: string): { readonly en: string; readonly fr: string } => ({ en, fr: `${en} (fr)` });
const scheme: Scheme = {
  ...{ format: 1, id: 'tin', version: '1', languages: ['en', 'fr'], authoritativeLanguage: 'en', timeZone: 'UTC' },
  ...{ name: text('Tin Mark'), standardName: text('Tin Standard'), owner: { name: 'Tin', url: 'https://tin.example' } },
  inForce: { from: plainDate('2024-01-01'), until: plainDate('2025-01-01') },
  siteTypes: [{ id: 'mine', name: text('Mine') }],
  metals: [{ id: 'tin', name: text('Tin') }],
  groups: [{ id: 'water', name: text('Water') }],
  scales: [
    {
      id: 'scale',
      levels: [
        {
          ...{ id: 'yes', rank: 2, adverse: false, finding: false },
          name: text('Done'),
          rationale: 'required',
          evidence: 'required',
        },
        {
          ...{ id: 'no', rank: 1, adverse: true, finding: true },
          name: text('Missing'),
          rationale: 'optional',
          evidence: 'optional',
        },
      ],
    },
  ],
  criteria: [
    {
      ...{
        id: 'c1',
        number: '1',
        title: text('Clean water'),
        group: 'water',
        scale: 'scale',
        notApplicable: 'allowed',
      },
      ...{ critical: true, appliesWhen: { fact: 'siteType', isOneOf: ['mine'] } },
      source: { title: 'The standard', url: 'https://tin.example/standard', confidence: 'inferred' },
    },
  ],
  letter: { name: text('Letter'), promises: [{ id: 'p', text: text('We keep it clean.') }] },
  clocks: [
    {
      ...{ id: 'set', name: text('Report'), per: 'cycle' },
      due: { anchor: 'commitment.signed', after: { months: 6 } },
      whenReached: { kind: 'escalate', to: 'secretariat' },
    },
    {
      ...{ id: 'unset', name: text('Appeal'), due: null, per: 'cycle' },
      whenReached: { kind: 'none' },
      source: { title: 'Nobody says', confidence: 'unknown' },
    },
  ],
  marks: [
    { id: 'tin-mark', name: text('The Tin Mark'), awardedWhen: { every: { atLeast: 'yes' } }, validityClock: 'set' },
  ],
  duties: { differ: [{ acts: ['award.propose', 'award.confirm'] }], departureReasonLength: 40 },
};
const compiled: CompiledScheme = { scheme, hash: 'a'.repeat(64) };

function page(language: Language): string {
  const frame: PageFrame = {
    ...{ t: createTranslator(language), path: '/schemes/x', origin: 'https://register.example', demo: false },
    ...{ today: plainDate('2026-01-01'), assets: { stylesheet: '/s.css' } },
  };
  return renderPage(<SchemePage frame={frame} compiled={compiled} />);
}

describe('the page of a scheme version', () => {
  it('tells rules, clocks and duties in words, and what the scheme leaves unset as unset', () => {
    const html = page('en');
    expect(html).toContain('Applies where: The type of the site is “Mine”.');
    expect(html).toContain(
      '6 months after the letter of commitment is signed. When it runs out, the secretariat must act.',
    );
    expect(html).toMatch(/Appeal.*Not set.*Nobody says \(not known\)/s);
    expect(html).toContain('Proposing an award and confirming an award are done by different people.');
    expect(html).toContain('are rated “Done” or better.');
    expect(html).toContain('The standard</a> (our inference)');
  });

  it('gives each criterion, group and mark the address that credentials name', () => {
    for (const id of ['criterion-c1', 'group-water', 'mark-tin-mark']) expect(page('en')).toContain(`id="${id}"`);
  });

  it('speaks French, in the scheme’s own French words', () => {
    expect(page('fr')).toContain('Clean water (fr)');
    expect(page('fr')).toContain('du 1er janvier 2024 au 1er janvier 2025');
  });
});
