/** What follows a decision, on its page: an appeal heard by somebody else, surveillance, and a change with its answer. */
import { randomUUID } from 'node:crypto';
import { verifyWithWebCrypto } from '@touchstone/credential';
import { examine, readPublicSite } from '@touchstone/store';
import { actorOf } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf, complaints, openWorld, textOf, today, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let place: EvidencedPlace;
let address: string;

beforeAll(async () => {
  world = await openWorld();
  place = await world.accepted('Mill Contested', [0]);
  address = `/cycles/${place.cycle}/after-award`;
  await world.scenario.proposesAward(place, 'officer-a', []);
  await world.scenario.confirmsAward(place, 'officer-b');
});
afterAll(() => world.close());

async function status(): Promise<string | undefined> {
  const shown = await readPublicSite(world.server.installation.database.read, place.site, today);
  return shown?.entry.status;
}

describe('while an award stands', () => {
  it('calendars hold the last day on which its mark is valid, once', async () => {
    const { text } = await calendarOf(world.visitors.site);
    const on = /DTSTART;VALUE=DATE:2026061\d\r\n.*\r\nSUMMARY:(.*)\r\n/g;
    expect([...text.matchAll(on)].map(([, summary]) => summary)).toEqual([
      'Mill Contested: End of validity and next assessment',
    ]);
  });

  it('marks that end on different days each have their day in calendars, that of the clock under its name', async () => {
    const { scenario, server, visitors } = world;
    const secretariat = await actorOf(server.installation, 'secretariat');
    const site = await scenario.filesSite('Mill Of Two');
    const source = { title: 'Register of the scheme', row: 7 };
    const [marks, kind] = [['copper-mark', 'zinc-mark'], { scheme: 'copper-mark' }];
    const ends = [
      { mark: 'copper-mark', validUntil: '2023-12-01' },
      { mark: 'zinc-mark', validUntil: '2024-02-01' },
    ];
    const facts = [{ step: 'awarded', happenedOn: '2023-02-01', knownOn: today, source }];
    const [revise, tell] = [randomUUID(), randomUUID()];
    const filed = { name: 'Mill Of Two', operator: 'Example Rod Mills', country: 'SE', siteType: 'rod-mill' };
    const metals = { ...filed, metals: ['copper', 'zinc'], reason: 'Zinc, too.' };
    for (const command of [
      { id: revise, type: 'site.revise', stream: site, body: metals },
      { id: tell, type: 'history.import', stream: `cycle_${tell}`, body: { site, ...kind, facts, marks, ends } },
    ])
      expect(await server.installation.run(command, secretariat)).toMatchObject({ outcome: 'accepted' });
    const { text } = await calendarOf(visitors.site);
    const said = [...text.matchAll(/DATE:(\d+)\r\n.*\r\nSUMMARY:Mill Of Two: (.*)\r\n/g)];
    expect(said.map(([, day, what]) => [day, what])).toEqual([
      ['20231201', 'End of validity and next assessment'],
      ['20240201', 'last day of The Zinc Mark'],
    ]);
  });

  it('the site tells of a change, which the secretariat answers', async () => {
    const { secretariat, site } = world.visitors;
    const page = await site.open(address);
    expect(textOf(page)).toContain('The scheme does not say how soon the site must tell of it.');
    const future = await site.send(page, address, { happenedOn: '2024-01-01', description: 'A line.' }, 'change');
    expect(complaints(future)[0]).toContain('The change cannot lie in the future.');
    expect(future.html).toContain('A line.');
    const told = { happenedOn: '2023-06-01', description: 'A second casting line.' };
    expect((await site.send(future, address, told, 'change')).status).toBe(303);
    const waiting = await secretariat.open(address);
    expect(textOf(waiting)).toContain('Answer the notice of a significant change');
    expect(textOf(waiting)).toMatch(
      /A second casting line\. The scheme was told on \d+ \w+ \d{4}\. It waits for an answer of the secretariat\./,
    );
    const answer = { effect: 'reassess', reason: 'The site differs from what was assessed.' };
    expect((await secretariat.send(waiting, address, answer, 'answer')).status).toBe(303);
    const answered = await site.open(address);
    expect(textOf(answered)).toMatch(/A second casting line\. .*to be assessed again .*differs from what was assessed/);
    expect(textOf(answered)).not.toContain('It waits for an answer');
    // Offered to whoever can begin it, and to nobody else.
    const begins = `href="/cycles/${place.cycle}/reassessment"`;
    expect(answered.html).toContain(begins);
    const waits = async (who: typeof site): Promise<boolean> => (await who.open('/work')).html.includes(begins);
    expect([await waits(site), await waits(secretariat), await waits(world.visitors.assessor)]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await world.visitors.assessor.open(address)).html).not.toContain(begins);
  });

  it('the team puts its surveillance on record', async () => {
    const { assessor } = world.visitors;
    const seen = { visitedOn: '2023-06-15', summary: 'As at the assessment.' };
    const page = await assessor.open(address);
    expect((await assessor.send(page, address, seen, 'surveillance')).status).toBe(303);
    expect(textOf(await assessor.open(address))).toContain('Surveillance of 15 June 2023 As at the assessment.');
  });
});

