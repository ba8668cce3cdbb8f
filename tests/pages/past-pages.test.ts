/**
 * Looking back: whatever was read on a day is read again as of that day, however much happened since; what may not be seen
 * today stays unseen; and the day is plain on every page.
 */
import { addPeriod, defined, instant, plainDate, type PlainDate } from '@touchstone/kernel';
import type { CommandName } from '@touchstone/domain';
import {
  createCommandDriver,
  createScenario,
  openTestServer,
  type Place,
  type Scenario,
  type TestServer,
} from '@touchstone/testkit';
import { fillPast, formerOf, tablesWithPast } from '@touchstone/store';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVisitor, type Visitor } from './browser-forms.ts';
import { textOf } from './open-world.ts';

const first = plainDate('2025-03-03');

let server: TestServer;
let scenario: Scenario;
let place: Place;
let last: PlainDate;
let visitors: Readonly<Record<'site' | 'secretariat' | 'nobody', Visitor>>;
let cookies: Readonly<Record<'site' | 'secretariat' | 'nobody', { readonly cookie?: string }>>;
const seen = new Map<PlainDate, ReadonlyMap<string, unknown>>();

beforeAll(async () => {
  server = await openTestServer(instant(`${first}T09:00:00Z`));
  const { installation } = server;
  const compiled = await installation.schemes.inForce(installation.database.read, 'example-mill', first);
  scenario = createScenario(createCommandDriver(installation), defined(compiled, 'a scheme in force').scheme, first);
  cookies = { site: await server.signIn('site'), secretariat: await server.signIn('secretariat'), nobody: {} };
  const visitor = (who: keyof typeof cookies): Visitor => createVisitor(server.http, { ...cookies[who] });
  visitors = { site: visitor('site'), secretariat: visitor('secretariat'), nobody: visitor('nobody') };
  await liveThrough();
});
afterAll(() => server.close());

/** From letter to award and suspension, something on each day, with what could be read when each day was over. */
async function liveThrough(): Promise<void> {
  const { criteria } = scenario;
  const gap = defined(criteria[0], 'a criterion');
  const finding = `finding-${gap.id}`;
  let [assessor, evidence] = ['', ''];
  place = { site: '', cycle: '' };
  const all: readonly (() => Promise<unknown>)[] = [
    async () => {
      place = await scenario.signsLetter(await scenario.filesSite('Mill on the Weir'));
    },
    () => scenario.acceptsLetter(place),
    async () => {
      evidence = await scenario.addsEvidence(place.site, 'Permit');
      for (const criterion of criteria) await scenario.answers(place, criterion, evidence);
    },
    () => scenario.submitsSelfAssessment(place),
    async () => {
      assessor = await scenario.approvesAssessor('assessor', await scenario.approvesFirm());
      await scenario.declares('assessor', place.site, false);
      await scenario.appoints(place, assessor);
    },
    async () => {
      for (const one of criteria) await scenario.determines(place, one, one === gap ? 'gap' : 'sound', evidence);
    },
    () => scenario.submitsReport(place),
    () => scenario.acceptsReport(place),
    () => scenario.plans(place, gap, addPeriod(first, { days: 60 })),
    renames,
    () => act('site', 'improvement.report', place.cycle, { finding, done: 'All were trained.', evidence: [evidence] }),
    () => act('secretariat', 'assessor.suspend', assessor, { reason: 'The approval is looked into (fictional).' }),
  ];
  for (const [index, happens] of all.entries()) {
    last = addPeriod(first, { days: index });
    server.clock.set(instant(`${last}T09:00:00Z`));
    await happens();
    server.clock.set(instant(`${last}T21:30:00Z`));
    seen.set(last, await readAll(''));
  }
  server.clock.set(instant(`${addPeriod(last, { days: 30 })}T09:00:00Z`));
}

