/** Applying before the letter, on the real server and database, as a browser without script sees it from both sides. */
import { verifyWithWebCrypto } from '@touchstone/credential';
import { defined, instant, plainDate } from '@touchstone/kernel';
import { examine } from '@touchstone/store';
import { createCommandDriver, createScenario, openTestServer, type TestServer } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor, type Filled, type Visitor } from './browser-forms.ts';
import { complaints, textOf } from './open-world.ts';

let server: TestServer;
let site: Visitor;
let staff: Visitor;
let french: Visitor;

beforeAll(async () => {
  server = await openTestServer(instant('2025-06-02T09:00:00Z'));
  const headers = await Promise.all((['site', 'secretariat'] as const).map(server.signIn));
  const [own, secretariat] = headers;
  site = createVisitor(server.http, own!);
  staff = createVisitor(server.http, secretariat!);
  french = createVisitor(server.http, { ...secretariat!, 'accept-language': 'fr' });
});
afterAll(() => server.close());

const mill: Filled = {
  ...{ name: 'Granary', operator: 'Example Mills', country: 'FR', siteType: 'granary', metals: ['iron'] },
  fictional: 'true',
};
const letter: Filled = {
  promises: ['open-doors', 'mend-gaps'],
  ...{ 'signatory/name': 'Sam', 'signatory/position': 'Head' },
  ...{ 'contact/name': 'Kim', 'contact/email': 'kim@mills.example', signedOn: '2025-06-02' },
};

async function fileSite(filled: Filled = {}, who = site): Promise<string> {
  const filed = await who.send(await who.open('/sites/new'), '/sites/new', { ...mill, ...filled });
  expect([filed.status, complaints(filed)]).toEqual([303, []]);
  return filed.location.replace(/\/commitment$/, '');
}
/** The place of the cycle that the application begins. */
async function apply(place: string, filled: Filled = { 'answers/grinds-for-others': 'no' }): Promise<string> {
  const at = `${place}/application`;
  const sent = await site.send(await site.open(at), at, filled);
  expect([sent.status, complaints(sent)]).toEqual([303, []]);
  return sent.location;
}
async function answer(cycle: string, filled: Filled, who = staff) {
  const at = `${cycle}/application`;
  return who.send(await who.open(at), at, filled, 'answer');
}

