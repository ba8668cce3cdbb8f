/** A panel that decides, through the deciders, over HTTP, and on the pages of a browser without script, in French, on a phone. */
import { randomUUID } from 'node:crypto';
import { defined, plainDate } from '@touchstone/kernel';
import { accessStream, cycleStage, type Actor } from '@touchstone/domain';
import { demoAccounts } from '@touchstone/server';
import { readAccountId, readCycle } from '@touchstone/store';
import {
  createApiDriver,
  createMemoryDriver,
  createScenario,
  readShippedSchemes,
  signInToApi,
} from '@touchstone/testkit';
import { expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { openProduct, type Product } from './open-product.ts';
import { createPageDriver } from './page-driver.ts';
import { tellPanel } from './panel.ts';

const start = plainDate('2026-05-11');
const name = 'Mill of Three';
const operator: Actor = { id: 'operator', duties: ['operator'], sites: [] };
const { email } = defined(
  demoAccounts.find(({ id }) => id === 'conflicted'),
  'an account',
);
const granted = { email, duty: 'officer' } as const;

async function openWithThreeOfficers(): Promise<Product> {
  const product = await openProduct('example-mill', start);
  const { database, run } = product.installation;
  const account = defined(await readAccountId(database.read, email), 'the account');
  const grant = { id: randomUUID(), type: 'access.grant', stream: accessStream(account), body: granted } as const;
  expect(await run(grant, operator)).not.toHaveProperty('refusals');
  return product;
}

async function stageOf({ installation }: Product, cycle: string): Promise<string | undefined> {
  return (await readCycle(installation.database.read, cycle))?.cycle.stage;
}

test('a panel decides by the deciders alone', async () => {
  const driver = createMemoryDriver(readShippedSchemes(), start);
  const { register } = driver;
  const grant = { type: 'access.grant', stream: accessStream('conflicted'), body: granted } as const;
  expect(register.give(operator, grant)).toMatchObject({ ok: true });
  const scheme = defined(
    readShippedSchemes().find(({ scheme: { id } }) => id === 'example-mill'),
    'a scheme with a panel',
  ).scheme;
  const people = createScenario(driver, scheme, start);
  const { cycle } = await tellPanel({ people, quick: people }, name, start);
  expect(cycleStage(register.state('cycle', cycle))).toBe('suspended');
});

test('a panel decides over the API', async () => {
  const product = await openWithThreeOfficers();
  try {
    const people = product.through(createApiDriver(product.address));
    const { cycle } = await tellPanel({ people, quick: product.quick }, name, product.today);
    expect(await stageOf(product, cycle)).toBe('suspended');
    const officer = await signInToApi(product.address, 'officer-b');
    expect(await officer.read(`/cycles/${cycle}/proposals`)).toMatchObject({
      proposals: [
        { outcome: 'confirmed', votes: [{ vote: 'for' }] },
        { outcome: 'declined', votes: [{ vote: 'against', by: { name: 'Bo Officer (fictional)' } }] },
      ],
      withdrawn: [{ by: { name: 'Alex Officer (fictional)' } }],
    });
    const site = await signInToApi(product.address, 'site');
    const [told, heard] = await Promise.all([site, officer].map((one) => one.read(`/cycles/${cycle}/after-award`)));
    expect(heard).toMatchObject({
      appeals: [{ votes: [{ outcome: 'set-aside' }], tally: { for: 1, against: 0, outcome: 'no-quorum' } }],
    });
    expect(told).toMatchObject({ appeals: [{ against: 'suspension' }] });
    expect(JSON.stringify(told)).not.toMatch(/votes|tally/);
  } finally {
    await product.close();
  }
});

test('a panel decides on pages, and whoever decides reads how everybody voted and why', async () => {
  const [product, browser] = await Promise.all([openWithThreeOfficers(), openBrowser()]);
  try {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 800 } };
    const pages = createPageDriver(browser, product.address, 'fr', options);
    const { cycle } = await tellPanel({ people: product.through(pages), quick: product.quick }, name, product.today);
    expect(await stageOf(product, cycle)).toBe('suspended');
    const page = await pages.open('officer-b', `/cycles/${cycle}/award`);
    const told = await page.locator('main').innerText();
    const votes = ['En la proposant', 'A friend runs the mill', 'S’est retiré de la décision'];
    for (const words of [...votes, 'Votes sur des propositions antérieures']) expect(told).toContain(words);
    const site = await pages.open('site', `/cycles/${cycle}/award`);
    expect(await site.locator('main').innerText()).not.toContain('A friend runs the mill');
    const after = await pages.open('officer-b', `/cycles/${cycle}/after-award`);
    const tally =
      'Jusqu’ici 1 voix pour annuler la décision, aucune pour la maintenir. Trop peu de membres ont pris part.';
    expect(await after.locator('main').innerText()).toContain(tally);
    const appealed = await pages.open('site', `/cycles/${cycle}/after-award`);
    expect(await appealed.locator('main').innerText()).not.toContain('pour annuler la décision');
    const barely = await pages.open('officer-b', `/cycles/${cycle}/award`);
    const withdraws = barely.locator('form', { has: barely.locator('[name="act"][value="withdraw"]') });
    await pages.press(barely, withdraws.getByRole('button'));
    const lacks = await barely.locator('.error-summary a').allInnerTexts();
    expect(lacks).toEqual([expect.stringMatching(/^Raison/), expect.stringMatching(/^Motif/)]);
  } finally {
    await browser.close();
    await product.close();
  }
});
