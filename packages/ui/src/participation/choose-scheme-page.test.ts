import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import { renderPage } from '../page/render-page.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { ChooseSchemePage } from './choose-scheme-page.tsx';

const frame = {
  ...{ t: createTranslator('en'), path: '/', origin: 'https://register.example', demo: false },
  ...{ today: plainDate('2026-02-22'), assets: { stylesheet: '/style.css' } },
} as PageFrame;
const site = { id: 'site_1', name: 'Mill North', operator: 'Example Mills', fictional: true };
// Of a scheme only what the choice names.
const scheme = (id: string, name: string): Scheme =>
  ({ id, name: { en: name }, standardName: { en: `Rule of ${name}` } }) as unknown as Scheme;

describe('choosing a scheme', () => {
  it('offers each by its own words and leads to its letter by address', () => {
    const html = renderPage(
      ChooseSchemePage({ frame, site, schemes: [scheme('tin', 'Tin Mark'), scheme('iron', 'Iron Star')] }),
    );
    expect(html).toMatch(/<form[^>]*method="get"[^>]*action="\/sites\/site_1\/commitment"/);
    expect([...html.matchAll(/name="scheme" value="([^"]*)"/g)].map(([, value]) => value)).toEqual(['tin', 'iron']);
    expect(html).toContain('Rule of Iron Star');
  });

  it('says why where there is none, with the way on', () => {
    const html = renderPage(ChooseSchemePage({ frame, site, schemes: [] }));
    expect(html).toContain('No scheme in force takes this site');
    expect(html).toContain('href="/sites/site_1/revise"');
    expect(html).not.toContain('name="scheme"');
  });
});
