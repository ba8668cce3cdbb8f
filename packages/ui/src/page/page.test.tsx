import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { HomePage } from '../home/home-page.tsx';
import { ProblemPage } from '../errors/problem-page.tsx';
import { createTranslator } from '../messages/translator.ts';
import type { Language } from '../messages/languages.ts';
import { languageHref } from './language-href.ts';
import { Page } from './page.tsx';
import { renderPage } from './render-page.ts';
import type { PageFrame } from './page-frame.ts';

function frame(over: Partial<PageFrame> = {}, language: Language = 'en'): PageFrame {
  return {
    t: createTranslator(language),
    path: '/',
    origin: 'https://register.example',
    today: plainDate('2026-02-22'),
    demo: false,
    assets: { stylesheet: '/assets/touchstone.css' },
    ...over,
  };
}

const officer = { account: 'ida', name: 'Ida Olsen', duties: ['officer'] as const };

describe('a page', () => {
  it('is a whole document in the person’s language', () => {
    const html = renderPage(<HomePage frame={frame({}, 'fr')} />);
    expect(html).toMatch(/^<!doctype html><html lang="fr">/);
    expect(html).toContain('Une production responsable');
  });

  it('holds no inline script, style or handler, so the strictest policy fits', () => {
    const html = renderPage(<HomePage frame={frame({ person: officer, csrf: 'secret', demo: true })} />);
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=/);
  });

  it('keeps private pages out of search engines, and public ones in', () => {
    const page = (visibility: 'public' | 'private'): string =>
      renderPage(<Page frame={frame()} title="A site" visibility={visibility} children="" />);
    expect(page('private')).toContain('<meta name="robots" content="noindex"');
    expect(page('public')).not.toContain('noindex');
  });

  it('says in its title that something is wrong before it says where it is', () => {
    const html = renderPage(<Page frame={frame()} title="Sign" visibility="private" wrong children="" />);
    expect(html).toContain('<title>Error: Sign · Touchstone</title>');
  });

  it('says that it is a demonstration, with its date, only where it is one', () => {
    const shown = renderPage(<HomePage frame={frame({ demo: true })} />);
    expect(shown).toContain('The date here is 22 February 2026.');
    expect(renderPage(<HomePage frame={frame()} />)).not.toContain('Demonstration');
  });

  it('shows who is signed in with a way out that carries the session’s token', () => {
    const html = renderPage(<HomePage frame={frame({ person: officer, csrf: 'token-of-ida' })} />);
    expect(html).toContain('Ida Olsen');
    expect(html).toMatch(/action="\/sign-out".*name="csrf" value="token-of-ida"/);
    expect(html).toContain('href="/cycles"');
  });

  it('shows no page of the work to those who are not signed in', () => {
    const html = renderPage(<HomePage frame={frame()} />);
    expect(html).not.toContain('href="/work"');
    expect(html).toContain('href="/sign-in"');
  });

  it('leads to itself in the other language, with its other parameters', () => {
    expect(languageHref('/register?q=mill&lang=en', 'fr')).toBe('/register?q=mill&lang=fr');
    expect(languageHref('/register', 'fr')).toBe('/register?lang=fr');
  });

  it('never lets what people write become markup', () => {
    const person = { account: 'odd', name: '<script>alert(1)</script>', duties: [] };
    expect(renderPage(<HomePage frame={frame({ person })} />)).not.toContain('<script>alert');
  });
});

describe('the page of a problem', () => {
  it('says what was refused, and that nothing changed', () => {
    const refusal = { code: 'award.same-person' };
    const html = renderPage(<ProblemPage frame={frame({}, 'fr')} problem={{ kind: 'refused', refusal }} />);
    expect(html).toContain('Qui a proposé une attribution ne peut pas la confirmer.');
    expect(html).toContain('Rien n’a été changé.');
  });

  it('gives the number under which the operator finds a fault', () => {
    const html = renderPage(<ProblemPage frame={frame()} problem={{ kind: 'fault', reference: '0190-77' }} />);
    expect(html).toContain('0190-77');
    expect(html).toContain('noindex');
  });

  it('shows the words of a form that could not be taken, and speaks of none where only a button was pressed', () => {
    const shown = (fields: Readonly<Record<string, string>>): string =>
      renderPage(<ProblemPage frame={frame()} problem={{ kind: 'forbidden' }} sent={{ fields, file: false }} />);
    expect(shown({ commandId: 'a', reason: 'Two words' })).toContain('What you wrote is still here');
    expect(shown({ commandId: 'a', act: 'dismiss' })).not.toMatch(/What you wrote|Copy it/);
  });
});
