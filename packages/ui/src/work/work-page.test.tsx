import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import { createTranslator } from '../messages/translator.ts';
import { renderPage } from '../page/render-page.ts';
import { WorkPage, type WorkPageProps } from './work-page.tsx';

const site = { id: 'site_1', name: 'Mill', operator: 'Mills', fictional: true };
const props: WorkPageProps = {
  frame: {
    ...{ t: createTranslator('en'), path: '/work', origin: 'https://register.example', demo: false },
    ...{ today: plainDate('2026-01-01'), assets: { stylesheet: '/s.css' } },
  },
  items: [{ kind: 'letter', site }],
  ...{ ranOut: [], reminders: [], engagements: [], others: [], newcomer: false },
  ways: { allCases: false, declarations: false, duties: false, organisations: [], fileSite: false },
};
const lead = (more: Partial<WorkPageProps>): string | undefined =>
  /class="lead">([^<]*)/.exec(renderPage(WorkPage({ ...props, ...more })))?.[1];

test('the list of work counts what is on its page, and says where there are others', () => {
  expect(lead({})).toBe('One thing waits for you.');
  const further = 'One thing on this page waits for you; there are further pages.';
  expect([lead({ next: '/work?after=50' }), lead({ previous: '/work' })]).toEqual([further, further]);
  expect(lead({ items: [], next: '/work?after=50' })).toBe(
    'Nothing on this page waits for you; there are further pages.',
  );
});
