/**
 * The main job on its pages in a real browser, by every person who takes part, and then by the public: the mark stands in the
 * register, its credential is downloaded and verified, and a changed one is refused.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Place } from '@touchstone/testkit';
import { createTranslator, type Language } from '@touchstone/ui';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { tellMainJob } from './main-job.ts';
import { openProduct, type Product } from './open-product.ts';
import { createPageDriver, type PageDriver } from './page-driver.ts';

const site = 'Mill North';
/** Jobs issue the credential and seal the log moments after the award. */
const soon = { interval: 250 };

export interface Door {
  /** what this browser is, in words */
  readonly name: string;
  readonly language: Language;
  readonly options: BrowserContextOptions;
}

export function describeMainJobOnPages(scheme: string, { language, name, options }: Door): void {
  describe(`the main job of ${scheme} on pages ${name}`, () => {
    let product: Product;
    let browser: Browser;
    let pages: PageDriver;
    let mill: Place;
    beforeAll(async () => {
      [product, browser] = await Promise.all([openProduct(scheme), openBrowser()]);
      pages = createPageDriver(browser, product.address, language, options);
    });
    afterAll(async () => {
      await browser.close();
      await product.close();
    });

    test('runs from the letter of commitment to the award', async () => {
      mill = await tellMainJob(product.through(pages), product.quick, site, product.today);
    });

    test('ends with a credential that anybody verifies, and a changed one is refused', async () => {
      const reader = await pages.open('nobody', '/register');
      await pages.press(reader, reader.getByRole('link', { name: site }));
      const toCredential = reader.locator(`a[href="/credentials/${mill.cycle}"]`).first();
      await expect.poll(() => reader.reload().then(() => toCredential.count()), soon).toBe(1);
      await pages.press(reader, toCredential);

      const bundle = reader.locator('a[href$="?bundle"]');
      // Whole only when the log has given the award its place.
      await expect
        .poll(async () => {
          await pages.open('nobody', `/credentials/${mill.cycle}`);
          return verdictOn(reader, await downloaded(reader, bundle));
        }, soon)
        .toBe('valid');
      const t = createTranslator(language);
      const checkedBy = options.javaScriptEnabled === false ? 'verify.by-server' : 'verify.by-browser';
      expect(await reader.locator('main').innerText()).toContain(t(checkedBy));
      await pages.inspect(reader);

      await pages.open('nobody', `/credentials/${mill.cycle}`);
      const token = await readFile(await downloaded(reader, reader.locator('a[href$="?token"]')), 'utf8');
      await pages.open('nobody', '/verify');
      await reader.locator('[name="credential"]').fill(changed(token));
      expect(await pressVerify(reader)).toBe('invalid');
      await pages.inspect(reader);
    });

    test('shows anybody the rules of the scheme, and how programs read the register', async () => {
      const { hash, scheme: version } = product.compiled;
      const rules = ['', '/process', '/origins', '/explain', `/criteria/${version.criteria[0]?.id ?? ''}`];
      const others = ['/schemes', '/schemes/differences', `/schemes/differences?to=${hash}`, '/api', '/api/refusals'];
      for (const path of [...rules.map((place) => `/schemes/${hash}${place}`), ...others]) {
        await pages.open('nobody', path);
      }
    });
  });
}

async function downloaded(page: Page, link: ReturnType<Page['locator']>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return download.path();
}

async function verdictOn(page: Page, file: string): Promise<string | null> {
  await page.goto('/verify');
  await page.locator('[name="file"]').setInputFiles(file);
  return pressVerify(page);
}

/** The report of the browser's own check, or of the server where no script runs. */
async function pressVerify(page: Page): Promise<string | null> {
  await page.locator('#verify-form button').click();
  const verdict = page.locator('#verification [data-verdict]').first();
  await verdict.waitFor();
  return verdict.getAttribute('data-verdict');
}

/** The same token, signed as before, for a site of another name. */
function changed(token: string): string {
  const [header, payload = '', signature] = token.trim().split('.');
  const claims = Buffer.from(payload, 'base64url').toString('utf8');
  const other = claims.replaceAll(site, 'Mill South');
  if (other === claims) throw new Error(`The credential does not name ${site}`);
  return [header, Buffer.from(other).toString('base64url'), signature].join('.');
}
