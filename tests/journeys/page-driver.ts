/**
 * Drives a scenario through the pages, each person in a browser of their own: opens the page of an act, fills in its form
 * and sends it. Every page that comes is looked at: it is accessible, fits its window, and nothing in it goes wrong.
 * What a page does not offer is sent to the server all the same, which must refuse it by itself.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { CommandName } from '@touchstone/domain';
import type { DemoAccount } from '@touchstone/server';
import type { Act, Driver, EvidenceFile, Reply } from '@touchstone/testkit';
import type { Language } from '@touchstone/ui';
import { fieldsOf, fillIn, lostFrom, type Fields } from './fill-form.ts';
import { createInspector } from './inspect-page.ts';

export interface PageDriver extends Driver {
  /** Opens an address in the page that this person has, and looks at what comes. `nobody` is not signed in. */
  readonly open: (who: DemoAccount['id'], path: string) => Promise<Page>;
  /** Follows a link or sends a form, and looks at what comes. */
  readonly press: (page: Page, what: Locator) => Promise<void>;
  /** Looks at a page as it is now. */
  readonly inspect: (page: Page) => Promise<void>;
}

/** Where an act is done. */
export interface Door {
  readonly address: (act: Act) => string;
  /** unseen fields that tell its form from others on the page */
  readonly unseen?: Readonly<Record<string, string>>;
  /** members of the body that the page knows by itself */
  readonly knows?: readonly string[];
  /** where the browser is led when the act began a stream */
  readonly begins?: RegExp;
}

const ofCycle =
  (path: string): Door['address'] =>
  (act) =>
    `/cycles/${String(act.stream)}/${path}`;
const ofCriterion =
  (phase: string): Door['address'] =>
  (act) =>
    `/cycles/${String(act.stream)}/${phase}/${String(act.body['criterion'])}`;

const ofClock: Door['address'] = ({ body, stream }) => {
  const ofFinding = typeof body['finding'] === 'string' ? `/${body['finding']}` : '';
  return `/cycles/${String(stream)}/clocks/${String(body['clock'])}${ofFinding}`;
};
const ofFinding: Door['address'] = ({ body, stream }) =>
  `/cycles/${String(stream)}/improvement/${String(body['finding'])}`;
const ofAction: Door['address'] = (act) =>
  `${ofFinding(act)}/actions/${'action' in act.body ? String(act.body['action']) : 'new'}`;
const namedByAddress = ['clock', 'finding'];

