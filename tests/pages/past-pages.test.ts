/**
 * Looking back: whatever was read on a day is read again as of that day, however much happened since; what may not be seen
 * today stays unseen; and the day is plain on every page.
 */
import { addPeriod, defined, instant, plainDate, type PlainDate } from '@touchstone/kernel';
import type { CommandName, Scheme } from '@touchstone/domain';
import {
  createCommandDriver,
  createScenario,
  openTestServer,
  type Place,
  type Scenario,
  type TestServer,
} from '@touchstone/testkit';
import { fillPast, formerOf, readAccountId, tablesWithPast } from '@touchstone/store';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVisitor, type Visitor } from './browser-forms.ts';
import { addressesInTime, offersAct, saidOn, type Members } from './read-everything.ts';
import { textOf } from './open-world.ts';

const first = plainDate('2025-03-03');

let server: TestServer;
let scheme: Scheme;
let scenario: Scenario;
let place: Place;
let last: PlainDate;
let visitors: Readonly<Record<'site' | 'secretariat' | 'nobody', Visitor>>;
let cookies: Readonly<Record<Reader, { readonly cookie?: string }>>;
/** what stands in the addresses of this world */
let members: Members;
/** days of the journey on which everything is read */
const compared = [2, 5, 9, 12];
const seen = new Map<PlainDate, ReadonlyMap<string, Read>>();

/** Each with the day of the journey from which on it may read what it may read at the end. */
const readers = { nobody: 0, site: 0, secretariat: 0, 'officer-a': 0, assessor: 4 } as const;
type Reader = keyof typeof readers;

beforeAll(async () => {
  server = await openTestServer(instant(`${first}T09:00:00Z`));
  const { installation } = server;
  const compiled = await installation.schemes.inForce(installation.database.read, 'example-mill', first);
  ({ scheme } = defined(compiled, 'a scheme in force'));
  scenario = createScenario(createCommandDriver(installation), scheme, first);
  cookies = {
    nobody: {},
    site: await server.signIn('site'),
    secretariat: await server.signIn('secretariat'),
    'officer-a': await server.signIn('officer-a'),
    assessor: await server.signIn('assessor'),
  };
  const visitor = (who: Reader): Visitor => createVisitor(server.http, { ...cookies[who] });
  visitors = { site: visitor('site'), secretariat: visitor('secretariat'), nobody: visitor('nobody') };
  await liveThrough();
});
afterAll(() => server.close());

