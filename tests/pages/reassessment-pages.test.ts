/** One site with several cycles: beginning the next on the page, what the register shows meanwhile, and what is kept. */
import { verifyWithWebCrypto } from '@touchstone/credential';
import { defined, instant, plainDate } from '@touchstone/kernel';
import type { Actor, CompiledScheme } from '@touchstone/domain';
import { issueCredential, supersedeAwards } from '@touchstone/server';
import { examine, readCyclesOfSite, readPublicSite, readReassessmentsCalledFor } from '@touchstone/store';
import { createCommandDriver, createScenario, type Place } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaints, openWorld, textOf, type EvidencedPlace, type World } from './open-world.ts';

const later = plainDate('2026-02-01');
let world: World;
let first: EvidencedPlace;

async function award(place: Place): Promise<void> {
  const { cycle } = place;
  const { scenario, server } = world;
  await scenario.proposesAward(place, 'officer-a', []);
  await scenario.confirmsAward(place, 'officer-b');
  await issueCredential(server.installation, cycle);
  await supersedeAwards(server.installation, cycle);
}

/** From the day on which a scheme reminds of the end of validity; the shipped ones do not. */
async function expectToBeRemindedOf({ cycle, site }: Place): Promise<void> {
  const { database, schemes } = world.server.installation;
  const all = await schemes.all(database.read);
  const reminding = all.map((compiled): CompiledScheme => {
    const { clocks } = compiled.scheme;
    const remindDaysBefore = [90, 30];
    return { ...compiled, scheme: { ...compiled.scheme, clocks: clocks.map((one) => ({ ...one, remindDaysBefore })) } };
  });
  const called = async (
    who: Partial<Actor>,
    day: string,
    from: readonly CompiledScheme[] = reminding,
  ): Promise<unknown> => {
    const actor = { id: 'sam', duties: [], sites: [], ...who };
    const found = await readReassessmentsCalledFor(database.read, actor, from, plainDate(day));
    return found.map((one) => [one.cycle, one.due]);
  };
  for (const who of [{ sites: [site] }, { duties: ['secretariat'] }] as const) {
    expect(await called(who, '2026-03-16')).toEqual([]);
    expect(await called(who, '2026-03-17')).toEqual([[cycle, '2026-06-15']]);
    expect(await called(who, '2026-03-17', all)).toEqual([]);
  }
  expect(await called({ sites: ['site_else'] }, '2026-03-17')).toEqual([]);
}

beforeAll(async () => {
  world = await openWorld();
  first = await world.accepted('Mill Again');
  await award(first);
  world.server.clock.set(instant(`${later}T09:00:00Z`));
});
afterAll(() => world.close());

describe('a site that is assessed again', () => {
  let second: string;

  it('begins its next cycle on the page of the one before, and no third beside it', async () => {
    const { site } = world.visitors;
    const address = `/cycles/${first.cycle}/reassessment`;
    const page = await site.open(`/cycles/${first.cycle}`);
    expect(page.html).toContain(`href="${address}"`);
    const calledFor = async (): Promise<boolean> => (await site.open('/work')).html.includes(`href="${address}"`);
    expect(await calledFor()).toBe(false);
    await expectToBeRemindedOf(first);
    await world.scenario.tellsOfChange(first);
    await world.scenario.answersChange(first, 'reassess');
    expect(await calledFor()).toBe(true);
    const form = await site.open(address);
    expect(textOf(form)).toContain('Another version of the scheme is in force now');
    const empty = await site.send(form, address, { reason: ' ' });
    expect([empty.status, complaints(empty)]).toEqual([422, ['Why the site is assessed again: Fill in this field.']]);
    const begun = await site.send(form, address, { reason: 'The award ends in June.' });
    expect(begun.status).toBe(303);
    second = begun.location.slice('/cycles/'.length);
    expect(await calledFor()).toBe(false);
    const told = textOf(await site.open(`/cycles/${second}`));
    expect(told).toContain('Mill Again is assessing itself.');
    expect(told).toContain('The award that stands, The Copper Mark, is valid until 15 June 2026.');
    expect(textOf(await site.open(`/cycles/${second}/letter`))).toContain('15 June 2023');

    const again = await site.send(await site.open(address), address, { reason: 'Once more.' });
    expect([again.status, complaints(again)]).toEqual([
      409,
      ['A cycle of this site is under way already. Finish that one first.'],
    ]);
    expect((await site.open(`/cycles/${first.cycle}`)).html).not.toContain(`href="${address}"`);
  });

  it('leads the earlier assessor to nothing that is the next one’s', async () => {
    const { assessor, site } = world.visitors;
    const own = `/cycles/${first.cycle}`;
    expect((await site.open(own)).html).toContain(`href="/sites/${first.site}/evidence"`);
    const read = await assessor.open(own);
    expect(read.html).not.toContain(`href="/sites/${first.site}`);
    expect((await assessor.open(`/sites/${first.site}/evidence`)).status).toBe(404);
  });

  it('keeps its award in the register while the next cycle is under way', async () => {
    const shown = await world.visitors.site.open(`/register/${first.site}`);
    expect(textOf(shown)).toContain('Mill Again holds The Copper Mark, valid until 15 June 2026.');
    expect(textOf(shown)).toContain('New assessment of the site begun');
  });

  it('stands in the register with the new award, and with the earlier one as history', async () => {
    const { scenario, server } = world;
    const place = { site: first.site, cycle: second };
    const { database, schemes } = server.installation;
    const { read } = database;
    const compiled = defined(await schemes.inForce(read, world.scheme.id, later), 'a scheme in force');
    const now = createScenario(createCommandDriver(server.installation), compiled.scheme, later);
    for (const criterion of now.criteria) await now.answers(place, criterion, first.evidence);
    await now.submitsSelfAssessment(place);
    await now.appoints(place, world.assessor);
    for (const criterion of now.criteria) await now.determines(place, criterion, 'sound', first.evidence);
    await now.submitsReport(place);
    await scenario.acceptsReport(place);
    await award(place);

    expect((await readCyclesOfSite(read, first.site)).map(({ stage }) => stage)).toEqual(['superseded', 'awarded']);
    const shown = await readPublicSite(read, first.site, later);
    expect(shown?.entry).toMatchObject({ cycle: second, status: 'awarded', valid_until: '2029-02-01' });
    expect(shown?.marks.map(({ cycle, ended_how }) => [cycle, ended_how])).toEqual([
      [second, null],
      [first.cycle, 'superseded'],
    ]);
    const page = textOf(await world.visitors.site.open(`/register/${first.site}`));
    expect(page).toMatch(/Earlier awards .*Replaced on 1 February 2026/);
    expect(page).toContain('Award replaced by a new one');
  });

  it('comes out the same when the journal is replayed, one cycle after the other', async () => {
    const { clock, database, evidenceFiles, keys } = world.server.installation;
    const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
    const { parts } = await examine({ database, evidenceFiles, log });
    const found = parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
    // No sequencer runs in this test.
    expect(found).toEqual(['log.entry-waiting']);
  });

  it('cannot have two cycles under way in the database either', async () => {
    const { database } = world.server.installation;
    const twice = database.write.updateTable('cycles').set({ stage: 'deciding' }).where('site', '=', first.site);
    await expect(twice.execute()).rejects.toThrow('one_cycle_under_way_per_site');
  });
});
