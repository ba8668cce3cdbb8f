/** The pages of a site's responsible person on the real server and database, as a browser without script uses them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined, instant, limits, plainDate } from '@touchstone/kernel';
import { levelOf, type Actor, type CommandName, type Criterion, type Scheme } from '@touchstone/domain';
import { actorOf, createCommandDriver, createScenario, openTestServer, type TestServer } from '@touchstone/testkit';
import { type Filled, type Visitor, createVisitor, wrongFields } from './browser-forms.ts';
import { frugalLevel, frugalRating, plainCriteria } from './frugal-rating.ts';

let server: TestServer;
let site: Visitor;
let stranger: Visitor;
let assessor: Visitor;
let secretariat: Actor;
let scheme: Scheme;

beforeAll(async () => {
  server = await openTestServer(instant('2025-06-02T09:00:00Z'));
  const visitor = async (who: 'site' | 'conflicted' | 'assessor'): Promise<Visitor> =>
    createVisitor(server.http, await server.signIn(who));
  [site, stranger, assessor] = await Promise.all([visitor('site'), visitor('conflicted'), visitor('assessor')]);
  secretariat = await actorOf(server.installation, 'secretariat');
  const all = await server.installation.schemes.all(server.installation.database.read);
  scheme = defined(
    all.find((one) => one.scheme.id === 'example-mill'),
    'the made-up scheme',
  ).scheme;
});

afterAll(() => server.close());

async function run(actor: Actor, type: CommandName, stream: string, body: object): Promise<string> {
  const answer = await server.installation.run({ id: randomUUID(), type, stream, body }, actor);
  if (answer.outcome !== 'accepted') throw new Error(`${type}: ${JSON.stringify(answer)}`);
  return answer.stream;
}

const mill = (): Filled => ({
  ...{ name: 'Mill <North> & Sons', operator: 'Example Mills', country: 'FR', place: 'Lens' },
  ...{ siteType: scheme.siteTypes[0]!.id, metals: [scheme.metals[0]!.id], fictional: 'true' },
});
const letter = (): Filled => ({
  promises: scheme.letter.promises.map(({ id }) => id),
  'signatory/name': 'Sam Site',
  'signatory/position': 'Director',
  'contact/name': 'Kim Contact',
  'contact/email': 'kim@mills.example',
  signedOn: '2025-06-02',
  ...{ 'answers/has-pond': 'no', 'answers/grinds-for-others': 'no' },
});

/** A site on file, through the pages; answers the path of its letter. */
async function fileSite(): Promise<string> {
  const filed = await site.send(await site.open('/sites/new'), '/sites/new', mill());
  expect(filed.status).toBe(303);
  return filed.location;
}

/** A cycle whose self-assessment is open; answers its path and the site's id. */
async function openCycle(): Promise<{ readonly cycle: string; readonly path: string; readonly site: string }> {
  const place = await fileSite();
  const signed = await site.send(await site.open(place), place, letter());
  expect(signed.status).toBe(303);
  const cycle = signed.location.replace('/cycles/', '');
  await run(secretariat, 'commitment.accept', cycle, { contactConfirmed: true });
  return { cycle, path: signed.location, site: place.split('/')[2]! };
}

const criteria = (): readonly Criterion[] => plainCriteria(scheme);
const levelFor = (criterion: Criterion): string => frugalLevel(scheme, criterion);

