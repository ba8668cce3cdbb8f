/** A deadline that people move, through the deciders, over HTTP, and on the pages of a browser; and how it is looked back on. */
import { plainDate } from '@touchstone/kernel';
import { createApiDriver } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { pausedOn, tellMovedDeadline } from './moved-deadline.ts';
import { openProduct } from './open-product.ts';
import { createPageDriver } from './page-driver.ts';
import { openYears } from './years-in-memory.ts';
import { yearsOf } from './years-of-product.ts';

const start = plainDate('2026-05-11');

test('a moved deadline is kept by the deciders', async () => {
  const years = openYears('example-mill', start);
  const place = await tellMovedDeadline(years, 'Mill on the Weir', start);
  expect(years.state(place)).toMatchObject({ letter: 'lapsed' });
});

test('a moved deadline is kept over the API, and the register is read as of a day before', async () => {
  const product = await openProduct('example-mill', start);
  try {
    const years = yearsOf(product, 'example-mill', createApiDriver(product.address));
    const { site } = await tellMovedDeadline(years, 'Mill on the Weir', start);
    const statusOn = async (query: string): Promise<unknown> =>
      (await fetch(`${product.address}/api/v1/register/${site}${query}`)).json();
    expect(await statusOn('')).toMatchObject({ status: 'lapsed' });
    expect(await statusOn(`?asOf=${pausedOn(start)}`)).toMatchObject({ status: 'committed' });
  } finally {
    await product.close();
  }
});

test('a moved deadline is kept on pages without script, in the calendar, and when somebody looks back', async () => {
  const [product, browser] = await Promise.all([openProduct('example-mill', start), openBrowser()]);
  try {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 800 } };
    const pages = createPageDriver(browser, product.address, 'en', options);
    const { cycle } = await tellMovedDeadline(yearsOf(product, 'example-mill', pages), 'Mill on the Weir', start);
    const page = await pages.open('site', `/cycles/${cycle}`);
    await page.locator('summary', { hasText: 'Look back to a past day' }).click();
    await page.locator('[name="asOf"]').fill(pausedOn(start));
    await pages.press(page, page.locator('form:has([name="asOf"]) button'));
    const past = await page.locator('main').innerText();
    expect(past).toMatch(/This page shows 16 May 2026[^]*stands still since 11 May 2026/);
    expect(past).toContain('An award is possible on 16 May 2026 at the earliest');
    await pages.press(page, page.locator('a', { hasText: 'Show today' }));
    expect(await page.locator('main').innerText()).not.toContain('This page shows');

    const calendar = await pages.open('site', '/calendar');
    await pages.press(calendar, calendar.locator('main form button').first());
    const address = /http:\S+\.ics\S*/.exec(await calendar.locator('main').innerText())?.[0] ?? '';
    const feed = await page.context().request.get(address);
    expect([feed.status(), feed.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    // The commitment lapsed, so nothing is due any more.
    expect(await feed.text()).not.toContain('BEGIN:VEVENT');
    const work = await pages.open('site', '/work');
    expect(await work.locator('main').innerText()).not.toContain('Clocks that have run out');
  } finally {
    await browser.close();
    await product.close();
  }
});