/** From letter to award and change, something on each day, with what could be read when each day was over. */
async function liveThrough(): Promise<void> {
  const { criteria } = scenario;
  const gap = defined(criteria[0], 'a criterion');
  const finding = `finding-${gap.id}`;
  const second = { email: 'conflicted@demo.example' };
  let [assessor, other, evidence, organisation] = ['', '', '', ''];
  /** as of the day of the visit, which is planned on no earlier one */
  let visiting = scenario;
  const all: readonly (() => Promise<unknown>)[] = [
    async () => {
      const applied = await scenario.applies(await scenario.filesSite('Mill on the Weir'));
      await scenario.answersApplication(applied, 'eligible');
      place = await scenario.signsLetter(applied);
      const firm = await scenario.approvesFirm();
      assessor = await scenario.approvesAssessor('assessor', firm);
      other = await scenario.approvesAssessor('conflicted', firm);
      organisation = await act('secretariat', 'organisation.register', undefined, registered);
      await act('secretariat', 'organisation.invite', organisation, { email: 'site@demo.example' });
      const { clocks } = scheme;
      members = {
        ...{ ...place, organisation, finding, criterion: gap.id, action: '1' },
        ...{ '/assessors/:id id': assessor, assessor, '/firms/:id id': firm, '/api/v1/firms/:id/ties id': firm },
        clock: defined(
          clocks.find(({ per }) => per === 'cycle'),
          'a clock of the cycle',
        ).id,
        '/cycles/:cycle/clocks/:clock/:finding clock': defined(
          clocks.find(({ per }) => per === 'finding'),
          'a clock',
        ).id,
      };
    },
    () => scenario.acceptsLetter(place),
    async () => {
      await act('site', 'site.invite', place.site, second);
      evidence = await scenario.addsEvidence(place.site, 'Permit');
      for (const criterion of criteria) await scenario.answers(place, criterion, evidence);
    },
    () => scenario.submitsSelfAssessment(place),
    async () => {
      await scenario.declares('assessor', place.site, false);
      await scenario.appoints(place, assessor);
    },
    async () => {
      visiting = createScenario(createCommandDriver(server.installation), scheme, last);
      await visiting.visits(place);
      for (const one of criteria) await scenario.determines(place, one, one === gap ? 'gap' : 'sound', evidence);
    },
    () => visiting.submitsReport(place),
    () => scenario.acceptsReport(place),
    async () => {
      await scenario.plans(place, gap, addPeriod(first, { days: 60 }));
      await act('secretariat', 'partnership.begin', organisation, { scheme: scheme.id, begunOn: last });
      await act('secretariat', 'organisation.invite', organisation, second);
    },
    async () => {
      await renames();
      const account = await readAccountId(server.installation.database.read, second.email);
      await act('site', 'site.dismiss', place.site, { account });
      await act('site', 'organisation.dismiss', organisation, { account });
      await scenario.proposesAward(place, 'officer-a', [gap]);
    },
    () => scenario.confirmsAward(place, 'officer-b'),
    async () => {
      await act('site', 'improvement.report', place.cycle, {
        finding,
        done: 'All were trained.',
        evidence: [evidence],
      });
      await scenario.tellsOfChange(place);
    },
    async () => {
      // Not the one who reads here: whose approval is suspended reads nothing in the case, of whichever day.
      await act('secretariat', 'assessor.suspend', other, { reason: 'The approval is looked into (fictional).' });
      await act('secretariat', 'organisation.correct', organisation, {
        ...onFile,
        name: 'Mills of the North',
        reason: 'It has a new name.',
      });
    },
  ];
  for (const [index, happens] of all.entries()) {
    last = addPeriod(first, { days: index });
    server.clock.set(instant(`${last}T09:00:00Z`));
    await happens();
    server.clock.set(instant(`${last}T21:30:00Z`));
    if (compared.includes(index)) seen.set(last, await readAll('', index));
  }
  server.clock.set(instant(`${addPeriod(last, { days: 30 })}T09:00:00Z`));
}

const onFile = { name: 'Example Rod Mills', country: 'SE', kind: 'manufacturer' };
const registered = { ...onFile, fictional: true };

async function act(
  who: 'site' | 'secretariat',
  type: CommandName,
  of: string | undefined,
  body: object,
): Promise<string> {
  const stream = of === undefined ? {} : { stream: of };
  const reply = await createCommandDriver(server.installation).act({ who, type, ...stream, body: { ...body } });
  if (!reply.done) throw new Error(`${type}: ${reply.sentences.join(' ')}`);
  return reply.stream;
}

async function renames(): Promise<void> {
  const { body } = await server.http.inject({ url: '/api/v1/sites', headers: cookies.site });
  const { sites } = JSON.parse(body) as { sites: readonly Readonly<Record<string, unknown>>[] };
  const { country, metals, operator, place: where, siteType } = defined(sites[0], 'the site');
  const onFile = { country, metals, operator, siteType, place: where, name: 'Mill at the Bridge' };
  await act('site', 'site.revise', place.site, { ...onFile, reason: 'It has a new name.' });
}

interface Read {
  readonly status: number;
  readonly said: string;
  /** nothing is offered that a past day would not offer, so that the whole page is to be the same again */
  readonly whole: boolean;
}

/** Whatever can be read, over the API and on pages, by everybody who may on that day of the journey. */
async function readAll(
  query: string,
  index: number,
  all: readonly ('api' | 'pages')[] = ['api', 'pages'],
): Promise<ReadonlyMap<string, Read>> {
  const read = new Map<string, Read>();
  for (const [who, since] of Object.entries(readers)) {
    for (const of of since > index ? [] : all) {
      for (const address of addressesInTime(server.http, of, members)) {
        const {
          body,
          headers,
          statusCode: status,
        } = await server.http.inject({
          ...{ url: `${address}${query}`, headers: cookies[who as Reader] },
        });
        const said =
          status !== 200 ? leadsOn(headers.location, query) : of === 'api' ? asRead(body) : saidOn(server.http, body);
        read.set(`${who} ${address}`, { status, said, whole: of === 'api' || !offersAct(body) });
      }
    }
  }
  return read;
}