describe('the list of work', () => {
  it('asks for a sign-in, and tells somebody new what to do first', async () => {
    const nobody = createVisitor(server.http, {});
    expect((await nobody.open('/work')).status).toBe(401);
    const { html } = await stranger.open('/work');
    expect(html).toContain('What to do first');
    expect(html).toContain('href="/sites/new"');
  });

  it('offers the letter of a site that has none, and then what its cycle waits for', async () => {
    const place = await fileSite();
    expect((await site.open('/work')).html).toContain(`<a href="${place}">Sign the letter of commitment</a>`);
    const { path } = await openCycle();
    const { html } = await site.open('/work');
    expect(html).toContain(`<a href="${path}/self-assessment">Answer ${String(criteria().length)} open criteria</a>`);
  });

  it('tells the secretariat of letters that wait, and the site that somebody else must act', async () => {
    const place = await fileSite();
    const { location } = await site.send(await site.open(place), place, letter());
    const staff = createVisitor(server.http, await server.signIn('secretariat'));
    expect((await staff.open('/work')).html).toContain(`href="${location}/letter"`);
    expect((await site.open('/work')).html).not.toContain(`href="${location}/letter"`);
  });
});

describe('filing a site', () => {
  it('names each field that is wrong and keeps what was typed', async () => {
    const { country: _country, metals: _metals, ...rest } = mill();
    const page = await site.send(await site.open('/sites/new'), '/sites/new', { ...rest, operator: ' ', country: '' });
    expect(page.status).toBe(422);
    expect(wrongFields(page)).toEqual(['operator', 'country', 'metals']);
    expect(page.html).toContain('<title>Error: File a site');
    expect(page.html).toContain('value="Mill &lt;North> &amp; Sons"');
    expect(page.html).toMatch(
      new RegExp(
        `<option[^>]*value="${scheme.siteTypes[0]!.id}"[^>]*selected|selected[^>]*value="${scheme.siteTypes[0]!.id}"`,
      ),
    );
  });

  it('files it once when the same form is sent twice', async () => {
    const form = await site.open('/sites/new');
    const [first, second] = [await site.send(form, '/sites/new', mill()), await site.send(form, '/sites/new', mill())];
    expect(first.status).toBe(303);
    expect(second.location).toBe(first.location);
  });
});

describe('the letter of commitment', () => {
  it('asks for every promise and keeps who signs', async () => {
    const place = await fileSite();
    const page = await site.send(await site.open(place), place, {
      ...letter(),
      promises: [scheme.letter.promises[0]!.id],
      'signatory/name': '',
    });
    expect(page.status).toBe(422);
    expect(wrongFields(page)).toEqual(['signatory/name', 'promises']);
    expect(page.html).toContain('value="kim@mills.example"');
  });

  it('begins a cycle that waits for the secretariat, and is then read on the cycle’s page', async () => {
    const place = await fileSite();
    const signed = await site.send(await site.open(place), place, letter());
    const cycle = await site.open(signed.location);
    expect(cycle.html).toContain('waits for the secretariat’s answer');
    expect(cycle.html).toContain('Fictional');
    expect(await site.open(place)).toMatchObject({ status: 303, location: signed.location });
  });

  it('shows why it was returned, and can be signed again', async () => {
    const place = await fileSite();
    const { location } = await site.send(await site.open(place), place, letter());
    const cycle = location.replace('/cycles/', '');
    await run(secretariat, 'commitment.return', cycle, { reason: 'The director’s\nname is missing.' });
    const again = await site.open(place);
    expect(again.html).toContain('The director’s\nname is missing.');
    expect(again.html).toContain('value="Kim Contact"');
    expect((await site.send(again, place, letter())).location).toBe(location);
  });

  it('is never signed in words that were not read: another day’s version is shown first', async () => {
    const { schemes, database } = server.installation;
    const copper = (await schemes.all(database.read)).map((one) => one.scheme).filter(({ id }) => id === 'copper-mark');
    const [newer, older] = [copper[0]!, copper[1]!];
    const filled = { ...mill(), siteType: newer.siteTypes[0]!.id, metals: [newer.metals[0]!.id] };
    const { location: place } = await site.send(await site.open('/sites/new'), '/sites/new', filled);
    const { 'answers/has-pond': _pond, 'answers/grinds-for-others': _others, ...plain } = letter();
    const sign = { ...plain, promises: newer.letter.promises.map(({ id }) => id), signedOn: '2023-05-02' };
    const page = await site.send(await site.open(place), place, sign);
    expect(page.status).toBe(422);
    expect(wrongFields(page)).toEqual(['signedOn']);
    expect(page.html).toContain(older.standardName['en']!);
    const signed = await site.send(page, place, sign);
    expect((await site.open(signed.location)).html).toContain(older.standardName['en']!);
  });
});

