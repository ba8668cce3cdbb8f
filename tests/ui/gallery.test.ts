/** Every component in a real browser: nothing for axe to complain of, no sideways scroll, focus where it belongs. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { h } from 'preact';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import {
  createTranslator,
  HomePage,
  ProblemPage,
  renderPage,
  type Language,
  type PageFrame,
  type SignedIn,
} from '@touchstone/ui';
import { GalleryPage } from '../../packages/ui/src/gallery/gallery-page.tsx';
import { openBrowser } from '../browser.ts';
import { readStylesheet } from './read-stylesheet.ts';

const alma: SignedIn = { account: 'alma', name: 'Alma Berg', duties: ['site', 'secretariat'] };

function frame(language: Language, person?: SignedIn): PageFrame {
  return {
    t: createTranslator(language),
    path: '/register/example',
    origin: 'https://register.example',
    today: plainDate('2026-02-22'),
    demo: true,
    csrf: 'token',
    ...(person === undefined ? {} : { person }),
    assets: { stylesheet: '/touchstone.css' },
  };
}

const pages: Readonly<Record<string, () => string>> = {
  '/home': () => renderPage(h(HomePage, { frame: frame('en') })),
  '/home-fr': () => renderPage(h(HomePage, { frame: frame('fr', alma) })),
  '/gallery': () => renderPage(h(GalleryPage, { frame: frame('en', alma) })),
  '/gallery-fr': () => renderPage(h(GalleryPage, { frame: frame('fr', alma) })),
  '/not-found': () => renderPage(h(ProblemPage, { frame: frame('fr'), problem: { kind: 'not-found' } })),
  '/fault': () =>
    renderPage(h(ProblemPage, { frame: frame('en', alma), problem: { kind: 'fault', reference: '0190-77' } })),
};

let server: Server;
let browser: Browser;

beforeAll(async () => {
  const stylesheet = readStylesheet();
  server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (request.url === '/touchstone.css') response.setHeader('content-type', 'text/css').end(stylesheet);
    else if (page === undefined) response.writeHead(404).end();
    else {
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'",
      );
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

async function open(path: string, width: number, colorScheme: 'light' | 'dark', script = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: script,
    bypassCSP: script,
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`);
  return page;
}

describe('the components in a browser', () => {
  it.each([
    ['/gallery', 320, 'light'],
    ['/gallery', 1280, 'dark'],
    ['/gallery-fr', 768, 'light'],
    ['/home', 1280, 'light'],
    ['/home-fr', 320, 'dark'],
    ['/not-found', 320, 'light'],
    ['/fault', 1280, 'dark'],
  ] as const)('are accessible by axe: %s at %i px, %s', async (path, width, colorScheme) => {
    const page = await open(path, width, colorScheme);
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    await page.context().close();
  });

  it.each(Object.keys(pages))('never scroll sideways, from 320 px: %s', async (path) => {
    const page = await open(path, 320, 'light');
    for (const width of [320, 640, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect([width, over]).toEqual([width, 0]);
    }
    await page.context().close();
  });

  it('tell the next act on paper too, where the screen has a button for it', async () => {
    const page = await open('/gallery', 768, 'light');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.stands-acts').first().innerText()).toContain('Submit the report');
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.context().close();
  });

  it('give the focus to the error summary when the page opens, without script', async () => {
    const page = await open('/gallery', 768, 'light', false);
    // Given when the page is first drawn, which may be after it was loaded.
    await page.locator('.error-summary:focus').waitFor();
    await page.context().close();
  });

  it('lead from the summary to the control that is wrong, with its label in sight', async () => {
    const page = await open('/gallery', 768, 'light');
    await page.locator('.error-summary a').first().click();
    await page.locator('#field-rationale:focus').waitFor();
    expect((await page.locator('label[for="field-rationale"]').boundingBox())?.y).toBeGreaterThan(0);
    await page.context().close();
  });

  it('let the keyboard skip the frame of the page', async () => {
    const page = await open('/home', 768, 'light');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#content:focus').waitFor();
    await page.context().close();
  });
});