async function act(who: 'site' | 'secretariat', type: CommandName, stream: string, body: object): Promise<void> {
  expect(await createCommandDriver(server.installation).act({ who, type, stream, body: { ...body } })).toMatchObject({
    done: true,
  });
}

async function renames(): Promise<void> {
  const { body } = await server.http.inject({ url: '/api/v1/sites', headers: cookies.site });
  const { sites } = JSON.parse(body) as { sites: readonly Readonly<Record<string, unknown>>[] };
  const { country, metals, operator, place: where, siteType } = defined(sites[0], 'the site');
  const onFile = { country, metals, operator, siteType, place: where, name: 'Mill at the Bridge' };
  await act('site', 'site.revise', place.site, { ...onFile, reason: 'It has a new name.' });
}

/** Whatever can be read over the API, by everybody whose rights are the same all the time. */
async function readAll(query: string): Promise<ReadonlyMap<string, unknown>> {
  const parts = ['', '/answers', '/determinations', '/findings', '/fieldwork', '/advice'];
  const { cycle, site } = place;
  const addresses = {
    nobody: ['/register', `/register/${site}`, '/firms'],
    site: ['/sites', `/sites/${site}/evidence`, '/cycles', ...parts.map((part) => `/cycles/${cycle}${part}`)],
    secretariat: ['/sites', '/assessors', '/cycles', ...parts.map((part) => `/cycles/${cycle}${part}`)],
  };
  const read = new Map<string, unknown>();
  for (const who of ['nobody', 'site', 'secretariat'] as const) {
    for (const address of addresses[who]) {
      const answer = await server.http.inject({ url: `/api/v1${address}${query}`, headers: cookies[who] });
      read.set(`${who} ${address}`, [answer.statusCode, answer.statusCode === 200 ? asRead(answer.body) : '']);
    }
  }
  return read;
}

/** Without what only a past day has: its name, and that nobody acts there. Where the log stands does not depend on days. */
function asRead(body: string): unknown {
  return JSON.parse(body, (name, value: unknown) => (['asOf', 'mine', 'logIndex'].includes(name) ? undefined : value));
}

it('reads again what was read on each day, whatever happened since', async () => {
  expect(seen.size).toBeGreaterThan(10);
  for (const [day, read] of seen) {
    expect([day, Object.fromEntries(await readAll(`?asOf=${day}`))]).toEqual([day, Object.fromEntries(read)]);
  }
});

it('fills in from the journal what stood before the past was kept', async () => {
  const { database } = server.installation;
  const tables = tablesWithPast.map(
    (table) => `truncate ${formerOf(table)}; update ${table} set stands_since = 'infinity';`,
  );
  await asOwner(`set session_replication_role = replica; ${tables.join(' ')}
    insert into settings (key, value) values ('past-to-fill', 'true')`);
  const [day, read] = defined([...seen][8], 'a day with a plan');
  const register = async (): Promise<unknown> =>
    (await server.http.inject({ url: `/api/v1/register?asOf=${day}` })).json<{ sites: unknown }>().sites;
  expect(await register()).toEqual([]);
  await fillPast(database);
  expect(Object.fromEntries(await readAll(`?asOf=${day}`))).toEqual(Object.fromEntries(read));
});

