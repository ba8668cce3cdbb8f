/** What comes after an award, on pages in a browser that runs no script, and then in the public register. */
import { plainDate } from '@touchstone/kernel';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openProduct, type Product } from './open-product.ts';
import { createPageDriver } from './page-driver.ts';
import { tellYearsAfter, type YearsRead } from './years-after.ts';
import { yearsOf } from './years-of-product.ts';

const start = plainDate('2023-06-15');
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct('copper-mark', start), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('the years after an award run on pages without script, and the register tells them', async () => {
  const options = { javaScriptEnabled: false, viewport: { width: 768, height: 900 } };
  const pages = createPageDriver(browser, product.address, 'en', options);
  const repeats: YearsRead['repeats'] = async ({ cycle }, { id }) => {
    const page = await pages.open('site', `/cycles/${cycle}/improvement/finding-${id}`);
    const earlier = await page.getByRole('link', { name: 'The earlier finding' }).getAttribute('href');
    return earlier?.split('/')[2];
  };
  const years = { ...yearsOf(product, 'copper-mark', pages), repeats };
  const { first } = await tellYearsAfter(years, 'Mill North', start, plainDate('2026-02-02'));
  const reader = await pages.open('nobody', `/register/${first.site}`);
  const text = await reader.locator('main').innerText();
  for (const told of ['Replaced on 2 February 2026', 'Full conformance confirmed', 'Award withdrawn'])
    expect(text).toContain(told);
});
