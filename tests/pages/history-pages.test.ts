/** History from elsewhere on pages: an award that continues here, from its page to the end of its validity. */
import { verifyWithWebCrypto } from '@touchstone/credential';
import { instant, plainDate } from '@touchstone/kernel';
import { reachClocks } from '@touchstone/server';
import { examine } from '@touchstone/store';
import { openTestServer, type TestServer } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor, multipartBody, type Filled, type Visitor } from './browser-forms.ts';
import { complaints, textOf } from './open-world.ts';

const people = ['site', 'secretariat', 'officer-a', 'officer-b'] as const;
const today = plainDate('2025-06-15');

let server: TestServer;
let visitors: Readonly<Record<(typeof people)[number], Visitor>>;
let number = 0;

/** As the secretariat does it; answers the stream. */
async function run(type: string, kind: string, body: object, stream?: string): Promise<string> {
  number += 1;
  const id = `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const secretariat = { id: 'somebody', duties: ['secretariat'], sites: [] } as const;
  const answer = await server.installation.run({ id, type, stream: stream ?? `${kind}_${id}`, body }, secretariat);
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.stream;
}

async function fileSite(name: string): Promise<string> {
  const kind = { country: 'SE', siteType: 'rod-mill', metals: ['copper'] };
  const site = await run('site.file', 'site', { name, operator: 'Example Rod Mills', ...kind, fictional: true });
  await run('site.invite', 'site', { email: 'site@demo.example' }, site);
  return site;
}

const source = { title: 'Register of the scheme', row: 7 };
const fact = (step: string, happenedOn: string, more: object = {}): object => ({
  ...{ step, happenedOn, knownOn: today, source, ...more },
});

beforeAll(async () => {
  server = await openTestServer(instant(`${today}T09:00:00Z`));
  visitors = Object.fromEntries(
    await Promise.all(people.map(async (who) => [who, createVisitor(server.http, await server.signIn(who))] as const)),
  ) as typeof visitors;
});
afterAll(() => server.close());

describe('an award from elsewhere', () => {
  let site: string;
  let cycle: string;

  beforeAll(async () => {
    site = await fileSite('Mill Elsewhere');
    const facts = [fact('committed', '2022-03-01'), fact('awarded', '2023-02-01', { conditions: 'Report on water.' })];
    cycle = await run('history.import', 'cycle', { site, scheme: 'copper-mark', version: 'rra-2.0', facts });
  });

  it('is public with its source, its end and without a credential', async () => {
    const shown = await visitors.site.open(`/register/${site}`);
    expect(textOf(shown)).toContain('According to public sources, Mill Elsewhere was awarded The Copper Mark.');
    expect(textOf(shown)).toContain('it is valid until 1 February 2026');
    expect(textOf(shown)).toContain(
      'Mill Elsewhere was awarded the mark on 1 February 2023. Conditions: Report on water.',
    );
    expect(textOf(shown)).toContain('Register of the scheme, row 7');
    expect(textOf(shown)).toContain('has issued no credential for it');
    expect(textOf(await visitors.site.open('/register'))).toMatch(/Mill Elsewhere Fictional.*Imported facts/);
  });

  it('is read by its parties on the pages of its cycle, which say what is not known', async () => {
    const { site: party } = visitors;
    const read = textOf(await party.open(`/cycles/${cycle}`));
    expect(read).toContain('This cycle began elsewhere.');
    expect(read).toContain('Mill Elsewhere signed a letter of commitment on 1 March 2022.');
    expect(read).not.toMatch(/Self-assessment submitted (due|met)/);
    expect(textOf(await party.open(`/cycles/${cycle}/letter`))).toContain('who signed is not known here');
    expect(textOf(await party.open(`/cycles/${cycle}/award`))).toContain('No officer of this register has decided it');
    for (const page of [
      '',
      '/criteria',
      '/self-assessment',
      '/assessment',
      '/improvement',
      '/clocks',
      '/after-award',
    ]) {
      expect([page, (await party.open(`/cycles/${cycle}${page}`)).status]).toEqual([page, 200]);
    }
    expect((await party.open(`/cycles/${cycle}?asOf=2025-06-15`)).status).toBe(200);
  });

  it('is suspended and lifted by officers here', async () => {
    const address = `/cycles/${cycle}/award`;
    const { 'officer-a': one, 'officer-b': other } = visitors;
    const suspended = await one.send(await one.open(address), address, { reason: 'A spill is reported.' }, 'suspend');
    expect(suspended.status).toBe(303);
    // Whoever may lift it is asked to, and led to where that is done.
    const waiting = (await other.open('/work')).html;
    expect(waiting).toMatch(new RegExp(`href="${address}"[^>]*>Lift the suspension, or withdraw the award<`));
    expect(textOf(await one.open(`/register/${site}`))).toContain('The award of Mill Elsewhere is suspended.');
    const lifted = await other.send(await other.open(address), address, { reason: 'It was elsewhere.' }, 'lift');
    expect(lifted.status).toBe(303);
  });

  it('leads to a re-assessment on its letter, and stands meanwhile', async () => {
    const address = `/cycles/${cycle}/reassessment`;
    const { secretariat } = visitors;
    expect((await secretariat.open(`/cycles/${cycle}`)).html).toContain(`href="${address}"`);
    const begun = await secretariat.send(await secretariat.open(address), address, { reason: 'It ends in February.' });
    expect([begun.status, complaints(begun)]).toEqual([303, []]);
    const next = begun.location;
    expect(textOf(await visitors.site.open(next))).toContain('Mill Elsewhere is assessing itself.');
    expect(textOf(await visitors.site.open(`${next}/letter`))).toContain('On 1 March 2022, elsewhere');
    expect(textOf(await visitors.site.open(`/register/${site}`))).toContain('valid until 1 February 2026');
  });

  it('ends with its validity, and the register says so', async () => {
    server.clock.set(instant('2026-02-02T09:00:00Z'));
    await reachClocks(server.installation, server.installation.run);
    expect(textOf(await visitors.site.open(`/register/${site}`))).toMatch(
      /Earlier awards .*Ran out; was valid until 1 February 2026/,
    );
    server.clock.set(instant(`${today}T09:00:00Z`));
  });
});

describe('a history without a letter', () => {
  it('lets the site sign one while the award stands', async () => {
    const site = await fileSite('Mill Letterless');
    await run('history.import', 'cycle', { site, scheme: 'copper-mark', facts: [fact('awarded', '2024-02-01')] });
    expect((await visitors.site.open(`/sites/${site}`)).html).toContain(`/sites/${site}/commitment`);
    const page = await visitors.site.open(`/sites/${site}/commitment`);
    const promises = [...page.html.matchAll(/name="promises" value="([^"]*)"/g)].map(([, id = '']) => id);
    const signed = await visitors.site.send(page, `/sites/${site}/commitment`, {
      ...{ signedOn: today, promises, 'signatory/name': 'Sam', 'signatory/position': 'Head' },
      ...{ 'contact/name': 'Kim', 'contact/email': 'kim@mill.example' },
    });
    expect([signed.status, complaints(signed)]).toEqual([303, []]);
  });
});

const heading =
  'Site;Operator;Country;Kind of site;Metals;Letter date;Award date;Valid until;Standard version;Fictional';
const register = [
  heading,
  'Mill One;Example Rod Mills;Sweden;Rod mill;Copper;01.03.2022;01.02.2023;01.05.2026;2.0;yes',
  'Mill Two;Example Rod Mills;Suède;Laminoir à fil machine;Cuivre, Zinc;2024-05-01;;;;oui',
  'Mill Three;Example Rod Mills;Atlantis;Rod mill;Copper;;31.02.2023;;;yes',
];

describe('a whole register', () => {
  const said = {
    scheme: 'copper-mark',
    siteType: '',
    source: 'Register of the scheme',
    sourceUrl: '',
    sourceDate: today,
  };
  const handOver = async (
    content: string | Buffer,
    fileName = 'register.csv',
    more: Filled = {},
    who = visitors.secretariat,
  ) => {
    const page = await who.open('/history');
    const file = { fileName, mediaType: 'text/csv', content: Buffer.from(content) };
    return who.send(page, '/history', { ...said, ...more, file });
  };
  let address: string;

  it('is shown row by row before anything is changed, with the cells to mend', async () => {
    const { secretariat } = visitors;
    expect((await secretariat.open('/cycles')).html).toContain('href="/history"');
    const taken = await handOver(`\uFEFF${register.join('\r\n')}`);
    expect([taken.status, complaints(taken)]).toEqual([303, []]);
    address = taken.location;
    const preview = textOf(await secretariat.open(address));
    expect(preview).toContain('2 rows would be put on record. Nothing is changed yet.');
    expect(preview).toContain('C4, Country: “Atlantis” is no country.');
    expect(preview).toContain('G4, Award date: “2023-02-31” is not a day of the calendar.');
    expect(preview).toContain('Valid until 1 May 2026, as the row says.');
    expect(preview).toContain('Letter of 1 May 2024 under Risk Readiness Assessment, version 3.0');
    expect(textOf(await secretariat.open(`${address}&show=wrong`))).not.toContain('Mill One');
    expect(textOf(await secretariat.open('/register?q=mill+one'))).toContain('No site fits');
  });

  it('comes on record when it is confirmed, once, however often', async () => {
    const { secretariat, site } = visitors;
    const form = /action="(\/history\/[^"]*)"/.exec((await secretariat.open(address)).html)?.[1] ?? '';
    const confirm = form.replaceAll('&amp;', '&');
    const done = await secretariat.post(confirm, {});
    expect(done.status).toBe(303);
    expect(textOf(await secretariat.open(done.location))).toContain('2 rows are on record now.');
    expect(textOf(await secretariat.open(done.location))).toContain('Nothing is left to put on record.');
    const again = await secretariat.post(confirm, {});
    expect(again.location).toContain('done=0');
    const found = await site.open('/register?q=mill+one');
    expect([...found.html.matchAll(/href="\/register\/site_/g)]).toHaveLength(1);
  });

  it('adds only what is new when it comes with more rows, and shows what says something else', async () => {
    const more = [...register.slice(0, 3), 'Mill Four;Example Rod Mills;PL;Mine;Nickel;;2024-01-01;;;yes'];
    const changed = more.map((row) => row.replace('01.05.2026', '01.05.2027'));
    const preview = textOf(await visitors.secretariat.open((await handOver(changed.join('\n'))).location));
    expect(preview).toContain('One row would be put on record.');
    expect(preview).toContain('Valid until: the row says “2027-05-01”, the register “2026-05-01”.');
    expect(preview).toContain('Nothing: the register says the same.');
  });

  it('continues: the award stands in the register until its end, and the letter opens the self-assessment', async () => {
    const { secretariat } = visitors;
    const list = await secretariat.open('/register?q=mill+one');
    const site = /href="\/register\/(site_[^"]*)"/.exec(list.html)?.[1] ?? '';
    const shown = textOf(await secretariat.open(`/register/${site}`));
    expect(shown).toContain('valid until 1 May 2026');
    expect(shown).toContain('Register of the scheme, row 2');
    const two = textOf(await secretariat.open('/register?q=mill+two'));
    expect(two).toMatch(/Mill Two .*Committed/);
  });

  it('is there already when the register itself is handed over as a table', async () => {
    const { secretariat } = visitors;
    const table = await secretariat.open('/register.csv?q=mill');
    expect(table.html).toContain('Mill One,Example Rod Mills,SE');
    const preview = await secretariat.open(`${(await handOver(table.html)).location}&show=there`);
    for (const name of ['Mill One', 'Mill Two', 'Mill Letterless']) expect(textOf(preview)).toContain(name);
    expect(textOf(preview)).toContain('Nothing is left to put on record.');
  });

  it('says that no row fits where each has to be mended', async () => {
    const { location } = await handOver([register[0], 'Mill Five;Example Rod Mills;Atlantis;Mine;Nickel'].join('\n'));
    expect(textOf(await visitors.secretariat.open(location))).toContain('No row can be put on record as it stands.');
  });

  it('is refused with the way out, in the reader’s language, and what was filled in is kept', async () => {
    const sentences = async (content: string | Buffer, fileName?: string, more?: Filled) =>
      complaints(await handOver(content, fileName, more));
    expect(await sentences('x', 'register.pdf')).toEqual([
      'Table: “register.pdf” is no table. Choose a file that ends in .xlsx or .csv.',
    ]);
    expect(await sentences('')).toEqual([expect.stringContaining('holds no row') as string]);
    expect(await sentences('broken', 'register.xlsx')).toEqual([
      'Table: “register.xlsx” is not an XLSX workbook that can be read. Save it again as XLSX, or as “CSV UTF-8”.',
    ]);
    expect(await sentences(heading)).toEqual([
      'Table: The table holds no row below its headings. Choose the file with the register, or fill in the template.',
    ]);
    expect(await sentences('Site;Operator;Metals\na;b;c')).toEqual([
      'Table: Country: The table has no such column, and no row can do without it. Add it as the template has it.',
    ]);
    const long = [heading, ...Array.from({ length: 10_001 }, (_, index) => `Mill ${String(index)};x`)].join('\n');
    expect(await sentences(long)).toEqual([
      'Table: “register.csv” has more than 10,000 rows. Split it into several files.',
    ]);
    const french = createVisitor(server.http, { ...(await server.signIn('secretariat')), 'accept-language': 'fr' });
    expect(complaints(await handOver('x', 'registre.pdf', {}, french))).toEqual([
      expect.stringContaining('n’est pas un tableau. Choisissez un fichier') as string,
    ]);
    const unsaid = await handOver(register.join('\n'), 'register.csv', { source: '', sourceDate: '2025-06-16' });
    expect(complaints(unsaid)).toHaveLength(2);
    expect(textOf(unsaid)).toContain('“register.csv” is kept.');
    const mended = await visitors.secretariat.send(unsaid, '/history', said);
    expect(mended.status).toBe(303);
  });

  it('is for the secretariat alone, and a file that is gone says so', async () => {
    for (const path of ['/history', '/history/template.csv', address]) {
      expect([path, (await visitors.site.open(path)).status]).toEqual([path, 403]);
    }
    expect((await visitors['officer-a'].post(address, {})).status).toBe(403);
    const gone = await visitors.secretariat.open(`/history/${'0'.repeat(64)}?file=a.csv`);
    expect([gone.status, textOf(gone)]).toEqual([404, expect.stringContaining('not kept here any more') as string]);
    const template = await visitors.secretariat.open('/history/template.csv');
    expect(template.html).toContain('Site,Operator,Country');
  });
});

describe('a whole register over the API', () => {
  const said = { scheme: 'copper-mark', source: 'Register of the scheme', sourceDate: today };
  const table = [
    `${heading};Letter dat;Remarks`,
    'Mill Five;Example Rod Mills;Sweden;Rod mill;Copper;2022-03-01;2023-02-01;2026-05-01;2.0;yes;;',
    'Mill Six;Example Rod Mills;Atlantis;Rod mill;Copper;2022-03-01;;;;yes;;',
    'Mill One;Example Rod Mills;Sweden;Rod mill;Copper;2022-03-01;2023-02-01;2027-05-01;2.0;yes;;',
  ].join('\n');
  const sessions = new Map<string, Readonly<Record<string, string>>>();
  const send = async (fields: Filled = {}, who = 'secretariat', content = table, fileName = 'register.csv') => {
    const file = { fileName, mediaType: 'text/csv', content: Buffer.from(content) };
    const headers = sessions.get(who) ?? (await server.signIn(who));
    sessions.set(who, headers);
    const body = multipartBody({ file, ...said, ...fields }, headers);
    const answer = await server.http.inject({ method: 'POST', url: '/api/v1/history', ...body });
    return { status: answer.statusCode, body: answer.json<Readonly<Record<string, unknown>>>() };
  };
  const register = async () => textOf(await visitors.site.open('/register?q=mill+five'));

  it('is told row by row and cell by cell in a dry run, which changes nothing', async () => {
    const { body, status } = await send({ dryRun: 'true' });
    expect([status, await register()]).toEqual([200, expect.stringContaining('No site fits')]);
    expect(body).toMatchObject({
      sheet: 'register.csv',
      passedOver: [{ heading: 'Letter dat' }, { heading: 'Remarks' }],
      counts: { wrong: 1, differs: 1, new: 1, adds: 0, there: 0 },
      rows: [
        {
          ...{ number: 2, kind: 'new', name: 'Mill Five' },
          continues: { award: { awardedOn: '2023-02-01', marks: [{ mark: 'copper-mark', validUntil: '2026-05-01' }] } },
        },
        { number: 3, kind: 'wrong', refusals: [{ code: 'history.unknown-country', at: 'country', cell: 'C3' }] },
        {
          ...{ number: 4, kind: 'differs' },
          differences: [{ column: 'validUntil', cell: 'H4', row: '2027-05-01', there: '2026-05-01' }],
        },
      ],
    });
    expect(body).not.toHaveProperty('outcome');
  });

  it('comes on record in one request, and once, however often it is sent', async () => {
    const [first, second] = [await send(), await send()];
    expect(first.body).toMatchObject({ rows: [{ kind: 'new' }, {}, {}], outcome: { done: 1, left: 0, refused: [] } });
    expect(second.body).toMatchObject({ rows: [{ kind: 'there' }, {}, {}], outcome: { done: 0 } });
    expect(await register()).toContain('Mill Five');
  });

  it('comes out as a table that comes in again, byte for byte', async () => {
    const rows = [
      'Site,Operator,Country,Kind of site,Metals,Award date,Valid until,Conditions,Status,Status since,Fictional',
      'Works One,Example Rod Mills,PL,Mine,"copper, nickel",2024-02-01,"nickel-mark: 2026-01-31; copper-mark: 2027-01-31","Report on water.\nRepair the dam, and say so.",,,yes',
      'Works Two,Example Rod Mills,PL,Mine,copper,2024-02-01,2027-01-31,- Report on water.,Award suspended,2025-03-01,yes',
      'Works Three,Example Rod Mills,PL,Mine,copper,2024-02-01,2027-01-31,,Award withdrawn,2025-03-01,yes',
      'Works Four,Example Rod Mills,PL,Mine,copper,2022-02-01,2025-01-31,,Award ended,,yes',
    ];
    expect((await send({}, 'secretariat', rows.join('\n'))).body).toMatchObject({ outcome: { done: 4, refused: [] } });
    const { html: table } = await visitors.site.open('/register.csv?q=works');
    expect(table).toContain('copper-mark: 2027-01-31; nickel-mark: 2026-01-31');
    expect(table).toContain('"Report on water.\nRepair the dam, and say so."');
    expect((await send({}, 'secretariat', table)).body).toMatchObject({ counts: { there: 4, new: 0, differs: 0 } });
    const list = await visitors.site.open('/register?q=works+one');
    const site = /href="\/register\/(site_[^"]*)"/.exec(list.html)?.[1] ?? '';
    const shown = await visitors.site.open(`/register/${site}`);
    expect(shown.html).toMatch(/<li>Report on water\.<\/li><li>Repair the dam, and say so\.<\/li>/);

    const elsewhere = await openTestServer(instant(`${today}T09:00:00Z`));
    try {
      const file = { fileName: 'register.csv', mediaType: 'text/csv', content: Buffer.from(table) };
      const body = multipartBody({ file, ...said }, await elsewhere.signIn('secretariat'));
      const answer = await elsewhere.http.inject({ method: 'POST', url: '/api/v1/history', ...body });
      expect(answer.json()).toMatchObject({ counts: { new: 4 }, outcome: { done: 4 } });
      expect((await elsewhere.http.inject('/register.csv?q=works')).body).toBe(table);
    } finally {
      await elsewhere.close();
    }
  });

  it('is refused by name and place, and to everybody but the secretariat', async () => {
    const refused = async (...sent: Parameters<typeof send>) => {
      const { body, status } = await send(...sent);
      return [status, ...(body['refusals'] as { code: string; at?: string }[]).map(({ at, code }) => [code, at])];
    };
    expect(await refused({}, 'officer-a')).toEqual([403, ['access.duty-missing', undefined]]);
    expect(await refused({ file: '' })).toEqual([422, ['sheet.missing', 'file']]);
    expect(await refused({}, 'secretariat', 'x', 'register.pdf')).toEqual([422, ['sheet.no-table', 'file']]);
    expect(await refused({ source: '' })).toEqual([422, ['input.missing', 'source']]);
    expect(await refused({ sourceDate: '2025-06-16' })).toEqual([422, ['history.future', 'sourceDate']]);
    expect(await refused({ dryrun: 'true' })).toEqual([422, ['input.unknown-field', 'dryrun']]);
    expect(await refused({ scheme: 'tin-mark' })).toEqual([422, ['history.unknown-scheme', 'scheme']]);
    expect(await refused({}, 'secretariat', table.replace('Country', 'Contry'))).toEqual([
      422,
      ['history.column-misspelt', 'country'],
    ]);
  });

  it('ends each mark on its own day', async () => {
    const list = await visitors.site.open('/register?q=works+one');
    const site = /href="\/register\/(site_[^"]*)"/.exec(list.html)?.[1] ?? '';
    const on = async (day: string) => {
      server.clock.set(instant(`${day}T09:00:00Z`));
      await reachClocks(server.installation, server.installation.run);
      return textOf(await visitors.site.open(`/register/${site}`));
    };
    expect(await on('2026-02-01')).toMatch(
      /Copper Mark.*Valid until 31 January 2027.*Nickel Mark.*Ran out; was valid until 31 January 2026/,
    );
    expect(await on('2027-02-01')).toMatch(/Copper Mark.*Ran out; was valid until 31 January 2027/);
    server.clock.set(instant(`${today}T09:00:00Z`));
  });
});

it('folds and projects the same when it is replayed', async () => {
  const { clock, database, evidenceFiles, keys } = server.installation;
  const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
  const { parts } = await examine({ database, evidenceFiles, log });
  const found = parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
  expect(found.filter((code) => code !== 'log.entry-waiting')).toEqual([]);
});
