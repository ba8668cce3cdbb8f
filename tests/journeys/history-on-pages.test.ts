/** A register that comes in as a table, in a browser without script: shown, confirmed, and continued to a re-assessment. */
import { plainDate } from '@touchstone/kernel';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { createInspector } from './inspect-page.ts';
import { openProduct, type Product } from './open-product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct('copper-mark', plainDate('2025-06-15')), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const table = [
  'Site;Exploitant;Pays;Type de site;Métaux;Date de la lettre;Date d’attribution;Fictif',
  'Mill Table;Example Rod Mills;Suède;Laminoir à fil machine;Cuivre;01.03.2022;01.02.2023;oui',
  'Mill Wrong;Example Rod Mills;Nulle part;Laminoir à fil machine;Cuivre;01.03.2022;;oui',
].join('\r\n');

test('a table is shown row by row, confirmed, and its award leads to a re-assessment', async () => {
  const options = { javaScriptEnabled: false, viewport: { width: 320, height: 800 }, locale: 'fr-FR' };
  const page = await (await browser.newContext({ ...options, baseURL: product.address })).newPage();
  const inspect = createInspector('fr', false);
  const button = (name: string) => page.getByRole('button', { name });
  const link = (name: string) => page.getByRole('link', { name }).first();
  /** The page that comes is looked at when it is whole. */
  const press = async (what: Locator) => {
    const loaded = page.waitForEvent('load');
    await what.click();
    await loaded;
    await inspect(page);
  };
  await page.goto('/sign-in');
  await press(page.locator('form:has(input[value="secretariat"]) button').first());
  await page.goto('/cycles');
  await press(link('Importer un registre'));
  const file = { name: 'registre.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${table}`) };
  await page.locator('input[type=file]').setInputFiles(file);
  await press(button('Montrer ce qui serait importé'));
  // What was forgotten is asked for, and the table need not be chosen again.
  await page.locator('select[name=scheme]').selectOption('copper-mark');
  await page.locator('input[name=source]').fill('Registre du programme');
  await press(button('Montrer ce qui serait importé'));
  expect(await page.locator('main').innerText()).toContain('Rien n’est encore changé.');
  expect(await page.locator('main').innerText()).toContain('C3, Pays');
  await press(button('Enregistrer une ligne'));
  await press(link('Mill Table'));
  await page.goto('/cycles');
  await press(link('Mill Table'));
  await press(link('Évaluer ce site de nouveau'));
  await page.locator('[name=reason]').fill('La validité finit en février.');
  await press(page.locator('main form button[type=submit]').first());
  expect(await page.locator('main').innerText()).toContain('Mill Table');
  await page.goto('/register?q=mill+table');
  expect(await page.locator('main').innerText()).toContain('Attribuée');
});
