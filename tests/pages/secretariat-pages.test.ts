/** The secretariat's own pages: letters, all cases, the assessor register, declarations and imported history. */
import { randomUUID } from 'node:crypto';
import { defined, instant } from '@touchstone/kernel';
import { accessStream } from '@touchstone/domain';
import { operatorActor, readAccountId } from '@touchstone/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor } from './browser-forms.ts';
import { complaints, openWorld, textOf, type World } from './open-world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the letter of commitment', () => {
  it('is accepted once the contact person was reached', async () => {
    const { signed, visitors } = world;
    const { cycle } = await signed('Mill Letter');
    const address = `/cycles/${cycle}/letter`;
    const page = await visitors.secretariat.open(address);
    expect(textOf(page)).toContain('We will fully meet every criterion that applies to this site within 24 months');
    const unconfirmed = await visitors.secretariat.send(page, address, {});
    expect([unconfirmed.status, complaints(unconfirmed)]).toEqual([
      422,
      ['The contact person: Confirm that the contact person was reached, or return the letter with the reason.'],
    ]);
    const accepted = await visitors.secretariat.send(unconfirmed, address, { contactConfirmed: 'true' });
    expect(accepted.location).toBe(`/cycles/${cycle}`);
    const read = await visitors.site.open(address);
    expect(textOf(read)).toContain('Accepted on 15 June 2023.');
    expect(read.html).not.toContain('name="contactConfirmed"');
  });

  it('goes back to the site with a reason, and nobody else answers it', async () => {
    const { signed, visitors } = world;
    const { cycle } = await signed('Mill Sent Back');
    const address = `/cycles/${cycle}/letter`;
    expect((await visitors.site.open(address)).html).not.toContain('name="contactConfirmed"');
    const own = await visitors.site.post(address, { act: 'accept', contactConfirmed: 'true' });
    expect(own.status).toBe(403);
    expect((await visitors.conflicted.open(address)).status).toBe(404);
    const page = await visitors.secretariat.open(address);
    const returned = await visitors.secretariat.send(page, address, {
      act: 'return',
      reason: 'The position is missing.',
    });
    expect(returned.status).toBe(303);
    expect(textOf(await visitors.site.open(address))).toContain('The position is missing.');
  });

  it('answered by somebody else meanwhile is a conflict, not a second answer', async () => {
    const { signed, visitors } = world;
    const { cycle } = await signed('Mill Two Desks');
    const address = `/cycles/${cycle}/letter`;
    const [one, other] = [await visitors.secretariat.open(address), await visitors.secretariat.open(address)];
    expect((await visitors.secretariat.send(one, address, { contactConfirmed: 'true' })).status).toBe(303);
    const late = await visitors.secretariat.send(other, address, { act: 'return', reason: 'No.' });
    expect(late.status).toBe(409);
    expect(complaints(late)[0]).toMatch(/changed in the meantime/);
  });
});

describe('the assessor register', () => {
  it('shows its firms to everybody, and its people to those who are signed in', async () => {
    const { assessor, server, visitors } = world;
    expect(textOf(await visitors.site.open('/assessors'))).toContain('Example Assurance (fictional)');
    expect((await visitors.site.open('/assessors')).html).not.toContain('/assessors/new');
    const nobody = createVisitor(server.http, {});
    const open = textOf(await nobody.open('/assessors'));
    expect(open).toContain('Example Assurance (fictional)');
    expect(open).not.toContain('assessor (fictional)');
    const entry = await nobody.open(`/assessors/${assessor}`);
    expect(textOf(entry)).toMatch(
      /assessor \(fictional\) Fictional .*Approved since 15 June 2023 Approved until No end is set Metals All/,
    );
    expect((await nobody.open('/assessors/assessor_0')).status).toBe(404);
  });

  it('takes a person by the e-mail address of their account, once, from the secretariat', async () => {
    const { firm, visitors } = world;
    expect((await visitors['officer-a'].open('/assessors/new')).status).toBe(403);
    const page = await visitors.secretariat.open('/assessors/new');
    const person = { name: 'Bo Officer (fictional)', firm, fictional: 'true', 'scope/countries': 'se, pl' };
    const unknown = await visitors.secretariat.send(page, '/assessors/new', {
      ...person,
      email: 'nobody@demo.example',
    });
    expect(unknown.status).toBe(422);
    expect(complaints(unknown)[0]).toMatch(/no account with the e-mail address nobody@demo\.example/);
    expect(unknown.html).toContain('value="se, pl"');
    const mistyped = await visitors.secretariat.send(unknown, '/assessors/new', {
      ...{ ...person, email: '', 'scope/countries': 'se, chile', 'scope/languages': 'english', until: '2020-02-30' },
    });
    expect(complaints(mistyped).join(' ')).toMatch(
      /^E-mail.*Fill in.* Languages.*“english” is no code.* Countries.*“CHILE” is no code.* Approved until.*2020-02-30/,
    );
    const past = await visitors.secretariat.send(mistyped, '/assessors/new', {
      ...{ ...person, email: 'officer-b@demo.example', 'scope/languages': '', until: '2020-02-29' },
    });
    expect(complaints(past)[0]).toMatch(/An approval begins today, on .*, and cannot have ended before/);
    const added = await visitors.secretariat.send(past, '/assessors/new', {
      ...{ ...person, email: 'officer-b@demo.example', until: '' },
    });
    expect(added.location).toMatch(/^\/assessors\/assessor_/);
    expect(textOf(await visitors.secretariat.open(added.location))).toContain('Countries Sweden and Poland');
    const fresh = await visitors.secretariat.open('/assessors/new');
    const again = await visitors.secretariat.send(fresh, '/assessors/new', {
      ...person,
      email: 'assessor@demo.example',
    });
    expect([again.status, complaints(again)]).toEqual([409, ['This person already stands in the assessor register.']]);
  });
});

