import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { CompiledScheme, Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import type { Language } from '../messages/languages.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { renderPage } from '../page/render-page.ts';
import { SchemeCriterionPage } from './scheme-criterion-page.tsx';
import { SchemePage } from './scheme-page.tsx';
import { SchemeProcessPage } from './scheme-process-page.tsx';

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
      sdgs: [6],
      requirements: [{ id: 'c1-bed', number: '1.1', text: text('The bed of the river is seen.') }],
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
    {
      ...{
        id: 'tin-mark',
        name: text('The Tin Mark'),
        awardedWhen: { every: { atLeast: 'yes' } },
        validityClock: 'set',
      },
      conditions: [{ id: 'open', text: text('Indeed open to all'), when: { fact: 'metals', isOneOf: ['tin'] } }],
    },
  ],
  duties: { differ: [{ acts: ['award.propose', 'award.confirm'] }], departureReasonLength: 40, panels: null },
};
const compiled: CompiledScheme = { scheme, hash: 'a'.repeat(64) };

function frameIn(language: Language): PageFrame {
  return {
    ...{ t: createTranslator(language), path: '/schemes/x', origin: 'https://register.example', demo: false },
    ...{ today: plainDate('2026-01-01'), assets: { stylesheet: '/s.css' } },
  };
}

function page(language: Language, search = ''): string {
  return renderPage(<SchemePage frame={frameIn(language)} compiled={compiled} search={search} />);
}

describe('the page of a scheme version', () => {
  it('tells the rules of marks and criteria in words', () => {
    const html = page('en');
    expect(html).toContain('Applies where: The type of the site is “Mine”.');
    expect(html).toContain('are rated “Done” or better.');
    expect(html).toContain('Indeed open to all');
    expect(html).toContain('Only where: <p>A metal of the site is “Tin”.</p>');
    expect(html).toContain('English (authoritative) and French');
  });

  it('gives each criterion, group and mark the address that credentials name', () => {
    for (const id of ['criterion-c1', 'group-water', 'mark-tin-mark']) expect(page('en')).toContain(`id="${id}"`);
  });

  it('finds criteria by every word of their number, title, summary or requirements, whatever the accents', () => {
    for (const wanted of ['CLEAN', '1 water', 'béd']) expect(page('en', wanted)).toContain('id="criterion-c1"');
    const html = page('en', 'clean air');
    expect(html).not.toContain('id="criterion-c1"');
    expect(html).toContain('No criterion says this');
  });

  it('speaks French, in the scheme’s own French words, and says which language is authoritative', () => {
    expect(page('fr')).toContain('Clean water (fr)');
    expect(page('fr')).toContain('du 1er janvier 2024 au 1er janvier 2025');
    expect(page('fr')).toMatch(/Langue faisant foi de ce programme\s: anglais\./);
    expect(page('en')).not.toContain('This is a translation');
  });
});

describe('the page of a criterion', () => {
  const criterion = scheme.criteria[0];
  const html = (language: Language): string =>
    criterion === undefined
      ? ''
      : renderPage(<SchemeCriterionPage frame={frameIn(language)} compiled={compiled} criterion={criterion} />);

  it('tells what it asks, whom it applies to, and the source of each fact', () => {
    expect(html('en')).toContain('<strong>1.1</strong> The bed of the river is seen.');
    expect(html('en')).toContain('The type of the site is “Mine”.');
    expect(html('en')).toContain('The standard</a> (our inference)');
    expect(html('en')).toContain('6 Clean water and sanitation');
  });

  it('keeps the authoritative text beside a translation', () => {
    expect(html('fr')).toMatch(/Le texte faisant foi\s: anglais.*<div lang="en"><p><strong>Clean water<\/strong>/s);
    expect(html('en')).not.toContain('The authoritative text');
  });
});

describe('the page of a scheme’s process', () => {
  const html = renderPage(<SchemeProcessPage frame={frameIn('en')} compiled={compiled} />);

  it('draws what is set and says what is unset', () => {
    expect(html).toContain(
      '6 months after the letter of commitment is signed. When it runs out, the secretariat must act.',
    );
    expect(html).toContain('Counted from: the letter of commitment is signed');
    expect(html).toMatch(/Not set by the scheme.*Appeal.*Not set/s);
    expect(html).toMatch(/Appeal.*Not set.*Nobody says \(not known\)/s);
    expect(html).toContain('Proposing an award and confirming an award are done by different people.');
    expect(html).toContain('The scheme does not say what panels decide.');
    expect(html).toContain('The scheme says nothing of what becomes public.');
  });

  it('tells who may join, how a site is assessed and what follows an award, where the scheme has rules for it', () => {
    expect(html).not.toContain('How a site is assessed');
    const ruled = {
      ...scheme,
      assessment: { visit: 'on-site', interviewNotes: null },
      afterAward: { appeal: null },
    } as const;
    const told = renderPage(<SchemeProcessPage frame={frameIn('en')} compiled={{ ...compiled, scheme: ruled }} />);
    expect(told).toMatch(/How a site is assessed.*only the assessment team does/s);
    expect(told).toMatch(/After an award.*The scheme does not say how a decision is contested/s);
  });
});