export const doors: Partial<Record<CommandName, Door>> = {
  'site.file': { address: () => '/sites/new', begins: /\/sites\/(site_[^/]+)\/commitment$/ },
  'application.submit': {
    address: ({ body }) => `/sites/${String(body['site'])}/application`,
    begins: /\/cycles\/([^/]+)$/,
  },
  'application.answer': { address: ofCycle('application'), unseen: { act: 'answer' } },
  'application.return': { address: ofCycle('application'), unseen: { act: 'return' } },
  'application.withdraw': { address: ofCycle('application'), unseen: { act: 'withdraw' } },
  'commitment.sign': {
    address: ({ body }) => `/sites/${String(body['site'])}/commitment`,
    begins: /\/cycles\/([^/]+)$/,
  },
  'commitment.accept': { address: ofCycle('letter'), unseen: { act: 'accept' } },
  'commitment.return': { address: ofCycle('letter'), unseen: { act: 'return' } },
  'commitment.withdraw': { address: ofCycle('letter'), unseen: { act: 'withdraw' } },
  'scope.confirm': { address: ofCycle('scope') },
  'self-assessment.rate': { address: ofCriterion('self-assessment'), unseen: { act: 'rate' } },
  'self-assessment.submit': { address: ofCycle('self-assessment/submit') },
  'firm.approve': { address: () => '/firms/new', begins: /\/firms\/([^/]+)$/ },
  'firm.suspend': { address: ({ stream }) => `/firms/${String(stream)}`, unseen: { act: 'suspend' } },
  'firm.reinstate': { address: ({ stream }) => `/firms/${String(stream)}`, unseen: { act: 'reinstate' } },
  'assessor.approve': { address: () => '/assessors/new', begins: /\/assessors\/([^/]+)$/ },
  'assessor.record-competence': { address: ({ stream }) => `/assessors/${String(stream)}`, unseen: { act: 'record' } },
  'independence.declare': { address: ({ body }) => `/declarations?site=${String(body['site'])}` },
  'assessment.appoint': { address: ofCycle('assessment') },
  'assessment.approve-team': { address: ofCycle('team'), unseen: { act: 'approve' } },
  'assessment.refuse-team': { address: ofCycle('team'), unseen: { act: 'refuse' } },
  'assessment.rate': { address: ofCriterion('assessment'), unseen: { act: 'rate' } },
  'desk-review.note': { address: ofCriterion('assessment'), unseen: { act: 'note' } },
  // The notes that are chosen on the page are the comments.
  'desk-review.ask-return': { address: ofCycle('plan'), unseen: { act: 'ask-return' }, knows: ['comments'] },
  'desk-review.decline-return': { address: ofCycle('plan'), unseen: { act: 'decline-return' } },
  'self-assessment.return': { address: ofCycle('self-assessment/return') },
  'desk-review.complete': { address: ofCycle('plan'), unseen: { act: 'complete' } },
  'assurance-plan.submit': { address: ofCycle('plan'), unseen: { act: 'plan' } },
  'assurance-plan.approve': { address: ofCycle('plan'), unseen: { act: 'approve' } },
  'assurance-plan.return': { address: ofCycle('plan'), unseen: { act: 'return' } },
  'visit.announce': { address: ofCycle('plan'), unseen: { act: 'announce' } },
  'visit.record': { address: ofCycle('visit'), unseen: { act: 'visit' } },
  'interview.record': { address: ofCycle('visit'), unseen: { act: 'interview' } },
  'assessment.exclude': { address: ofCriterion('assessment'), unseen: { act: 'exclude' } },
  'assessment.submit': { address: ofCycle('assessment/submit') },
  'assessment.accept': { address: ofCycle('assessment/answer'), unseen: { act: 'accept' } },
  'assessment.return': { address: ofCycle('assessment/answer'), unseen: { act: 'return' } },
  'exclusion.confirm': { address: ofCycle('assessment/answer'), unseen: { act: 'confirm-exclusion' } },
  'exclusion.decline': { address: ofCycle('assessment/answer'), unseen: { act: 'decline-exclusion' } },
  'disagreement.record': { address: ofCycle('assessment/answer'), unseen: { act: 'disagree' } },
  'improvement.plan': { address: ofFinding, unseen: { act: 'plan' } },
  'improvement.report': { address: ofFinding, unseen: { act: 'report' } },
  'improvement.take-back': { address: ofFinding, unseen: { act: 'take-back' } },
  'improvement.verify': { address: ofFinding, unseen: { act: 'verify' } },
  'finding.reopen': { address: ofFinding, unseen: { act: 'reopen' } },
  'action.plan': { address: ofAction, unseen: { act: 'plan' } },
  'action.report': { address: ofAction, unseen: { act: 'report' } },
  'action.verify': { address: ofAction, unseen: { act: 'verify' } },
  'clock.extend': { address: ofClock, unseen: { act: 'extend' }, knows: namedByAddress },
  'clock.pause': { address: ofClock, unseen: { act: 'pause' }, knows: namedByAddress },
  'clock.resume': { address: ofClock, unseen: { act: 'resume' }, knows: namedByAddress },
  'conformance.confirm': { address: ofCycle('after-award'), unseen: { act: 'conformance' } },
  'surveillance.complete': { address: ofCycle('after-award'), unseen: { act: 'surveillance' } },
  'change.notify': { address: ofCycle('after-award'), unseen: { act: 'change' } },
  'change.answer': { address: ofCycle('after-award'), unseen: { act: 'answer' } },
  'appeal.lodge': { address: ofCycle('after-award'), unseen: { act: 'appeal' } },
  'appeal.decide': { address: ofCycle('after-award'), unseen: { act: 'hear' } },
  'award.suspend': { address: ofCycle('award'), unseen: { act: 'suspend' } },
  'award.lift': { address: ofCycle('award'), unseen: { act: 'lift' } },
  'award.withdraw': { address: ofCycle('award'), unseen: { act: 'withdraw' } },
  'reassessment.begin': {
    address: ({ body }) => `/cycles/${String(body['previous'])}/reassessment`,
    knows: ['site'],
    begins: /\/cycles\/([^/]+)$/,
  },
  'self-assessment.confirm': { address: ofCycle('self-assessment/confirm') },
  'award.propose': { address: ofCycle('award'), unseen: { act: 'propose' } },
  'award.confirm': { address: ofCycle('award'), unseen: { act: 'confirm' } },
  'award.decline': { address: ofCycle('award'), unseen: { act: 'decline' } },
  'award.vote': { address: ofCycle('award'), unseen: { act: 'vote' } },
  'award.recuse': { address: ofCycle('award'), unseen: { act: 'recuse' } },
};

