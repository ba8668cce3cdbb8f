/** Organisations on pages, as a browser without script sees them: registered, named by sites, partners, and their wrong input. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyWithWebCrypto } from '@touchstone/credential';
import { instant } from '@touchstone/kernel';
import { examine } from '@touchstone/store';
import { openTestServer, type TestServer } from '@touchstone/testkit';
import { createVisitor, type Filled, type Page, type Visitor } from './browser-forms.ts';
import { complaints, textOf } from './open-world.ts';

let server: TestServer;
let site: Visitor;
let other: Visitor;
let staff: Visitor;
let french: Visitor;
let anybody: Visitor;

beforeAll(async () => {
  server = await openTestServer(instant('2025-06-02T09:00:00Z'));
  const headers = await Promise.all((['site', 'conflicted', 'secretariat'] as const).map(server.signIn));
  const [own, others, secretariat] = headers;
  site = createVisitor(server.http, own!);
  other = createVisitor(server.http, others!);
  staff = createVisitor(server.http, secretariat!);
  french = createVisitor(server.http, { ...own!, 'accept-language': 'fr' });
  anybody = createVisitor(server.http, {});
});
afterAll(() => server.close());

const mills: Filled = {
  ...{ name: 'Example Mills', country: 'SE', kind: 'producer', website: 'https://mills.example' },
  ...{ 'contact/name': 'Kim Contact', 'contact/email': 'kim@mills.example', fictional: 'true' },
};
const mill: Filled = {
  ...{ name: 'Mill North', country: 'SE', siteType: 'watermill', metals: ['iron'], fictional: 'true' },
};

async function register(who: Visitor, filled: Filled = {}): Promise<Page> {
  const place = '/organisations/new';
  return who.send(await who.open(place), place, { ...mills, ...filled });
}
async function fileSite(who: Visitor, filled: Filled): Promise<string> {
  const filed = await who.send(await who.open('/sites/new'), '/sites/new', { ...mill, ...filled });
  expect([filed.status, complaints(filed)]).toEqual([303, []]);
  return filed.location.replace(/\/commitment$/, '');
}

describe('an organisation', () => {
  it('is registered with somebody to write to, once for each name and country', async () => {
    const wrong = await register(site, { 'contact/name': '', 'contact/email': '', name: 'Mills of the South' });
    expect([wrong.status, complaints(wrong)]).toEqual([
      422,
      ['Contact person: Name somebody at the organisation whom the scheme can write to, with an e-mail address.'],
    ]);
    expect(wrong.html).toContain('value="Mills of the South"');
    const blank = await register(site, { 'contact/name': '', 'contact/email': '', name: '' });
    expect(complaints(blank)).toEqual([
      'Name: Fill in this field.',
      expect.stringContaining('Name somebody at the organisation'),
    ]);
    const half = await register(site, { 'contact/email': '' });
    expect([half.status, complaints(half)]).toEqual([
      422,
      ['E-mail address of the contact person: Fill in this field.'],
    ]);
    const { location: place, status } = await register(site);
    expect([status, place]).toEqual([303, expect.stringMatching(/^\/organisations\/organisation_/)]);
    const twice = await register(other, { name: ' example  MILLS ' });
    expect(twice.status).toBe(409);
    expect(textOf(twice)).toContain('is registered in this country already. Use that one');
    expect((await register(other, { country: 'NO' })).status).toBe(303);
    const inFrench = await french.send(await french.open('/organisations/new'), '/organisations/new', mills);
    expect(complaints(inFrench)).toEqual([expect.stringContaining('est déjà enregistrée dans ce pays')]);
    expect((await site.open(place)).html).toContain('kim@mills.example');
    expect((await other.open(place)).html).not.toContain('kim@mills.example');
    expect((await anybody.open(place)).status).toBe(404);
    expect((await other.open(`${place}/correct`)).status).toBe(403);
  });

  it('is kept by several, of whom the last one stays', async () => {
    const { location: place } = await register(site, { name: 'Mills of the Lake' });
    const people = `${place}/people`;
    const keepers = 'Who keeps it';
    for (const who of [other, anybody]) expect((await who.open(place)).html).not.toContain(keepers);
    expect(textOf(await french.open(place))).toContain('Qui tient sa fiche');
    const own = await site.open(place);
    expect([textOf(own).includes(keepers), own.html.includes('value="dismiss"')]).toEqual([true, false]);
    const unknown = await site.send(own, people, { email: 'nobody@demo.example' }, 'invite');
    expect([unknown.status, unknown.html.includes('value="nobody@demo.example"')]).toEqual([422, true]);
    expect(complaints(unknown)).toEqual([expect.stringContaining('E-mail address of the account: ')]);
    const twice = await site.send(unknown, people, { email: 'site@demo.example' }, 'invite');
    expect([twice.status, complaints(twice)[0]]).toEqual([409, expect.stringContaining('is a keeper of this organ')]);
    expect((await other.post(people, { act: 'invite', email: 'conflicted@demo.example' })).status).toBe(403);
    const invited = await site.send(twice, people, { email: 'conflicted@demo.example' }, 'invite');
    expect([invited.status, invited.location]).toEqual([303, `${place}#people`]);
    const api = `/api/v1${place}`;
    const told = JSON.parse((await other.open(api)).html) as {
      readonly keepers: readonly { readonly email: string }[];
    };
    expect(told.keepers.map(({ email }) => email)).toEqual(['conflicted@demo.example', 'site@demo.example']);
    const wayIn = async (): Promise<boolean> => (await other.open('/work')).html.includes(`href="${place}"`);
    expect(await wayIn()).toBe(true);
    const dismissed = await other.send(await other.open(place), people, {}, 'dismiss');
    expect([dismissed.status, await wayIn()]).toEqual([303, false]);
    const [mine, theirs] = await Promise.all([other.open(place), site.open(place)]);
    expect([mine, theirs].map((page) => page.html.includes(keepers))).toEqual([false, true]);
    expect((await other.open(api)).html).not.toContain('keepers');
    const {
      keepers: [last],
    } = JSON.parse((await staff.open(api)).html) as { readonly keepers: readonly { readonly account: string }[] };
    const stays = await staff.post(people, { act: 'dismiss', account: last!.account });
    expect([stays.status, complaints(stays)[0]]).toEqual([409, expect.stringContaining('stays with at least one')]);
  });

  it('is named by its sites, and a new name reaches them in every table', async () => {
    const { location: place } = await register(site, { name: 'Rivers' });
    const entry = place.replace('/organisations/', '');
    expect((await site.open(`/sites/new?operator=${entry}`)).html).toMatch(new RegExp(`value="${entry}" selected`));
    const named = await fileSite(site, { operatorEntry: entry, operator: '' });
    const inWords = await fileSite(staff, { name: 'Mill East', operatorEntry: '', operator: ' rivers ' });
    const nobody = await site.send(await site.open('/sites/new'), '/sites/new', { ...mill, operator: '' });
    expect([nobody.status, complaints(nobody)]).toEqual([
      422,
      ['Name of the operator, where it is not in the list: Fill in this field.'],
    ]);
    const unknown = `organisation_${'0'.repeat(8)}-0000-7000-8000-000000000000`;
    const wrong = await site.send(await site.open('/sites/new'), '/sites/new', {
      ...mill,
      operator: 'Rivers',
      operatorEntry: unknown,
    });
    expect([wrong.status, complaints(wrong)[0]]).toEqual([
      422,
      expect.stringContaining('There is no such organisation'),
    ]);

    const before = await staff.open(place);
    expect(textOf(before)).toContain('Sites that name it in words only');
    expect((await site.open(place)).html).not.toContain('Mill East');
    const matched = await staff.send(before, `${place}/sites`, {});
    expect([matched.status, matched.location]).toEqual([303, place]);
    expect((await staff.open(place)).html).not.toContain('in words only');
    expect((await staff.open(inWords)).html).toContain(`href="${place}"`);

    const [form, late] = [await site.open(`${place}/correct`), await staff.open(`${place}/correct`)];
    const corrected = { ...mills, name: 'Rivers and Mills', reason: 'They merged.' };
    expect((await site.send(form, `${place}/correct`, corrected)).status).toBe(303);
    for (const at of [named, inWords]) expect((await staff.open(at)).html).toContain('Rivers and Mills');
    const overtaken = await staff.send(late, `${place}/correct`, { ...corrected, name: 'Rivers Ltd' });
    expect([overtaken.status, overtaken.html.includes('value="Rivers Ltd"')]).toEqual([409, true]);
  });
});

describe('a partner', () => {
  it('is listed with what that does not mean, leaves when it ends, and is sealed in the log', async () => {
    const { location: place } = await register(staff, {
      name: 'Cable Makers',
      'contact/name': '',
      'contact/email': '',
    });
    const action = `${place}/partnership`;
    expect((await anybody.open('/partners')).html).toContain('No organisation is a partner yet');
    const future = { scheme: 'copper-mark', begunOn: '2025-06-03', statement: 'We prefer assured copper.' };
    const late = await staff.send(await staff.open(place), action, future, 'begin');
    expect([late.status, complaints(late)]).toEqual([
      422,
      ['Partner since: The day cannot lie in the future. Today is 2 June 2025.'],
    ]);
    expect(late.html).toContain('We prefer assured copper.</textarea>');
    const begun = await staff.send(late, action, { ...future, begunOn: '2025-05-01' }, 'begin');
    expect(begun.status).toBe(303);
    const list = textOf(await anybody.open('/partners'));
    for (const words of ['Cable Makers', '1 May 2025', 'A partner is not assessed', 'holds no mark']) {
      expect(list).toContain(words);
    }
    const page = textOf(await anybody.open(place));
    for (const words of [
      'is a partner of The Copper Mark',
      'We prefer assured copper.',
      'No site stands in the register',
    ]) {
      expect(page).toContain(words);
    }
    const twice = await staff.post(action, { act: 'begin', ...future, begunOn: '2025-05-01' });
    expect([twice.status, complaints(twice)[0]]).toEqual([
      409,
      expect.stringContaining('a partner of the scheme already'),
    ]);
    expect((await other.post(action, { act: 'begin', ...future })).status).toBe(403);
    const early = { endedOn: '2025-04-30', reason: 'They left.' };
    const refused = await staff.send(await staff.open(place), action, early, 'end');
    expect([refused.status, complaints(refused)[0]]).toEqual([422, expect.stringContaining('before it began')]);
    expect((await staff.send(refused, action, { ...early, endedOn: '2025-06-01' }, 'end')).status).toBe(303);
    expect(textOf(await anybody.open('/partners'))).not.toContain('Cable Makers');
    expect(textOf(await anybody.open(place))).toContain('1 June 2025');
    const entries = await server.installation.database.read
      .selectFrom('public_entries')
      .select('entry')
      .where('stream', '=', place.replace('/organisations/', ''))
      .execute();
    expect(JSON.stringify(entries)).not.toMatch(/They left|prefer assured/);
    expect(entries).toHaveLength(2);
  });

  it('comes out the same, with every operator’s present name, when the journal is replayed', async () => {
    const { clock, database, evidenceFiles, keys } = server.installation;
    const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
    const { parts } = await examine({ database, evidenceFiles, log });
    const found = parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
    expect(found).toEqual([]);
  });
});

it('takes a form that was mended in the browser’s earlier page, and says which one took effect before', async () => {
  const open = async (): Promise<(filled: Filled) => Promise<Page>> => {
    const page = await site.open('/sites/new');
    return (filled) => site.send(page, '/sites/new', { ...mill, operator: 'Example Mills', ...filled });
  };
  const mend = await open();
  expect((await mend({ siteType: 'quarry' })).status).toBe(422);
  const mended = await mend({ name: 'Mill Mended' });
  expect(mended.status).toBe(303);
  expect((await mend({ name: 'Mill Mended' })).location).toBe(mended.location);

  const send = await open();
  expect((await send({ name: 'Mill Sent' })).status).toBe(303);
  const changed = await send({ name: 'Mill Mended Twice' });
  expect(changed.status).toBe(409);
  expect(changed.html).toContain('You sent this form before, and that is on record.');
  expect(changed.html).toContain('value="Mill Mended Twice"');
});