/** A page that leads on to another keeps the day, or the two are not the same. */
function leadsOn(location: string | undefined, query: string): string {
  if (location === undefined) return '';
  return location.endsWith(query) ? location.slice(0, location.length - query.length) : `${location} without ${query}`;
}

/** Without what only a past day has: its name, and that nobody acts there. Where the log stands does not depend on days. */
function asRead(body: string): string {
  const read: unknown = JSON.parse(body, (name, value: unknown) =>
    ['asOf', 'mine', 'logIndex'].includes(name) ? undefined : value,
  );
  return JSON.stringify(read);
}

it('reads again what was read on each day, whatever happened since', async () => {
  const differing: string[] = [];
  const comparedWhole = new Set<string>();
  for (const index of compared) {
    const day = addPeriod(first, { days: index });
    const again = await readAll(`?asOf=${day}`, index);
    for (const [what, was] of seen.get(day) ?? []) {
      const is = defined(again.get(what), 'the same read again');
      if (was.status === 200 && was.whole) comparedWhole.add(what.split(' ')[1] ?? '');
      if (is.status !== was.status || (was.whole && is.said !== was.said))
        differing.push(`${day} ${what} ${String(was.status)} ${String(is.status)}${partOf(was.said, is.said)}`);
      if (is.status === 200 && !is.whole) differing.push(`${day} ${what} offers an act in the past`);
    }
  }
  expect(differing.join('\n')).toBe('');
  const every = (['api', 'pages'] as const).flatMap((of) => addressesInTime(server.http, of, members));
  expect(every.filter((address) => !comparedWhole.has(address))).toEqual([]);
});

it('says of everything else why it has no past, and shows nobody today instead', async () => {
  const { reads } = server.http;
  const documented = await server.http.inject({ url: '/api/v1/openapi.json' });
  const { paths } = documented.json<{
    paths: Record<string, { get?: { description?: string; parameters?: { name: string }[] } }>;
  }>();
  for (const { past, path } of reads) {
    const read = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.get;
    const named = read?.parameters?.some(({ name }) => name === 'asOf') === true;
    if (path.startsWith('/api/v1/') && read !== undefined) expect([path, named]).toEqual([path, past === 'shown']);
    if (past === 'shown') continue;
    if (read !== undefined) expect([path, read.description]).toEqual([path, expect.stringMatching(/^No past: /)]);
    const { statusCode } = await server.http.inject({ url: `${path}?asOf=${first}` });
    expect([path, statusCode]).toEqual([path, 422]);
  }
});

/** Where two texts part, with what goes before. */
function partOf(was: string, is: string): string {
  let at = 0;
  while (at < was.length && was[at] === is[at]) at += 1;
  return [was, is].map((text) => `\n  ${text.slice(Math.max(0, at - 120), at + 160)}`).join('');
}

it('fills in from the journal what stood before the past was kept', async () => {
  const { database } = server.installation;
  const tables = tablesWithPast.map(
    (table) => `truncate ${formerOf(table)}; update ${table} set stands_since = 'infinity';`,
  );
  await asOwner(`set session_replication_role = replica; ${tables.join(' ')}
    insert into settings (key, value) values ('past-to-fill', 'true')`);
  const [day, read] = defined([...seen][2], 'a day with a plan');
  const register = async (): Promise<unknown> =>
    (await server.http.inject({ url: `/api/v1/register?asOf=${day}` })).json<{ sites: unknown }>().sites;
  expect(await register()).toEqual([]);
  await fillPast(database);
  for (const [what, { said }] of await readAll(`?asOf=${day}`, 9, ['api'])) {
    expect([what, said]).toEqual([what, read.get(what)?.said]);
  }
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