it('shows the day on every page, keeps it in links and filters, and leads back to today', async () => {
  const day = addPeriod(first, { days: 5 });
  const { cycle, site } = place;
  const pages = [
    ['nobody', '/register?status=under-assessment'],
    ['nobody', `/register/${site}`],
    ['nobody', '/assessors'],
    ['secretariat', '/cycles'],
    ['secretariat', '/portfolio'],
    ['secretariat', '/assessors'],
    ['site', `/cycles/${cycle}`],
    ['site', `/cycles/${cycle}/criteria`],
    ['site', `/cycles/${cycle}/improvement`],
    ['site', `/cycles/${cycle}/clocks`],
  ] as const;
  for (const [who, address] of pages) {
    const today = await visitors[who].open(address);
    expect([address, textOf(today)]).toEqual([address, expect.stringContaining('Look back to a past day')]);
    const past = await visitors[who].open(`${address}${address.includes('?') ? '&' : '?'}asOf=${day}`);
    expect([address, past.status]).toEqual([address, 200]);
    expect(textOf(past)).toContain('This page shows 8 March 2025');
    expect(past.html).toContain(`<a data-day="own" href="${address.replaceAll('&', '&amp;')}">Show today</a>`);
    expect(textOf(today)).not.toContain('This page shows');
  }
  const register = await visitors.nobody.open(`/register?asOf=${day}`);
  expect(textOf(register)).toMatch(/Mill on the Weir.*Being assessed/s);
  expect(register.html).toContain(`href="/register/${site}?asOf=${day}"`);
  expect(register.html).toMatch(
    new RegExp(`<form class="filter"[^>]*><input type="hidden" name="asOf" value="${day}"/>`),
  );
  expect(textOf(await visitors.nobody.open('/register'))).toContain('Mill at the Bridge');
  expect(textOf(await visitors.nobody.open(`/register?asOf=${day}&q=bridge`))).not.toContain('Mill at');
  const french = await visitors.nobody.open(`/register?asOf=${day}&lang=fr`);
  expect(textOf(french)).toContain('Cette page montre le 8 mars 2025');
});

it('lets nobody act in the past', async () => {
  const day = addPeriod(first, { days: 8 });
  const finding = `/cycles/${place.cycle}/improvement/finding-${scenario.criteria[0]?.id ?? ''}`;
  for (const address of [`/cycles/${place.cycle}`, '/assessors', finding]) {
    const { html } = await visitors.secretariat.open(`${address}?asOf=${day}`);
    expect([address, html]).toEqual([address, expect.not.stringMatching(/<main[^]*method="post"[^]*<\/main>/)]);
  }
  expect((await visitors.site.open(`${finding}?asOf=${day}`)).html).not.toMatch(/<main[^]*method="post"[^]*<\/main>/);
});

it('shows nothing before it was public, and nothing that is not public any more', async () => {
  expect(textOf(await visitors.nobody.open(`/register?asOf=${first}`))).not.toContain('Mill on the Weir');
  expect((await visitors.nobody.open(`/register/${place.site}?asOf=${first}`)).status).toBe(404);
  const day = addPeriod(first, { days: 4 });
  try {
    await asOwner(`update register set held = '{"site.country": null}' where site = '${place.site}'`);
    const { body } = await server.http.inject({ url: `/api/v1/register?asOf=${day}` });
    expect(JSON.parse(body)).toMatchObject({ sites: [{ name: 'Mill on the Weir', country: '' }] });
    await asOwner(`update register set held = '{"site.name": null}' where site = '${place.site}'`);
    expect((await visitors.nobody.open(`/register/${place.site}?asOf=${day}`)).status).toBe(404);
  } finally {
    await asOwner('update register set held = null');
  }
});

async function asOwner(statements: string): Promise<void> {
  const client = new pg.Client(server.installation.connection);
  await client.connect();
  await client.query(statements).finally(() => client.end());
}

it('refuses what is no day, or has not come, and a day named twice', async () => {
  for (const [query, words] of [
    ['asOf=2025-02-30', '“2025-02-30” is not a day of the calendar.'],
    ['asOf=2125-01-01', '1 January 2125 has not come yet.'],
    ['asOf=2025-03-04&asOf=2025-03-05', 'is not a day of the calendar.'],
  ] as const) {
    const page = await visitors.nobody.open(`/register?${query}`);
    expect([page.status, textOf(page)]).toEqual([422, expect.stringContaining(words)]);
    const answer = await server.http.inject({ url: `/api/v1/register?${query}` });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([422, expect.stringContaining('problem+json')]);
  }
});
