/** What goes back, is taken back or comes to nothing: through the deciders, over HTTP, and on pages without script, in French. */
import { defined, plainDate } from '@touchstone/kernel';
import { cycleStage, isPilot } from '@touchstone/domain';
import {
  createApiDriver,
  createMemoryDriver,
  createScenario,
  reasonBack,
  readShippedSchemes,
  signInToApi,
  type Place,
} from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openProduct } from './open-product.ts';
import { createPageDriver } from './page-driver.ts';
import { reasonAgainst, tellWaysBack } from './ways-back.ts';

const start = plainDate('2026-05-11');
const name = 'Mill of Second Thoughts';
/** that only another scheme lists */
const newKind = { siteType: 'mine', metals: ['lead'] };

test('ways back are kept by the deciders', async () => {
  const schemes = readShippedSchemes();
  const driver = createMemoryDriver(schemes, start);
  const { scheme } = defined(
    schemes.find((one) => one.scheme.id === 'example-mill'),
    'a scheme that approves teams',
  );
  const people = createScenario(driver, scheme, start);
  const pilot = createScenario(driver, scheme, start, newKind);
  const told = await tellWaysBack({ people, pilot, quick: people }, name);
  const [refused, notEligible, left] = [told.refused, told.notEligible, told.pilot].map(({ cycle }) =>
    driver.register.state('cycle', cycle),
  );
  expect([refused, notEligible, left].map((state) => cycleStage(state!))).toEqual(['refused', 'not-eligible', 'left']);
  expect(left?.stage === 'running' && isPilot(left)).toBe(true);
});

test('ways back run over the API, and the public reads of none that was never accepted', async () => {
  const product = await openProduct('example-mill', start);
  try {
    const driver = createApiDriver(product.address);
    const scenarios = { people: product.through(driver), pilot: product.through(driver, newKind) };
    const told = await tellWaysBack({ ...scenarios, quick: product.quick }, name);
    const site = await signInToApi(product.address, 'site');
    expect(await site.read(`/cycles/${told.notEligible.cycle}`)).toMatchObject({ stage: 'not-eligible' });
    const shownOf = async ({ site: of }: Place): Promise<unknown> =>
      (await fetch(`${product.address}/api/v1/register/${of}`)).json();
    const [refused, pilot, notEligible] = await Promise.all(
      [told.refused, told.pilot, told.notEligible].map((place) => shownOf(place)),
    );
    expect(refused).toMatchObject({ status: 'assessed', marks: [], awards: [] });
    expect(pilot).toMatchObject({ status: 'left', committedOn: start });
    expect(notEligible).toMatchObject({ code: 'site.unknown' });
    expect(JSON.stringify([refused, pilot])).not.toMatch(/application|refused|returned/);
  } finally {
    await product.close();
  }
});

test('ways back run on pages, which tell the site why', async () => {
  const [product, browser] = await Promise.all([openProduct('example-mill', start), openBrowser()]);
  try {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 800 } };
    const pages = createPageDriver(browser, product.address, 'fr', options);
    const scenarios = { people: product.through(pages), pilot: product.through(pages, newKind) };
    const told = await tellWaysBack({ ...scenarios, quick: product.quick }, name);
    const textFor = async (path: string) => (await pages.open('site', path)).locator('main').innerText();
    expect(await textFor(`/cycles/${told.notEligible.cycle}/application`)).toContain(reasonBack);
    expect(await textFor(`/cycles/${told.pilot.cycle}`)).toContain('pilote');
    expect(await textFor(`/cycles/${told.refused.cycle}/award`)).toContain(reasonAgainst);
  } finally {
    await browser.close();
    await product.close();
  }
});
