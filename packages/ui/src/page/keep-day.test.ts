import { expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { keepDay } from './keep-day.ts';

const kept = (html: string): string =>
  keepDay(html, plainDate('2026-03-31'), (path) =>
    path === '/sites/new' ? 'form' : path === '/register' || path.startsWith('/register/') ? 'past' : 'today',
  );

it('keeps the day in links to pages that can show it, beside what they ask for', () => {
  expect(kept('<a href="/register">All <b>sites</b></a>')).toBe(
    '<a href="/register?asOf=2026-03-31">All <b>sites</b></a>',
  );
  expect(kept('<a class="x" href="/register?q=a&amp;after=b#list" rel="next">More</a>')).toBe(
    '<a class="x" href="/register?q=a&amp;after=b&amp;asOf=2026-03-31#list" rel="next">More</a>',
  );
});

it('leaves links alone that lead elsewhere, or name a day themselves', () => {
  for (const link of [
    '<a href="/log">Log</a>',
    '<a href="#content">Skip</a>',
    '<a href="https://example.org/register">Another</a>',
    '<a data-day="own" href="/register">Show today</a>',
    '<a href="/register?lang=fr&amp;asOf=2026-03-30">Français</a>',
    '<form method="post" action="/register">',
    '<form data-day="own" method="get" action="/register">',
  ]) {
    expect(kept(link)).toBe(link);
  }
});

it('leads to no form: words stay without the link, a button goes, and so does a point of a list that is nothing else', () => {
  expect(kept('<ul><li><a href="/sites/new">File a site</a></li><li><a href="/log">Log</a></li></ul>')).toBe(
    '<ul><li><a href="/log">Log</a></li></ul>',
  );
  expect(kept('<td><a href="/sites/new?operator=a">File a <b>site</b></a></td>')).toBe('<td>File a <b>site</b></td>');
  expect(kept('<p><a class="button button-primary" href="/sites/new">File</a> <a href="/log">Log</a></p>')).toBe(
    '<p> <a href="/log">Log</a></p>',
  );
});

it('has filters ask for the same day', () => {
  expect(kept('<form class="filter" method="get" action="/register" role="search">')).toContain(
    '<input type="hidden" name="asOf" value="2026-03-31"/>',
  );
});