export function createPageDriver(
  browser: Browser,
  address: string,
  language: Language,
  options: BrowserContextOptions,
): PageDriver {
  const pages = new Map<string, Promise<Page>>();
  const inspect = createInspector(language, options.javaScriptEnabled !== false);
  const pageOf = (who: string): Promise<Page> => {
    const page = pages.get(who) ?? enter(who);
    pages.set(who, page);
    return page;
  };
  const open: PageDriver['open'] = async (who, path) => {
    const page = await pageOf(who);
    await page.goto(path);
    await inspect(page);
    return page;
  };
  const press: PageDriver['press'] = async (page, what) => {
    const loaded = page.waitForEvent('load');
    await what.click();
    await loaded;
    await inspect(page);
  };
  const enter = async (who: string): Promise<Page> => {
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const context = await browser.newContext({ ...options, baseURL: address, locale });
    const page = await context.newPage();
    if (who === 'nobody') return page;
    await page.goto('/sign-in');
    await inspect(page);
    await press(page, page.locator(`form:has([name="account"][value="${who}"]) button`));
    return page;
  };
  const act = async (given: Act): Promise<Reply> => {
    const door = doors[given.type];
    if (door === undefined) throw new Error(`There is no page for ${given.type}`);
    const page = await pageOf(given.who);
    const path = door.address(given);
    // Whoever was refused mends the form that is open.
    const mends = (await page.locator('.error-summary').count()) > 0 && pathOf(page.url()) === pathOf(path);
    if (!mends) await open(given.who, path);
    // Where several schemes take the site, one is chosen first.
    const scheme = page.locator(`main form[method="get"] [name="scheme"][value="${String(given.body['scheme'])}"]`);
    if ((await scheme.count()) > 0) {
      await scheme.check();
      await press(page, page.locator('main form[method="get"] button'));
    }
    const fields = new Map(
      [...fieldsOf(given.body)].filter(([name]) => door.knows?.includes(name.split('/')[0] ?? '') !== true),
    );
    const form = page.locator(`main form[method="post"]${unseenOf(door)}`).first();
    // A form that is folded away is unfolded first, as a person would.
    const folded = form.locator('xpath=ancestor::details[not(@open)]');
    if ((await folded.count()) > 0) await folded.locator('summary').first().click();
    if (!(await fillIn(form, fields, path))) return forge(page.context(), door, given, fields, language);
    // What asks for more room sends the form too, and hands nothing in.
    await press(page, form.locator('button[type="submit"]:not([name="more"])').first());
    if ((await page.locator('.error-summary').count()) > 0) {
      const lost = await lostFrom(form, fields);
      if (lost.length > 0) throw new Error(`${given.type} was refused, and what was typed is lost: ${lost.join(', ')}`);
      return { done: false, sentences: await sentencesOn(page) };
    }
    const begun = door.begins?.exec(pathOf(page.url()))?.[1];
    const stream = door.begins === undefined ? (given.stream ?? '') : begun;
    if (stream === undefined) throw new Error(`${given.type} led to ${page.url()}`);
    return { done: true, stream };
  };
  const addEvidence = async (
    who: DemoAccount['id'],
    { content, fileName, site, title }: EvidenceFile,
  ): Promise<Reply> => {
    const page = await open(who, `/sites/${site}/evidence`);
    const form = page.locator('main form[enctype="multipart/form-data"]');
    const file = { name: fileName, mimeType: 'text/plain', buffer: Buffer.from(content) };
    await form.locator('[type="file"]').setInputFiles(file);
    await form.locator('[name="upload/title"]').fill(title);
    await press(page, form.locator('button[type="submit"]'));
    const added = new URL(page.url()).searchParams.get('added');
    return added === null ? { done: false, sentences: await sentencesOn(page) } : { done: true, stream: added };
  };
  return { language, act, addEvidence, open, press, inspect };
}

function pathOf(address: string): string {
  return new URL(address, 'http://localhost').pathname;
}

function unseenOf({ unseen = {} }: Door): string {
  return Object.entries(unseen)
    .map(([name, value]) => `:has([name="${name}"][value="${value}"])`)
    .join('');
}

/** A sentence about a field begins with the field's name; it is told with it and without. */
async function sentencesOn(page: Page): Promise<string[]> {
  const told = await page.locator('.error-summary li, main > h1 + .lead').allInnerTexts();
  return told.flatMap((sentence) => [sentence, sentence.replace(/^[^:?]*[:?]\s/, '')]);
}

/** Sends what the page did not offer; the server's own refusal comes back on a page. */
async function forge(
  context: BrowserContext,
  { address, unseen }: Door,
  act: Act,
  fields: Fields,
  language: Language,
): Promise<Reply> {
  const form = new URLSearchParams(unseen);
  for (const [name, values] of fields) {
    for (const one of values) form.append(name, one);
  }
  if (act.onSeen === true) {
    const read = await context.request.get(`/api/v1/cycles/${String(act.stream)}`);
    form.set('seen', String(((await read.json()) as { version: number }).version));
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language };
  const answer = await context.request.post(address(act), { data: form.toString(), headers, maxRedirects: 0 });
  if (answer.status() === 303) throw new Error(`${act.type} is not offered by its page and accepted by the server`);
  const page = await context.newPage();
  await page.setContent(await answer.text());
  const sentences = await sentencesOn(page);
  await page.close();
  return { done: false, sentences };
}
