import { expect, it } from 'vitest';
import { createPageCache } from './page-cache.ts';

it('keeps a page, and none that was begun before the last command', () => {
  const pages = createPageCache();
  pages.begin('en /register')(Buffer.from('one'));
  expect(pages.read('en /register')?.toString()).toBe('one');
  const keep = pages.begin('en /register');
  pages.clear();
  keep(Buffer.from('of before the command'));
  expect(pages.read('en /register')).toBeUndefined();
});
