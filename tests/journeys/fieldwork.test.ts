/** A team's work at the desk and at the site, and the findings that it leads to: through the deciders, over HTTP, on pages. */
import { plainDate } from '@touchstone/kernel';
import { createApiDriver, signInToApi } from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { newExtent, secret, tellFieldwork } from './fieldwork.ts';
import { openProduct } from './open-product.ts';
import { createPageDriver } from './page-driver.ts';
import { openYears } from './years-in-memory.ts';
import { yearsOf } from './years-of-product.ts';

const start = plainDate('2026-05-11');

test.for(['example-mill', 'copper-mark'])('the fieldwork of %s is kept by the deciders', async (scheme) => {
  const years = openYears(scheme, start);
  const place = await tellFieldwork(years, 'Mill on the Weir', start);
  const finding = { [`finding-${place.gap.id}`]: { stage: 'closed', actions: { 2: { stage: 'verified' } } } };
  expect(years.state(place)).toMatchObject({ findings: finding, anchors: { 'improvement.completed': start } });
});

test('the fieldwork runs over the API, and what was said in confidence stays with those who heard it', async () => {
  const product = await openProduct('example-mill', start);
  try {
    const { cycle, gap } = await tellFieldwork(
      yearsOf(product, 'example-mill', createApiDriver(product.address)),
      'Mill on the Weir',
      start,
    );
    const [site, assessor] = await Promise.all(
      (['site', 'assessor'] as const).map((who) => signInToApi(product.address, who)),
    );
    const [told, kept] = await Promise.all([
      site!.read(`/cycles/${cycle}/fieldwork`),
      assessor!.read(`/cycles/${cycle}/fieldwork`),
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(JSON.stringify(kept)).toContain(secret);
    expect(told).toMatchObject({ disagreements: [{ criterion: gap.id }], plan: { extent: newExtent } });
    // What the scheme does not let the site read of the plan, and whom the team consults.
    for (const hidden of ['mediaItems', 'Village council']) {
      expect(JSON.stringify(told)).not.toContain(hidden);
      expect(JSON.stringify(kept)).toContain(hidden);
    }
  } finally {
    await product.close();
  }
});

test('the fieldwork runs on pages without script, which tell the site what became of it', async () => {
  const [product, browser] = await Promise.all([openProduct('example-mill', start), openBrowser()]);
  try {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 800 } };
    const pages = createPageDriver(browser, product.address, 'en', options);
    const { cycle, gap } = await tellFieldwork(yearsOf(product, 'example-mill', pages), 'Mill on the Weir', start);
    const textFor = async (path: string) =>
      (await pages.open('site', `/cycles/${cycle}/${path}`)).locator('main').innerText();
    expect(await textFor('assessment/answer')).toMatch(/disagree/i);
    expect(await textFor('plan')).toContain(newExtent);
    expect(await textFor('visit')).not.toContain(secret);
    expect(await textFor(`improvement/finding-${gap.id}`)).toMatch(/Opened again/i);
  } finally {
    await browser.close();
    await product.close();
  }
});
