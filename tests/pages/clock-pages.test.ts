/** Clocks as people meet them: reminders, pausing and resuming by whoever the scheme lets, and refusals in words. */
import { randomUUID } from 'node:crypto';
import { defined, instant, plainDate } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import { readOverdueClocks, systemActor } from '@touchstone/store';
import {
  createCommandDriver,
  createScenario,
  openTestServer,
  type Place,
  type Scenario,
  type TestServer,
} from '@touchstone/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVisitor, type Visitor } from './browser-forms.ts';
import { calendarOf, complaints, textOf } from './open-world.ts';

const today = plainDate('2026-03-02');

let server: TestServer;
let visitors: Readonly<Record<'site' | 'secretariat', Visitor>>;
let place: Place;
let scenario: Scenario;

beforeAll(async () => {
  server = await openTestServer(instant(`${today}T09:00:00Z`));
  const { database, schemes } = server.installation;
  const compiled = await schemes.inForce(database.read, 'example-mill', today);
  const { scheme } = defined(compiled, 'a scheme in force');
  scenario = createScenario(createCommandDriver(server.installation), scheme, today);
  visitors = {
    site: createVisitor(server.http, await server.signIn('site')),
    secretariat: createVisitor(server.http, await server.signIn('secretariat')),
  };
  place = await scenario.signsLetter(await scenario.filesSite('Mill on the Weir'));
  await scenario.acceptsLetter(place);
});
afterAll(() => server.close());

it('reminds from the day that the scheme names', async () => {
  // The self-assessment is due 45 days after the acceptance, on 16 April, and the first reminder comes 14 days before.
  server.clock.set(instant('2026-04-01T09:00:00Z'));
  expect(textOf(await visitors.site.open('/work'))).not.toContain('Reminders');
  server.clock.set(instant('2026-04-02T09:00:00Z'));
  expect(textOf(await visitors.site.open('/work'))).toMatch(/Reminders.*Mill on the Weir.*16 April 2026/s);
});

it('lets the secretariat pause and resume a clock, with a reason that the site reads', async () => {
  const address = `/cycles/${place.cycle}/clocks/own-look`;
  const page = await visitors.secretariat.open(address);
  const short = await visitors.secretariat.send(page, address, { act: 'pause', reason: 'Flood.' });
  expect([short.status, complaints(short)]).toEqual([
    422,
    ['Reason: The scheme asks for a reason of at least 20 characters. Say more.'],
  ]);
  expect(short.html).toContain('Flood.</textarea>');
  const reason = 'The mill stands under water.';
  const paused = await visitors.secretariat.send(short, address, { act: 'pause', reason });
  expect(paused.location).toBe(address);
  server.clock.set(instant('2026-04-12T09:00:00Z'));
  const site = await visitors.site.open(address);
  expect(textOf(site)).toMatch(/stands still since 2 April 2026, 14 days left.*The mill stands under water\./s);
  expect(site.html).not.toContain('name="reason"');
  const again = await visitors.secretariat.open(address);
  await visitors.secretariat.send(again, address, { act: 'resume', reason });
  expect(textOf(await visitors.site.open(`/cycles/${place.cycle}`))).toContain('due 26 April 2026, 14 days left');
});

it('says whose right it is, that nobody has it, and that a clock is not there', async () => {
  const own = await visitors.site.post(`/cycles/${place.cycle}/clocks/own-look`, {
    ...{ act: 'pause', reason: 'So that there is more time for it.' },
  });
  expect([own.status, complaints(own)]).toEqual([
    403,
    ['The scheme gives this to the duty “Secretariat”, which you do not hold in this cycle. Ask one who does.'],
  ]);
  expect(textOf(await visitors.site.open(`/cycles/${place.cycle}/clocks/visit`))).toContain(
    'Nobody may move this clock.',
  );
  for (const clock of ['none', 'mending', 'own-look/none']) {
    expect((await visitors.site.open(`/cycles/${place.cycle}/clocks/${clock}`)).status).toBe(404);
  }
});