describe('what is somebody else’s', () => {
  it('is not there: pages and forms answer 404, and a visitor is asked to sign in', async () => {
    const { path, site: id } = await openCycle();
    const [first] = criteria();
    const pages = [
      ...[path, `${path}/self-assessment`, `${path}/self-assessment/submit`, `${path}/self-assessment/${first!.id}`],
      ...[`${path}/improvement`, `/sites/${id}/evidence`, `/sites/${id}/commitment`, '/cycles/cycle_none'],
    ];
    for (const page of pages) expect([page, (await stranger.open(page)).status]).toEqual([page, 404]);
    const fields = { commandId: randomUUID(), level: levelFor(first!), rationale: 'Mine now.' };
    expect((await stranger.post(`${path}/self-assessment/${first!.id}`, fields)).status).toBe(404);
    expect((await createVisitor(server.http, {}).open(path)).status).toBe(401);
  });
});

describe('answering a criterion', () => {
  it('refuses a level without why, names the field, and keeps level and words', async () => {
    const { path } = await openCycle();
    const [first] = criteria();
    const place = `${path}/self-assessment/${first!.id}`;
    const page = await site.send(await site.open(place), place, { level: levelFor(first!), rationale: '  ' });
    expect(page.status).toBe(422);
    expect(wrongFields(page)).toEqual(['rationale']);
    expect(page.html).toMatch(
      new RegExp(`value="${levelFor(first!)}"[^>]*checked|checked[^>]*value="${levelFor(first!)}"`),
    );
    const empty = await site.send(page, place, { rationale: 'A guard on every stone.' });
    expect(wrongFields(empty)).toEqual(['level']);
    expect(empty.html).toContain('A guard on every stone.</textarea>');
  });

  it('saves, goes on to the next, and shows what was saved', async () => {
    const { path } = await openCycle();
    const [first, second] = criteria();
    const place = `${path}/self-assessment/${first!.id}`;
    const filled = { level: levelFor(first!), rationale: 'A guard on every stone.', go: 'next' };
    const saved = await site.send(await site.open(place), place, filled);
    expect(saved).toMatchObject({ status: 303, location: `${path}/self-assessment/${second!.id}?saved=${first!.id}` });
    expect((await site.open(saved.location)).html).toContain(`Criterion ${first!.number} is saved.`);
    expect((await site.open(place)).html).toContain('A guard on every stone.</textarea>');
    const overview = await site.open(`${path}/self-assessment?show=open`);
    expect(overview.html).toContain(`1 of ${String(criteria().length)} criteria`);
    expect(overview.html).not.toContain(`href="${place}" data-row`);
    expect((await site.open(`${path}/self-assessment`)).html).toContain(`href="${place}" data-row`);
  });

  it('takes “does not apply” with its reason where the scheme allows it', async () => {
    const { path } = await openCycle();
    const allowed = criteria().find(({ notApplicable }) => notApplicable === 'allowed')!;
    const place = `${path}/self-assessment/${allowed.id}`;
    const without = await site.send(await site.open(place), place, { reason: '' }, 'exclude');
    expect([without.status, wrongFields(without)]).toEqual([422, ['reason']]);
    expect((await site.send(without, place, { reason: 'Nobody buys here.' }, 'exclude')).status).toBe(303);
    expect((await site.open(`${path}/self-assessment`)).html).toContain('Does not apply');
  });

  it('brings a file on record and cites it in one go', async () => {
    const { path, site: id } = await openCycle();
    const [first] = criteria();
    const place = `${path}/self-assessment/${first!.id}`;
    const strict = scheme.scales.find(({ id: scale }) => scale === first!.scale)!.levels[0]!;
    expect(levelOf(scheme, first!, strict.id)?.evidence).toBe('required');
    const file = { fileName: 'Prüfung "2025".txt', mediaType: 'text/html', content: Buffer.from('guards: seen') };
    const filled = {
      ...{ level: strict.id, rationale: 'See the report.', 'upload/title': 'Safety report' },
      'upload/file': { ...file, fileName: 'report 2025.txt' },
    };
    const until = (day: string): Filled => ({ ...filled, 'upload/about': '2025-01-31', 'upload/validUntil': day });
    const wrong = await site.send(await site.open(place), place, until('2025-01-30'));
    expect([wrong.status, wrongFields(wrong)]).toEqual([422, ['upload/validUntil']]);
    expect(wrong.html).toContain('value="2025-01-30"');
    expect((await site.send(wrong, place, until('2025-01-31'))).status).toBe(303);
    const library = await site.open(`/sites/${id}/evidence`);
    expect(library.html).toContain('Safety report');
    expect(library.html).toContain(`<div>${first!.number}</div>`);
    expect(library.html).toContain('Was valid until 31 January 2025');
    const [, address = ''] = /href="(\/evidence\/[^"]+)"/.exec(library.html) ?? [];
    const download = await site.open(address);
    expect(download.html).toBe('guards: seen');
    expect(download.headers).toMatchObject({
      'content-disposition': `attachment; filename="report_2025.txt"; filename*=UTF-8''report%202025.txt`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((await stranger.open(address)).status).toBe(404);
    expect((await createVisitor(server.http, {}).open(address)).status).toBe(401);
  });

  it('says that a file is too large, keeps what was typed, and saves nothing', async () => {
    const { path, site: id } = await openCycle();
    const [first] = criteria();
    const place = `${path}/self-assessment/${first!.id}`;
    const content = Buffer.alloc(limits.evidenceBytes + 3);
    const page = await site.send(await site.open(place), place, {
      'upload/file': { fileName: 'film.bin', mediaType: 'application/octet-stream', content },
      ...{ level: levelFor(first!), rationale: 'It is all on film.' },
    });
    expect([page.status, wrongFields(page)]).toEqual([413, ['upload/file']]);
    expect(page.html).toContain('It is all on film.</textarea>');
    expect((await site.open(`/sites/${id}/evidence`)).html).toContain('No evidence of');
    expect((await site.open(place)).html).toContain('no answer yet');
  });

  it('shows both answers when two were written at once, and lets one choose', async () => {
    const { path } = await openCycle();
    const [first] = criteria();
    const place = `${path}/self-assessment/${first!.id}`;
    const [here, there] = [await site.open(place), await site.open(place)];
    await site.send(there, place, { level: levelFor(first!), rationale: 'Written in the other window.' });
    const filled = { level: levelFor(first!), rationale: 'Written in this window.' };
    const page = await site.send(here, place, filled);
    expect(page.status).toBe(409);
    expect(page.html).toContain('Written in the other window.</span>');
    expect(page.html).toContain('Written in this window.</textarea>');
    expect(page.html).toContain('Save mine instead');
    expect((await site.send(page, place, filled)).status).toBe(303);
    expect((await site.open(place)).html).toContain('Written in this window.</textarea>');
  });
});