describe('a finding that speaks against an award', () => {
  it('has an officer say why the award stands all the same, which the site reads and the public does not', async () => {
    const { assessor, 'officer-a': officer, site } = world.visitors;
    const finding = `/cycles/${place.cycle}/improvement/finding-${world.criteria[0]?.id ?? ''}`;
    const plan = { cause: 'Nobody was trained.', action: 'Train all.', owner: 'Ola', dueOn: '2023-09-01' };
    await site.send(await site.open(finding), finding, plan, 'plan');
    await site.send(await site.open(finding), finding, { done: 'All were trained.' }, 'report');
    const award = `/cycles/${place.cycle}/award`;
    expect(textOf(await officer.open(award))).not.toContain('Keep the award');
    const worst = world.scheme.scales[0]?.levels.at(-1)?.id ?? '';
    const seen = { level: worst, method: 'on-site', rationale: 'It is worse.' };
    expect((await assessor.send(await assessor.open(finding), finding, seen, 'verify')).status).toBe(303);
    for (const list of ['/work', '/queue']) {
      expect((await officer.open(list)).html).toMatch(/Say what becomes of the award, against which a finding speaks/);
    }
    const page = await officer.open(award);
    const { number = '' } = world.criteria[0] ?? {};
    expect(textOf(page)).toContain(`the assessors saw at a level that speaks against it: ${number}.`);
    const short = await officer.send(page, award, { reason: 'So.' }, 'keep');
    expect([short.status, complaints(short)]).toEqual([
      422,
      ['Reason: This departs from the scheme’s advice. Give the reason in at least 40 characters.'],
    ]);
    expect(short.html).toContain('So.</textarea>');
    const reason = 'The line stands still until everybody is trained (fictional).';
    expect((await officer.send(short, award, { reason }, 'keep')).status).toBe(303);
    expect(textOf(await officer.open(award))).not.toContain('Keep the award');
    expect(textOf(await site.open(award))).toMatch(/Kept in spite of a finding.*The line stands still/s);
    expect(await status()).toBe('awarded');
    expect((await world.visitors.site.open(`/register/${place.site}`)).html).not.toContain('stands still');
  });
});

describe('an appeal', () => {
  it('is lodged by the site, kept from whoever decided, and undoes the withdrawal that is set aside', async () => {
    const { visitors } = world;
    const award = `/cycles/${place.cycle}/award`;
    const withdrawal = await visitors['officer-a'].open(award);
    const reason = { reason: 'Samples were mixed up (fictional).' };
    expect((await visitors['officer-a'].send(withdrawal, award, reason, 'withdraw')).status).toBe(303);
    expect(await status()).toBe('withdrawn');
    expect((await calendarOf(visitors.site)).text).not.toContain('Mill Contested: last day');

    const page = await visitors.site.open(address);
    expect(textOf(page)).toContain('The scheme sets no time for an appeal against this decision');
    const lodged = await visitors.site.send(page, address, { reason: 'They were another mill’s.' }, 'appeal');
    expect(lodged.status).toBe(303);
    const own = await visitors['officer-a'].open(address);
    expect(own.html).not.toContain('value="hear"');
    expect(textOf(own)).toContain('Whoever took part in the decision does not hear the appeal against it.');
    expect(textOf(own)).not.toContain('The scheme sets no time for an appeal');
    const forged = await visitors['officer-a'].post(address, { act: 'hear', outcome: 'stands', reason: 'It stands.' });
    expect(complaints(forged)).toEqual([
      'Whoever took part in the decision does not hear the appeal against it. Another person must do that.',
    ]);
    const decided = { outcome: 'set-aside', reason: 'The samples were another mill’s.' };
    const hearing = await visitors['officer-b'].open(address);
    expect((await visitors['officer-b'].send(hearing, address, decided, 'hear')).status).toBe(303);
    expect(await status()).toBe('awarded');
    expect(textOf(await visitors.site.open(award))).toContain('Withdrawal set aside on appeal');
  });

  it('heard by whoever decided is refused by the database too', async () => {
    const { write } = world.server.installation.database;
    const heard = write
      .updateTable('appeals')
      .set({ heard_by: ['x'], decided_by: ['x'] })
      .execute();
    await expect(heard).rejects.toThrow('heard_by_others');
  });

  it('leaves tables that a replay of the journal gives again', async () => {
    const { clock, database, evidenceFiles, keys } = world.server.installation;
    const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
    const { parts } = await examine({ database, evidenceFiles, log });
    const found = parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
    // No sequencer runs in this test.
    expect(found.filter((code) => code !== 'log.entry-waiting')).toEqual([]);
  });
});