describe('a suspension', () => {
  it('of a firm keeps its people from a site while it is suspended, by name and reason', async () => {
    const { assessor, firm, scenario, selfAssessed, visitors } = world;
    const { cycle, site } = await selfAssessed('Mill Waiting');
    await scenario.declares('assessor', site, false);
    const address = `/firms/${firm}`;
    const page = await visitors.secretariat.open(address);
    const wordless = await visitors.secretariat.send(page, address, { reason: '' }, 'suspend');
    expect([wordless.status, complaints(wordless)]).toEqual([422, ['Reason: Fill in this field.']]);
    const suspended = await visitors.secretariat.send(wordless, address, { reason: 'An inquiry.' }, 'suspend');
    expect(suspended.location).toBe(address);
    const nobody = textOf(await createVisitor(world.server.http, {}).open(address));
    expect(nobody).toContain('Suspended');
    expect(nobody).not.toContain('An inquiry.');
    const refused = await visitors.secretariat.post(`/cycles/${cycle}/assessment`, { assessor });
    expect(complaints(refused)).toEqual([
      'The approval of Example Assurance (fictional) is suspended. Choose someone else, or wait until that is lifted.',
    ]);
    const again = await visitors.secretariat.open(address);
    const lifted = await visitors.secretariat.send(again, address, { reason: 'Cleared.' }, 'reinstate');
    expect(lifted.status).toBe(303);
    const appointed = await visitors.secretariat.post(`/cycles/${cycle}/assessment`, { assessor });
    expect(appointed.status).toBe(303);
  });
});

describe('declarations', () => {
  it('never take a question left open for a no', async () => {
    const { selfAssessed, visitors } = world;
    const { site } = await selfAssessed('Mill Declaring');
    const page = await visitors.assessor.open(`/declarations?site=${site}`);
    expect(textOf(page)).toContain('Your declaration about Mill Declaring');
    const open = await visitors.assessor.send(page, '/declarations', { reason: 'I looked at my contracts.' });
    expect([open.status, complaints(open)]).toEqual([
      422,
      ['Do you have a conflict of interest with this site? Choose one of the values offered.'],
    ]);
    expect(open.html).toContain('I looked at my contracts.');
    const wordless = await visitors.assessor.send(open, '/declarations', { conflict: 'true', reason: '' });
    expect([wordless.status, complaints(wordless)]).toEqual([
      422,
      ['What it is, or what you considered: Say what the conflict of interest is, or what the tie consists in.'],
    ]);
    const declared = await visitors.assessor.send(wordless, '/declarations', { conflict: 'false', reason: '' });
    expect(declared.location).toBe('/declarations');
    expect(textOf(await visitors.assessor.open('/declarations'))).toMatch(
      /What you have declared .*Mill Declaring .*No conflict of interest/,
    );
  });

  it('are for approved assessors and for officers', async () => {
    expect((await world.visitors['officer-a'].open('/declarations')).status).toBe(200);
    expect((await world.visitors.site.open('/declarations')).status).toBe(403);
  });
});