it('shows how the cycle stood on a past day, with a banner and no way to act, and over the API', async () => {
  const cycle = `/cycles/${place.cycle}`;
  const past = await visitors.site.open(`${cycle}?asOf=2026-04-03`);
  expect(textOf(past)).toMatch(/This page shows 3 April 2026.*stands still since 2 April 2026/s);
  expect(textOf(past)).not.toContain('Clock runs again');
  expect(textOf(await visitors.site.open(cycle))).toContain('Clock runs again');
  const headers = await server.signIn('site');
  const answer = await server.http.inject({ url: `/api/v1${cycle}?asOf=2026-04-03`, headers });
  const { asOf, clocks } = answer.json<{ asOf: string; clocks: readonly unknown[] }>();
  expect(asOf).toBe('2026-04-03');
  expect(clocks[0]).toMatchObject({ clock: 'own-look', state: 'paused', pausedOn: '2026-04-02' });
});

it('refuses a day that is none, has not come, or lies before the beginning, in words', async () => {
  const cycle = `/cycles/${place.cycle}`;
  for (const [day, words] of [
    ['2026-02-30', '“2026-02-30” is not a day of the calendar.'],
    ['2026-04-13', '13 April 2026 has not come yet.'],
    ['2026-03-01', 'It began on 2 March 2026'],
  ] as const) {
    const page = await visitors.site.open(`${cycle}?asOf=${day}`);
    expect([page.status, textOf(page)]).toEqual([422, expect.stringContaining(words)]);
  }
  const french = await visitors.site.open(`${cycle}?asOf=2026-04-13&lang=fr`);
  expect(textOf(french)).toContain('n’est pas encore venu');
  const headers = await server.signIn('site');
  const answer = await server.http.inject({ url: `/api/v1${cycle}?asOf=nonsense`, headers });
  expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'date.impossible' }]);
});

it('tells what is to come, and why no award has a latest day', async () => {
  const text = textOf(await visitors.site.open(`/cycles/${place.cycle}`));
  expect(text).toMatch(/An award is possible on 12 April 2026 at the earliest.*There is no latest day/s);
});

it('gives the deadlines to a calendar under a secret address, until a new one is made', async () => {
  const { address } = await calendarOf(visitors.site);
  const read = async (url: string): Promise<readonly [number, string]> => {
    const { body, statusCode } = await server.http.inject({ url });
    return [statusCode, body];
  };
  const [status, calendar] = await read(address);
  expect(status).toBe(200);
  expect(calendar).toContain(`UID:${place.cycle}.own-look@localhost`.slice(0, 75));
  // The clock was paused and resumed above: the entry is the same one, changed since it was first told.
  expect(calendar).toMatch(/LAST-MODIFIED:20260412T090000Z\r\nSEQUENCE:2\r\nDTSTART;VALUE=DATE:20260426/);
  expect(calendar).toMatch(/DTSTART;VALUE=DATE:20260426\r\n.*SUMMARY:Mill on the Weir: Self-assessment/s);
  expect((await read(`${address}&site=${place.site}`))[1]).toContain('SUMMARY:Mill on the Weir');
  expect((await read(`${address}&site=another`))[1]).not.toContain('VEVENT');
  const next = (await calendarOf(visitors.site)).address;
  expect((await read(address))[0]).toBe(404);
  expect((await read(next))[0]).toBe(200);
  const stopped = await visitors.site.send(await visitors.site.open('/calendar'), '/calendar', {}, 'stop');
  expect([stopped.status, (await read(next))[0]]).toEqual([303, 404]);
  expect(textOf(await visitors.site.open('/calendar'))).toContain('You have no address yet.');
  expect((await read('/calendar/nobody/nothing.ics'))[0]).toBe(404);
  expect((await server.http.inject({ url: '/calendar' })).statusCode).toBe(401);
});

it('has an address of one site alone, on its page, beside that of all', async () => {
  const { site } = visitors;
  expect((await site.open(`/sites/${place.site}`)).html).toContain(`href="/sites/${place.site}/calendar"`);
  const all = await calendarOf(site);
  const page = `/sites/${place.site}/calendar`;
  const one = await calendarOf(site, page);
  expect(textOf(await site.open(page))).toContain('Deadlines of Mill on the Weir in your calendar');
  const other = await scenario.signsLetter(await scenario.filesSite('Mill Begun Later'));
  await scenario.acceptsLetter(other);
  const read = async (url: string): Promise<readonly [number, readonly (string | undefined)[]]> => {
    const { html, status } = await createVisitor(server.http, {}).open(url);
    return [status, [...new Set([...html.matchAll(/SUMMARY:([^:]*):/g)].map(([, name]) => name))].sort()];
  };
  expect(await read(all.address)).toEqual([200, ['Mill Begun Later', 'Mill on the Weir']]);
  expect(await read(one.address)).toEqual([200, ['Mill on the Weir']]);
  // Its secret opens that site and nothing else.
  expect(await read(one.address.replace(place.site, other.site))).toEqual([404, []]);
  expect(await read(one.address.replace(/&site=.*/, ''))).toEqual([404, []]);
  expect((await site.send(await site.open(page), page, {}, 'stop')).location).toBe(page);
  expect([(await read(one.address))[0], (await read(all.address))[0]]).toEqual([404, 200]);
  const stranger = createVisitor(server.http, await server.signIn('assessor'));
  expect((await stranger.open(page)).status).toBe(404);
});

