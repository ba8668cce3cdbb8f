/** History from elsewhere on pages: an award that continues here, from its page to the end of its validity. */
import { verifyWithWebCrypto } from '@touchstone/credential';
import { instant, plainDate } from '@touchstone/kernel';
import { reachClocks } from '@touchstone/server';
import { examine } from '@touchstone/store';
import { openTestServer, type TestServer } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor, type Visitor } from './browser-forms.ts';
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
    expect(read).not.toContain('Self-assessment submitted, ');
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
      /Earlier awards .*Ran out on 2 February 2026/,
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

it('folds and projects the same when it is replayed', async () => {
  const { clock, database, evidenceFiles, keys } = server.installation;
  const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
  const { parts } = await examine({ database, evidenceFiles, log });
  const found = parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
  expect(found.filter((code) => code !== 'log.entry-waiting')).toEqual([]);
});
