/**
 * The main job on its pages in a real browser, by every person who takes part: once with script in a wide window in English,
 * once without script on a narrow phone in French. Ends where the public checks the award.
 */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Language } from '@touchstone/ui';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { tellMainJob } from './main-job.ts';
import { openProduct, type Product } from './open-product.ts';
import { createPageDriver } from './page-driver.ts';

interface Reader {
  readonly language: Language;
  readonly options: BrowserContextOptions;
}

const readers: Readonly<Record<string, Reader>> = {
  'with script, wide, in English': { language: 'en', options: { viewport: { width: 1280, height: 900 } } },
  'without script, at 320 px, in French': {
    language: 'fr',
    options: { viewport: { width: 320, height: 700 }, javaScriptEnabled: false },
  },
};

describe.each(Object.entries(readers))('the main job %s', (_name, { language, options }) => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([openProduct(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  test('runs from the letter to a mark that anybody can check', async () => {
    const pages = createPageDriver(browser, product.address, language, options);
    const mill = await tellMainJob(product.through(pages), product.quick, 'Mill North', product.today);

    const register = await pages.open('nobody', '/register');
    expect(await register.locator('main').innerText()).toContain('Mill North');
    await pages.open('nobody', `/register/${mill.site}`);
  }, 120_000);
});
