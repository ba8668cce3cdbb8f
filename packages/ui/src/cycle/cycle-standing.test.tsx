import { expect, test } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { renderToString } from 'preact-render-to-string';
import { createTranslator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { CycleStanding, type CycleAct } from './cycle-standing.tsx';

const frame: PageFrame = {
  ...{ t: createTranslator('en'), path: '/cycles/x', origin: 'https://register.example', demo: false },
  ...{ today: plainDate('2026-01-01'), assets: { stylesheet: '/s.css' } },
};

function standing(acts: readonly CycleAct[], leads: boolean): string {
  const cycle = { id: 'x', site: 'site_1', siteName: 'Mill', operator: 'Op', fictional: true, acts };
  return renderToString(<CycleStanding frame={frame} cycle={{ ...cycle, stage: 'self-assessing' }} leads={leads} />);
}

test('the next act of the reader is a button, their others are links, and what others do leads nowhere', () => {
  const html = standing(
    [
      { act: 'award.propose', duty: 'officer', notBy: [], mine: false },
      { act: 'improvement.report', duty: 'site', notBy: [], findings: ['f'], mine: true },
      { act: 'conformance.confirm', duty: 'site', notBy: [], mine: true },
    ],
    true,
  );
  expect([...html.matchAll(/<a ([^>]*)>/g)].map(([, link]) => link)).toEqual([
    'class="button button-primary" href="/cycles/x/improvement"',
    'href="/cycles/x/after-award"',
  ]);
});

test('a page that has a button of its own links to every act', () => {
  expect(standing([{ act: 'self-assessment.rate', duty: 'site', notBy: [], mine: true }], false)).not.toContain(
    'button',
  );
});
