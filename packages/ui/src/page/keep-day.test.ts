import { expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { keepDay } from './keep-day.ts';

const kept = (html: string): string =>
  keepDay(html, plainDate('2026-03-31'), (path) => path === '/register' || path.startsWith('/register/'));

it('keeps the day in links to pages that can show it, beside what they ask for', () => {
  expect(kept('<a href="/register">')).toBe('<a href="/register?asOf=2026-03-31">');
  expect(kept('<a class="x" href="/register?q=a&amp;after=b#list" rel="next">')).toBe(
    '<a class="x" href="/register?q=a&amp;after=b&amp;asOf=2026-03-31#list" rel="next">',
  );
});

it('leaves links alone that lead elsewhere, or name a day themselves', () => {
  for (const link of [
    '<a href="/log">',
    '<a href="#content">',
    '<a href="https://example.org/register">',
    '<a data-day="own" href="/register">',
    '<a href="/register?lang=fr&amp;asOf=2026-03-30">',
    '<form method="post" action="/register">',
    '<form data-day="own" method="get" action="/register">',
  ]) {
    expect(kept(link)).toBe(link);
  }
});

it('has filters ask for the same day', () => {
  expect(kept('<form class="filter" method="get" action="/register" role="search">')).toContain(
    '<input type="hidden" name="asOf" value="2026-03-31"/>',
  );
});