describe('history', () => {
  it('takes several facts at once, leaves blank rows out and names what is wrong in its own row', async () => {
    const { server, visitors } = world;
    const filed = await server.installation.run(
      {
        ...{ id: '0190a000-0000-7000-8000-000000000001', type: 'site.file' },
        stream: 'site_0190a000-0000-7000-8000-000000000001',
        body: {
          name: 'Mill Known',
          operator: 'Example Rod Mills',
          country: 'SE',
          siteType: 'rod-mill',
          metals: ['copper'],
          fictional: true,
        },
      },
      { id: 'somebody', duties: ['secretariat'], sites: [] },
    );
    if (filed.outcome !== 'accepted') throw new Error(JSON.stringify(filed));
    const address = `/sites/${filed.stream}/history`;
    expect((await visitors.site.open(address)).status).toBe(403);
    expect((await visitors.secretariat.open('/cycles')).html).toContain(address);
    const page = await visitors.secretariat.open(address);
    const blank = await visitors.secretariat.send(page, address, { scheme: 'copper-mark' });
    expect(blank.status).toBe(422);
    expect(complaints(blank)).toHaveLength(3);
    const facts = {
      scheme: 'copper-mark',
      'facts/1/step': 'committed',
      'facts/1/knownOn': '2022-11-28',
      'facts/1/source/title': 'Example Rod Mills, press release',
      'facts/1/source/url': 'https://rod-mills.example/news',
      'facts/3/step': 'awarded',
      'facts/3/knownOn': '2024-01-01',
      'facts/3/source/title': 'A newspaper',
    };
    const future = await visitors.secretariat.send(blank, address, facts);
    expect([future.status, complaints(future)]).toEqual([
      422,
      ['Fact 2, Known on: A fact cannot be known from a source of a future day. Today is 15 June 2023.'],
    ]);
    expect(future.html).toContain('href="#field-facts-1-knownOn"');
    expect(future.html).toMatch(/id="field-facts-1-knownOn"[^>]*value="2024-01-01"/);
    const told = { ...facts, 'facts/3/knownOn': '2023-05-01' };
    const fresh = await visitors.secretariat.open(address);
    const late = await visitors.secretariat.send(fresh, address, { ...told, 'facts/3/happenedOn': '2023-05-02' });
    expect([late.status, complaints(late)[0]]).toEqual([422, expect.stringMatching(/^Fact 2, Happened on: /)]);
    const imported = await visitors.secretariat.send(page, address, told);
    expect(imported.location).toBe(`/register/${filed.stream}`);
    const again = await visitors.secretariat.open(address);
    expect(textOf(again)).toMatch(/On record .*Example Rod Mills, press release.*A newspaper/);
    const more = {
      scheme: 'copper-mark',
      'facts/0/step': 'self-assessed',
      'facts/0/knownOn': '2023-02-01',
      'facts/0/source/title': 'A report',
    };
    expect((await visitors.secretariat.send(again, address, more)).status).toBe(303);
  });

  it('is not imported where the site has a cycle of its own', async () => {
    const { signed, visitors } = world;
    const { site } = await signed('Mill Own');
    const page = await visitors.secretariat.open(`/sites/${site}/history`);
    expect(textOf(page)).toContain('Mill Own has a cycle of its own in this register.');
    expect(page.html).not.toContain('name="scheme"');
  });
});

describe('the list of all cases', () => {
  it('is for the scheme’s staff, shows the late ones first and can be cut to one place', async () => {
    const { scenario, server, signed, visitors } = world;
    expect((await visitors.site.open('/cycles')).status).toBe(403);
    const late = await signed('Mill Late');
    await scenario.acceptsLetter(late);
    server.clock.set(instant('2024-02-01T09:00:00Z'));
    const page = await visitors['officer-a'].open('/cycles');
    expect(textOf(page)).toMatch(/There are \d+ cases\. .*a clock has run out\./);
    const cells = [...page.html.matchAll(/href="\/cycles\/(cycle_[^"]*)"/g)].map(([, cycle]) => cycle);
    expect(cells).toContain(late.cycle);
    expect(textOf(page)).toMatch(/15 December 2023 48 days late/);
    const waiting = await visitors['officer-a'].open('/cycles?stage=self-assessing');
    expect(waiting.html).toContain(late.cycle);
    expect(textOf(waiting)).not.toContain('Mill Two Desks Fictional Example Rod Mills Letter signed');
    const none = await visitors['officer-a'].open('/cycles?stage=expired');
    expect(textOf(none)).toContain('No case stands there');
    expect((await visitors['officer-a'].open('/cycles?stage=nonsense&after=x')).status).toBe(200);
  });
});

// The last, because it gives the assessor another duty.
it('lets an assessor who is of the secretariat as well answer neither for themself nor for their firm', async () => {
  const { assessor, conflicted, firm, scenario, selfAssessed, server, visitors } = world;
  const { database, run } = server.installation;
  const email = 'assessor@demo.example';
  const account = defined(await readAccountId(database.read, email), 'the account');
  const grant = { type: 'access.grant', stream: accessStream(account), body: { email, duty: 'secretariat' } } as const;
  await run({ id: randomUUID(), ...grant }, operatorActor);
  for (const [address, told] of [
    [`/firms/${firm}`, 'Nobody of a firm answers for its entry.'],
    [`/assessors/${assessor}`, 'Nobody answers for their own entry as an assessor.'],
    [`/assessors/${conflicted}`, 'Nobody of a firm answers for the entries of its people.'],
  ] as const) {
    const page = await visitors.assessor.open(address);
    expect(textOf(page)).toContain(told);
    expect(page.html).not.toContain('name="reason"');
    const refused = await visitors.assessor.post(address, { act: 'suspend', reason: 'Mine.' });
    expect([refused.status, textOf(refused)]).toEqual([403, expect.stringContaining(told) as string]);
  }
  const { cycle, site } = await selfAssessed('Mill of a Colleague');
  for (const who of ['conflicted', 'assessor'] as const) await scenario.declares(who, site, false);
  await scenario.appoints({ cycle, site }, conflicted);
  const replace = { act: 'replace', leaves: conflicted, follows: assessor, reason: 'She is ill.' };
  const barred = await visitors.assessor.post(`/cycles/${cycle}/team`, replace);
  expect([barred.status, textOf(barred)]).toEqual([403, expect.stringContaining('somebody of your firm') as string]);
});
