/** What comes before a cycle, on the real server and database: sites with their people, as a browser without script sees it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '@touchstone/kernel';
import { actorOf, openTestServer, type TestServer } from '@touchstone/testkit';
import { type Filled, type Visitor, createVisitor, wrongFields } from './browser-forms.ts';

let server: TestServer;
let site: Visitor;
let other: Visitor;
let staff: Visitor;
let french: Visitor;

beforeAll(async () => {
  server = await openTestServer(instant('2025-06-02T09:00:00Z'));
  const headers = await Promise.all((['site', 'conflicted', 'secretariat'] as const).map(server.signIn));
  const [own, others, secretariat] = headers;
  site = createVisitor(server.http, own!);
  other = createVisitor(server.http, others!);
  staff = createVisitor(server.http, secretariat!);
  french = createVisitor(server.http, { ...own!, 'accept-language': 'fr' });
});
afterAll(() => server.close());

const mill: Filled = {
  ...{ name: 'Mill North', operator: 'Example Mills', country: 'FR', place: 'Lens' },
  ...{ siteType: 'watermill', metals: ['iron'], fictional: 'true' },
};

async function fileSite(who: Visitor, filled: Filled = {}): Promise<string> {
  const filed = await who.send(await who.open('/sites/new'), '/sites/new', { ...mill, ...filled });
  expect(filed.status).toBe(303);
  return filed.location.replace(/\/commitment$/, '');
}

describe('a site', () => {
  it('is filed and corrected with numbers as people write them, and shown so', async () => {
    const wide = {
      'capacity/amount': '1 200,5',
      'capacity/unit': 'kt a year',
      activities: 'grinding',
      otherActivities: 'rolling\r\n\r\n casting ',
    };
    const place = await fileSite(site, { ...wide, 'coordinates/latitude': '50.43', 'coordinates/longitude': '2,83' });
    const page = await site.open(place);
    for (const words of [
      '1200.5 kt a year',
      'Grinding, rolling and casting',
      '50.43°, 2.83°',
      'Sam Site (fictional) (you)',
    ]) {
      expect(page.html).toContain(words);
    }
    expect((await french.open(place)).html).toContain('50,43°, 2,83°');
    const form = await site.open(`${place}/revise`);
    expect(form.html).toContain('value="1200.5"');
    const unchanged = {
      ...mill,
      ...wide,
      'coordinates/latitude': '50.43',
      'coordinates/longitude': '2.83',
      reason: 'So.',
    };
    const late = await site.open(`${place}/revise`);
    const again = await site.send(form, `${place}/revise`, unchanged);
    expect([again.status, again.html.includes('Nothing differs from what is on file')]).toEqual([409, true]);
    const revised = await site.send(again, `${place}/revise`, { ...unchanged, name: 'Mill Far North' });
    expect(revised).toMatchObject({ status: 303, location: place });
    expect((await site.open(place)).html).toContain('<h1>Mill Far North');
    const overtaken = await site.send(late, `${place}/revise`, { ...unchanged, name: 'Mill Near North' });
    expect(overtaken.status).toBe(409);
    expect(overtaken.html).toContain('value="Mill Near North"');
    expect(overtaken.html).toContain('On file now');
  });

  it('names each number that is none, and a capacity without its unit', async () => {
    const wrong = { 'capacity/amount': 'plenty', 'coordinates/latitude': '95', 'coordinates/longitude': '' };
    const page = await site.send(await site.open('/sites/new'), '/sites/new', { ...mill, ...wrong });
    expect(page.status).toBe(422);
    expect(wrongFields(page)).toEqual(['capacity/amount', 'capacity/unit', 'coordinates/longitude']);
    expect(page.html).toContain('value="plenty"');
    const filled = { ...mill, 'coordinates/latitude': '95', 'coordinates/longitude': '2' };
    expect(wrongFields(await site.send(page, '/sites/new', filled))).toEqual(['coordinates/latitude']);
  });
});

const letter: Filled = {
  promises: ['open-doors', 'mend-gaps'],
  ...{ 'signatory/name': 'Sam', 'signatory/position': 'Head' },
  ...{ 'contact/name': 'Kim', 'contact/email': 'kim@mills.example', signedOn: '2025-06-02' },
  'answers/grinds-for-others': 'no',
};

describe('the scheme’s questions', () => {
  it('are asked with the letter, and a wrong answer loses nothing', async () => {
    const place = `${await fileSite(site)}/commitment`;
    const form = await site.open(place);
    expect(form.html).toContain('Does the mill have a pond?');
    expect(form.html).toContain('Answer only if');
    const silent = { ...letter, signedOn: '', 'answers/grinds-for-others': '' };
    const nothing = await site.send(form, place, silent);
    expect(wrongFields(nothing)).toEqual(['signedOn', 'answers/has-pond', 'answers/grinds-for-others']);
    const open = await site.send(nothing, place, { ...letter, 'answers/has-pond': 'yes' });
    expect([open.status, wrongFields(open)]).toEqual([422, ['answers/pond-use']]);
    expect(open.html).toContain('value="kim@mills.example"');
    const signed = await site.send(open, place, { ...letter, 'answers/has-pond': 'yes', 'answers/pond-use': 'fish' });
    expect(signed.status).toBe(303);
    const { html } = await site.open(`${signed.location}/scope`);
    for (const words of ['To keep fish', 'waits for: Assessor', '5 criteria apply']) expect(html).toContain(words);
    expect((await french.open(`${signed.location}/scope`)).html).toContain('À élever du poisson');
    expect((await staff.open(`${signed.location}/scope`)).html).not.toContain('name="reason"');
    expect((await other.open(`${signed.location}/scope`)).status).toBe(404);
    const page = await site.open(`${signed.location}/letter`);
    const wordless = await site.send(page, `${signed.location}/letter`, { reason: ' ' });
    expect([wordless.status, wrongFields(wordless)]).toEqual([422, ['reason']]);
    const left = await site.send(wordless, `${signed.location}/letter`, { reason: 'The mill is sold.' });
    expect(left.status).toBe(303);
    expect((await site.open(signed.location)).html).toContain('took its letter of commitment back');
    expect((await site.open(place)).status).toBe(200);
  });
});

describe('the people of a site', () => {
  it('are invited by their account and act for it; the last one stays', async () => {
    const place = await fileSite(site);
    expect((await other.open(place)).status).toBe(404);
    const people = `${place}/people`;
    const unknown = await site.send(await site.open(place), people, { email: 'nobody@demo.example' }, 'invite');
    expect([unknown.status, wrongFields(unknown)]).toEqual([422, ['email']]);
    expect(unknown.html).toContain('value="nobody@demo.example"');
    const invited = await site.send(unknown, people, { email: 'conflicted@demo.example' }, 'invite');
    expect(invited.status).toBe(303);
    expect((await other.open('/work')).html).toContain('Mill North');
    expect((await other.open(`${place}/commitment`)).status).toBe(200);
    const dismissed = await other.send(await other.open(place), people, {}, 'dismiss');
    expect(dismissed.status).toBe(303);
    const { html } = await staff.open(place);
    expect(html.match(/value="dismiss"/g)).toBeNull();
    const [account] = (await server.installation.database.read.selectFrom('site_people').selectAll().execute())
      .filter(({ site: id }) => place.endsWith(id))
      .map((row) => row.account);
    const last = await staff.post(people, { act: 'dismiss', account: account! });
    expect([last.status, last.html.includes('A site keeps at least one responsible person')]).toEqual([409, true]);
  });

  it('begin with whom the secretariat invites, where it filed the site', async () => {
    const place = await fileSite(staff);
    expect((await staff.open(place)).html).toContain('Nobody is responsible yet');
    expect((await site.open(place)).status).toBe(404);
    await staff.send(await staff.open(place), `${place}/people`, { email: 'site@demo.example' }, 'invite');
    expect((await site.open(`${place}/commitment`)).status).toBe(200);
    const { sites } = await actorOf(server.installation, 'site');
    expect(sites).toContain(place.replace('/sites/', ''));
  });
});

describe('a self-assessment that comes back', () => {
  it('says why, criterion by criterion, and loses nothing that was written', async () => {
    const place = await fileSite(site, { siteType: 'windmill' });
    const signed = await site.send(await site.open(`${place}/commitment`), `${place}/commitment`, letter);
    const cycle = signed.location;
    await staff.send(await staff.open(`${cycle}/letter`), `${cycle}/letter`, { contactConfirmed: 'true' });
    for (const criterion of ['mill-1', 'mill-2', 'mill-3', 'mill-5']) {
      const page = `${cycle}/self-assessment/${criterion}`;
      const open = await site.open(page);
      // What is rated below the criterion is asked for on its page.
      const below = [...open.html.matchAll(/name="(requirements\/[^"/]+)\/level"/g)].flatMap(([, name = '']) => [
        [`${name}/level`, 'underway'] as const,
        [`${name}/rationale`, 'In spring, too.'] as const,
      ]);
      const fields = { ...Object.fromEntries(below), level: 'underway', rationale: 'We began in spring.' };
      await site.send(open, page, fields);
    }
    const submit = `${cycle}/self-assessment/submit`;
    expect((await site.send(await site.open(submit), submit, {})).status).toBe(303);
    const back = `${cycle}/self-assessment/return`;
    expect((await site.open(back)).status).toBe(403);
    const comments = { 'comments/mill-1': 'Which stones have\nno guard?' };
    const silent = await staff.send(await staff.open(back), back, { ...comments, reason: '' });
    expect([silent.status, wrongFields(silent)]).toEqual([422, ['reason']]);
    expect(silent.html).toContain('Which stones have\nno guard?</textarea>');
    expect((await staff.send(silent, back, { ...comments, reason: 'Too thin.' })).status).toBe(303);
    const { html } = await site.open(`${cycle}/self-assessment`);
    for (const words of ['Too thin.', 'by Sidney Secretariat (fictional)', 'To be looked at again']) {
      expect(html).toContain(words);
    }
    const commented = await site.open(`${cycle}/self-assessment/mill-1`);
    expect(commented.html).toContain('Which stones have\nno guard?');
    expect(commented.html).toContain('We began in spring.</textarea>');
    expect((await site.send(await site.open(submit), submit, {})).status).toBe(303);
  });
});