it('runs out each time that it runs anew, and not once the commitment ended', async () => {
  const { run } = server.installation;
  const late = await scenario.signsLetter(await scenario.filesSite('Mill Far Up'));
  await scenario.acceptsLetter(late);
  const evidence = await scenario.addsEvidence(late.site, 'Book of measurements');
  const overdue = async (asOf: string): Promise<readonly string[]> => {
    const rows = await readOverdueClocks(server.installation.database.read, plainDate(asOf), 100);
    return rows.filter(({ cycle }) => cycle === late.cycle).map(({ clock }) => clock);
  };
  const runsOut = async (asOf: string): Promise<void> => {
    server.clock.set(instant(`${asOf}T09:00:00Z`));
    expect(await overdue(asOf)).toContain('told');
    const reach = { id: randomUUID(), type: 'clock.reach', stream: late.cycle, body: { clock: 'told', asOf } };
    expect(await run(reach, systemActor)).toMatchObject({ outcome: 'accepted' });
    expect(await overdue(asOf)).not.toContain('told');
  };
  const [first] = scenario.criteria;
  for (const criterion of scenario.criteria) await scenario.answers(late, criterion, evidence);
  await scenario.submitsSelfAssessment(late);
  await runsOut('2026-09-10');
  await scenario.returnsAnswers(late, 'secretariat', defined(first, 'a criterion'), 'Which weir?');
  await scenario.submitsSelfAssessment(late);
  await runsOut('2027-02-08');
  const told = await visitors.secretariat.open(`/cycles/${late.cycle}`);
  expect(textOf(told).match(/Clock ran out: What the assessor saw/g)).toHaveLength(2);
  expect(await overdue('2029-01-01')).toContain('all-mended');
  const leave = { type: 'commitment.withdraw', stream: late.cycle, body: { reason: 'The mill is sold.' } };
  const responsible: Actor = { id: 'sam', duties: ['site'], sites: [late.site] };
  expect(await run({ id: randomUUID(), ...leave }, responsible)).toMatchObject({ outcome: 'accepted' });
  expect(await overdue('2029-01-01')).toEqual([]);
  const pages = ['told', 'all-mended'].map(async (clock) =>
    visitors.site.open(`/cycles/${late.cycle}/clocks/${clock}`),
  );
  expect((await Promise.all(pages)).map(({ status }) => status)).toEqual([200, 404]);
  server.clock.set(instant('2026-04-12T09:00:00Z'));
});

it('gives the scheme’s staff the deadlines of every cycle, however many there are', async () => {
  const client = new pg.Client(server.installation.connection);
  await client.connect();
  const copied = (table: string, row: string): string =>
    `insert into ${table} select (jsonb_populate_record(one, ${row})).* from ${table} one, generate_series(1, 120) n`;
  await client
    .query(
      `${copied('sites', `jsonb_build_object('id', 'site_' || n)`)} where id = '${place.site}';
       ${copied('clocks', `jsonb_build_object('cycle', 'cycle_' || n)`)} where cycle = '${place.cycle}';
       ${copied('cycles', `jsonb_build_object('id', 'cycle_' || n, 'site', 'site_' || n)`)} where id = '${place.cycle}'`,
    )
    .finally(() => client.end());
  const { address } = await calendarOf(visitors.secretariat);
  const { body } = await server.http.inject({ url: address.replace('lang=en', 'lang=fr') });
  const days = [...body.matchAll(/SUMMARY:Mill on the Weir\s: Auto-évaluation remise/g)];
  expect(days).toHaveLength(121);
});