describe('submitting the self-assessment', () => {
  it('is refused with gaps, which are listed, then freezes the answers', async () => {
    const { cycle, path } = await openCycle();
    const place = `${path}/self-assessment/submit`;
    const gaps = await site.open(place);
    expect(gaps.html).toContain(`${String(criteria().length)} criteria have no answer yet`);
    expect(gaps.html).not.toContain('Submit the self-assessment</button>');
    const early = await site.post(place, { commandId: randomUUID() });
    expect(early.status).toBe(409);
    expect(early.html).toContain(`the first is ${criteria()[0]!.number}`);
    await answerAll(cycle);
    const submitted = await site.send(await site.open(place), place, {});
    expect(submitted).toMatchObject({ status: 303, location: path });
    const [first] = criteria();
    const answer = await site.open(`${path}/self-assessment/${first!.id}`);
    expect(answer.html).not.toContain('<textarea');
    const late = await site.post(`${path}/self-assessment/${first!.id}`, {
      level: levelFor(first!),
      rationale: 'New.',
    });
    expect(late.status).toBe(403);
  });

  it('is not done on an older page than the newest answer', async () => {
    const { cycle, path } = await openCycle();
    await answerAll(cycle);
    const place = `${path}/self-assessment/submit`;
    const seen = await site.open(place);
    await answerAll(cycle);
    expect((await site.send(seen, place, {})).status).toBe(409);
  });
});

