import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { Criterion, Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { renderPage } from '../page/render-page.ts';
import { PortfolioPage, type PortfolioSite } from './portfolio-page.tsx';
import { WorkspacePage, type WorkspaceFilter } from './workspace-page.tsx';

const text = (en: string) => ({ en });
const criteria: readonly Criterion[] = ['c1', 'c2', 'c3', 'c4'].map((id, at) => ({
  ...{ id, number: String(at + 1), title: text(`Title ${id}`), group: at < 2 ? 'air' : 'water', scale: 'steps' },
  notApplicable: 'allowed',
}));
const level = (id: string, rank: number, adverse: boolean) => ({
  ...{ id, name: text(`Level ${id}`), rank, adverse, finding: adverse },
  ...({ rationale: 'optional', evidence: 'optional' } as const),
});
const scheme: Scheme = {
  ...{ format: 1, id: 'tin', version: '1', languages: ['en'], authoritativeLanguage: 'en', timeZone: 'UTC' },
  ...{ name: text('Tin'), standardName: text('Tin Standard'), owner: { name: 'Tin', url: 'https://tin.example' } },
  inForce: { from: plainDate('2024-01-01') },
  ...{ siteTypes: [], metals: [], marks: [], clocks: [], letter: { name: text('Letter'), promises: [] } },
  groups: [
    { id: 'air', name: text('Air') },
    { id: 'water', name: text('Water') },
  ],
  scales: [{ id: 'steps', levels: [level('a', 3, false), level('b', 2, false), level('c', 1, true)] }],
  criteria,
  duties: { differ: [], departureReasonLength: 1 },
};
const frame: PageFrame = {
  ...{ t: createTranslator('en'), path: '/cycles/x/criteria', origin: 'https://register.example', demo: false },
  ...{ today: plainDate('2026-01-01'), assets: { stylesheet: '/s.css' } },
};
const ratings = { c1: { level: 'a' }, c2: { level: 'b' }, c3: { notApplicable: true } } as const;
const everything: WorkspaceFilter = { q: '', group: '', level: '', state: '', finding: '' };

function listed(filter: Partial<WorkspaceFilter>): readonly string[] {
  const cycle = { id: 'x', site: 'site_1', siteName: 'Mill', operator: 'Op', fictional: true, acts: [] };
  const html = renderPage(
    <WorkspacePage
      {...{ frame, scheme, criteria, filter: { ...everything, ...filter } }}
      cycle={{ ...cycle, stage: 'awarded' }}
      answers={{ ...ratings, c2: { level: 'a' } }}
      determinations={ratings}
      findings={{ c1: 'late', c2: 'closed' }}
      replaced={[]}
    />,
  );
  return [...html.matchAll(/href="\/cycles\/x\/criteria\/(c\d)"/g)].map(([, id = '']) => id);
}

describe('the criteria of a cycle', () => {
  it('are kept by group, level, state, finding and words, each by itself and together', () => {
    expect(listed({})).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(listed({ group: 'water' })).toEqual(['c3', 'c4']);
    expect(listed({ level: 'b' })).toEqual(['c2']);
    expect(listed({ state: 'unanswered' })).toEqual(['c4']);
    expect(listed({ state: 'differs' })).toEqual(['c2']);
    expect(listed({ finding: 'late' })).toEqual(['c1']);
    expect(listed({ finding: 'none' })).toEqual(['c3', 'c4']);
    expect(listed({ q: 'TITLE c3' })).toEqual(['c3']);
    expect(listed({ group: 'air', finding: 'closed' })).toEqual(['c2']);
    expect(listed({ group: 'nowhere' })).toEqual([]);
  });
});

describe('the portfolio', () => {
  const site: PortfolioSite = {
    ...{ cycle: 'x', site: 'site_1', name: 'M'.repeat(200), basis: 'determinations' as const, ratings },
    operator: { name: 'Rivers', entry: 'organisation_1' },
    applicable: new Set(['c1', 'c2', 'c3', 'c4']),
  };
  const shown = (asTable: boolean, sites = [site]) =>
    renderPage(
      <PortfolioPage {...{ frame, asTable }} versions={[{ compiled: { scheme, hash: 'a'.repeat(64) }, sites }]} />,
    );

  it('says each level by a number and a tone, which the legend explains, beside the whole name', () => {
    const html = shown(false);
    expect([...html.matchAll(/text-anchor="middle">(.)</g)].map(([, sign]) => sign)).toEqual(['1', '2', '–', '·']);
    expect(html).toContain('<b>2</b> Level b');
    expect(html).toContain('<title>2 Title c2: Level b</title>');
    expect(html).toContain(`<a class="heat-name" href="/cycles/x/criteria">${site.name}</a>`);
  });

  it('says the same in words under an address of its own', () => {
    expect(shown(false)).toContain('href="/portfolio?as=table"');
    expect(shown(true)).toMatch(/<td>Level a<\/td><td>Level b<\/td><td>Does not apply<\/td><td>No rating yet<\/td>/);
  });

  it('names each operator once above its sites, and one that is known by its words alone without a link', () => {
    const other = { ...site, operator: { name: 'Rivers', entry: null } };
    for (const asTable of [false, true]) {
      const html = shown(asTable, [site, site, other]);
      expect(html.match(/>Rivers</g)).toHaveLength(2);
      expect(html.match(/href="\/organisations\/organisation_1"/g)).toHaveLength(1);
    }
  });

  it('says what would stand here while there is none', () => {
    expect(renderPage(<PortfolioPage {...{ frame, asTable: false }} versions={[]} />)).toContain(
      'There is no site to show',
    );
  });
});