describe('an application', () => {
  it('shows the rule and asks the scheme’s questions; what is missing is named and nothing is lost', async () => {
    const place = await fileSite();
    expect((await site.open(place)).html).toContain(`href="${place}/application"`);
    const form = await site.open(`${place}/application`);
    for (const words of [
      'Does the mill grind for others?',
      'Who may take part: at least one',
      'as well. Apply where',
    ]) {
      expect(textOf(form)).toContain(words);
    }
    expect(form.html).not.toContain('pond');
    const silent = await site.send(form, `${place}/application`, { note: 'We hold <grain>.' });
    expect([silent.status, complaints(silent)[0]]).toEqual([422, expect.stringContaining('Answer this question')]);
    expect(silent.html).toContain('We hold &lt;grain>.</textarea>');
    const sent = await site.send(silent, `${place}/application`, { 'answers/grinds-for-others': 'no' });
    expect(sent.status).toBe(303);
    const cycle = textOf(await site.open(sent.location));
    for (const words of ['has asked whether it may take part', 'Secretariat', 'Answer the application']) {
      expect(cycle).toContain(words);
    }
    // What waits is read, and neither applied for again nor signed.
    for (const at of ['application', 'commitment']) {
      expect(await site.open(`${place}/${at}`)).toMatchObject({ status: 303, location: sent.location });
    }
    const again = await site.post(`${place}/application`, {
      scheme: 'example-mill',
      'answers/grinds-for-others': 'no',
    });
    expect([again.status, complaints(again)[0]]).toEqual([409, expect.stringContaining('under way already')]);
  });

  it('is answered beside what the rule says and why, and a departure gives its reason', async () => {
    const cycle = await apply(await fileSite());
    expect(textOf(await staff.open('/work'))).toContain('Answer the application');
    expect(textOf(await staff.open('/cycles?stage=applied'))).toContain('Granary');
    const page = textOf(await staff.open(`${cycle}/application`));
    for (const words of ['this site may not take part', 'sets no time for the answer']) {
      expect(page).toContain(words);
    }
    expect(textOf(await french.open(`${cycle}/application`))).toContain('ne peut pas participer');
    const bare = await answer(cycle, { answer: 'eligible' });
    expect([bare.status, complaints(bare)[0]]).toEqual([422, expect.stringContaining('Give the reason')]);
    expect(bare.html).toMatch(/value="eligible"[^>]*checked/);
    const none = await answer(cycle, {});
    expect([none.status, complaints(none)[0]]).toEqual([422, expect.stringContaining('May this site take part?')]);
    const given = await staff.send(
      bare,
      `${cycle}/application`,
      { answer: 'eligible', reason: 'The only one.' },
      'answer',
    );
    expect(given.status).toBe(303);
    const told = textOf(await site.open(`${cycle}/application`));
    for (const words of ['May take part', 'The rule said: may not take part.', 'The only one.', '2 June 2025']) {
      expect(told).toContain(words);
    }
    const place = /\/sites\/site_[^/"]+/.exec((await site.open(`${cycle}/application`)).html)?.[0] ?? '';
    const form = await site.open(`${place}/commitment`);
    expect(form.html).not.toContain('grind for others');
    const signed = await site.send(form, `${place}/commitment`, letter);
    expect(signed).toMatchObject({ status: 303, location: cycle });
    expect(textOf(await site.open(cycle))).toContain('has signed its letter of commitment');
  });

  it('that is answered “no” bars the letter until the site applies again', async () => {
    const place = await fileSite();
    const cycle = await apply(place);
    expect((await answer(cycle, { answer: 'not-eligible', reason: 'It only stores.' })).status).toBe(303);
    expect(textOf(await site.open(cycle))).toContain('may not take part');
    const form = await site.open(`${place}/commitment`);
    const barred = await site.send(form, `${place}/commitment`, { ...letter, 'answers/grinds-for-others': 'yes' });
    expect([barred.status, complaints(barred)[0]]).toEqual([409, expect.stringContaining('is not eligible')]);
    expect(barred.html).toContain('value="kim@mills.example"');
    expect(await apply(place)).not.toBe(cycle);
  });

  it('goes back with its reason, is mended, and can be taken back', async () => {
    const place = await fileSite();
    const cycle = await apply(place);
    const at = `${cycle}/application`;
    expect((await staff.send(await staff.open(at), at, { reason: 'For whom?' }, 'return')).status).toBe(303);
    expect(textOf(await site.open(`${place}/application`))).toContain('For whom?');
    expect(await apply(place, { 'answers/grinds-for-others': 'yes' })).toBe(cycle);
    const silent = await site.send(await site.open(at), at, { reason: ' ' }, 'withdraw');
    expect([silent.status, complaints(silent)]).toEqual([422, ['Reason: Fill in this field.']]);
    expect((await site.send(silent, at, { reason: 'Sold.' }, 'withdraw')).status).toBe(303);
    expect(textOf(await site.open(cycle))).toContain('taken its application back');
  });

  it('is not answered by somebody of the site itself', async () => {
    // An operator of its own: whoever is responsible for a site is tied to the others of the same one.
    const place = await fileSite({ operator: 'Mills Kept by Staff (fictional)' });
    const cycle = await apply(place);
    await staff.send(await staff.open(place), `${place}/people`, { email: 'secretariat@demo.example' }, 'invite');
    expect((await staff.open(`${cycle}/application`)).html).not.toContain('name="answer"');
    const forged = await staff.post(`${cycle}/application`, { act: 'answer', answer: 'eligible' });
    expect([forged.status, complaints(forged)[0]]).toEqual([403, expect.stringContaining('somebody else')]);
  });

  it('is a pilot’s only way in, and the pilot is marked on every page of its cycle', async () => {
    const place = await fileSite({ name: 'Mine of iron', siteType: 'mine' });
    expect(textOf(await site.open(`${place}/commitment`))).toContain('No scheme in force takes this site');
    const cycle = await apply(place);
    const page = await staff.open(`${cycle}/application`);
    expect(textOf(page)).toContain('does not list sites of the type “Mine”');
    expect(page.html).not.toContain('value="eligible"');
    expect((await answer(cycle, { answer: 'pilot', reason: 'To try it.' })).status).toBe(303);
    const form = await site.open(`${place}/commitment`);
    expect((await site.send(form, `${place}/commitment`, letter)).status).toBe(303);
    expect(textOf(await site.open(cycle))).toContain('Takes part as a pilot');
    expect(textOf(await site.open(`${cycle}/letter`))).toContain('Pilot');
    expect(textOf(await staff.open('/cycles?stage=signed'))).toContain('Pilot');
    const accepted = { contactConfirmed: 'true' };
    expect((await staff.send(await staff.open(`${cycle}/letter`), `${cycle}/letter`, accepted, 'accept')).status).toBe(
      303,
    );
    const again = `${cycle}/reassessment`;
    const told = [await site.open(again), await staff.open(again)];
    expect(told.map(({ html }) => html.includes('name="reason"'))).toEqual([false, true]);
    expect(told.map(textOf)).toEqual([
      expect.stringContaining('as a pilot or not at all; ask the secretariat'),
      expect.stringContaining('The site is assessed again as a pilot.'),
    ]);
    // The scheme makes no such fact public.
    const anybody = createVisitor(server.http, {});
    expect(textOf(await anybody.open(place.replace('/sites/', '/register/')))).not.toMatch(/pilot/i);
  });

  it('leads whoever assesses the site to no page that may be closed to them', async () => {
    const { database, schemes } = server.installation;
    const today = plainDate('2025-06-02');
    const compiled = defined(await schemes.inForce(database.read, 'example-mill', today), 'a scheme in force');
    const scenario = createScenario(createCommandDriver(server.installation), compiled.scheme, today);
    const applied = await scenario.applies(await scenario.filesSite('Mill Applying'));
    await scenario.answersApplication(applied, 'eligible');
    const place = await scenario.signsLetter(applied);
    await scenario.acceptsLetter(place);
    const evidence = await scenario.addsEvidence(place.site, 'Permit');
    for (const criterion of scenario.criteria) await scenario.answers(place, criterion, evidence);
    await scenario.submitsSelfAssessment(place);
    const assessor = await scenario.approvesAssessor('assessor', await scenario.approvesFirm());
    await scenario.declares('assessor', place.site, false);
    await scenario.appoints(place, assessor);
    const page = `/cycles/${place.cycle}/application`;
    const link = `href="/sites/${place.site}"`;
    expect((await site.open(page)).html).toContain(link);
    const read = await createVisitor(server.http, await server.signIn('assessor')).open(page);
    expect([read.status, read.html.includes(link)]).toEqual([200, false]);
  });

  it('comes out the same when the journal is replayed', async () => {
    const { clock, database, evidenceFiles, keys } = server.installation;
    const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
    const { parts } = await examine({ database, evidenceFiles, log });
    expect(parts.flatMap(({ discrepancies }) => discrepancies)).toEqual([]);
  });
});