describe('a finding', () => {
  it('is planned and reported by the site and verified by the assessor, each on a form of their own', async () => {
    const { cycle, path, site: id } = await openCycle();
    await reportOn(cycle, id);
    const [first] = criteria();
    const place = `${path}/improvement/finding-${first!.id}`;
    expect((await site.open(`${path}/improvement`)).html).toContain(`href="${place}"`);
    expect((await assessor.open(place)).html).not.toContain('<textarea');

    const plan = { cause: 'No guard was ordered.', action: 'Order and fit it.', owner: 'Miller', dueOn: '2027-01-01' };
    const late = await site.send(await site.open(place), place, plan, 'plan');
    expect([late.status, wrongFields(late)]).toEqual([422, ['dueOn']]);
    expect(late.html).toContain('Order and fit it.</textarea>');
    expect((await site.send(late, place, { ...plan, dueOn: '2025-08-01' }, 'plan')).status).toBe(303);

    const file = { fileName: 'guard.jpg', mediaType: 'image/jpeg', content: Buffer.from('a picture') };
    const done = { done: 'The guard is fitted.', 'upload/file': file };
    expect((await site.send(await site.open(place), place, done, 'report')).status).toBe(303);
    const verify = await assessor.open(place);
    expect(verify.html).toContain('guard.jpg');
    expect((await site.open(place)).html).not.toContain('name="act" value="verify"');

    const best = scheme.scales.find(({ id: scale }) => scale === first!.scale)!.levels[0]!;
    const verdict = { level: best.id, rationale: 'Seen and tried.', method: 'on-site' };
    expect((await assessor.send(verify, place, verdict, 'verify')).status).toBe(303);
    expect((await site.open(place)).html).toContain('The finding is closed.');
  });
});

async function answerAll(cycle: string): Promise<void> {
  const actor = await actorOf(server.installation, 'site');
  for (const criterion of criteria()) {
    await run(actor, 'self-assessment.rate', cycle, frugalRating(scheme, criterion, 'As it is.'));
  }
}

let registered: string | undefined;
/** Up to an accepted report that finds every criterion wanting. */
async function reportOn(cycle: string, siteId: string): Promise<void> {
  const { installation } = server;
  await answerAll(cycle);
  await run(await actorOf(installation, 'site'), 'self-assessment.submit', cycle, {});
  const scenario = createScenario(createCommandDriver(installation), scheme, plainDate('2025-06-02'));
  registered ??= await scenario.approvesAssessor('assessor', await scenario.approvesFirm());
  const ada = await actorOf(installation, 'assessor');
  await scenario.declares('assessor', siteId, false);
  await run(secretariat, 'assessment.appoint', cycle, { assessor: registered });
  for (const criterion of criteria()) {
    await run(ada, 'assessment.rate', cycle, frugalRating(scheme, criterion, 'Seen.'));
  }
  await run(ada, 'scope.confirm', cycle, { answers: { 'has-pond': 'no', 'grinds-for-others': 'no' } });
  await scenario.visits({ site: siteId, cycle });
  const { sections } = scenario;
  await run(ada, 'assessment.submit', cycle, { visitedOn: '2025-06-02', summary: 'Much to do.', sections });
  await run(secretariat, 'assessment.accept', cycle, {});
}
