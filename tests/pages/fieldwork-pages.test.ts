/**
 * Desk review, plan, notice, visit and interviews on the real server, as browsers without script do them; and that notes of
 * an interview reach nobody but the team, on no page, over no read of the API, in no line of the doctor.
 */
import { randomUUID } from 'node:crypto';
import { verifyWithWebCrypto } from '@touchstone/credential';
import { defined, instant } from '@touchstone/kernel';
import { examine, readPlanVersions } from '@touchstone/store';
import { actorOf, levelOf } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor } from './browser-forms.ts';
import { calendarOf, complaints, openWorld, textOf, today, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let place: EvidencedPlace;
const secret = 'the-foreman-shouts-at-night';
const text = 'Said in full.';
const council = 'the-anglers-of-the-upper-pond';
/** as it was handed in last, field by field */
let plan: Readonly<Record<string, string>>;

const at = (place: string, entry: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entry).map(([name, value]) => [`${place}/${name}`, value]));

beforeAll(async () => {
  world = await openWorld();
  place = await world.appointed('Mill Visited');
});
afterAll(() => world.close());

describe('the way to the report', () => {
  it('goes through desk review and plan, which the secretariat returns and approves', async () => {
    const { assessor, secretariat, site } = world.visitors;
    const address = `/cycles/${place.cycle}/plan`;
    const page = await assessor.open(address);
    expect(textOf(page)).toContain('Review the self-assessment from the desk');
    expect(await engagement()).toMatch(/Assessment under way not planned yet 0 of \d+ 0 Assessor: Review/);
    const reviewed = await assessor.send(page, address, { summary: 'Much is shown.' }, 'complete');
    expect(reviewed.status).toBe(303);
    const empty = await assessor.open(address);
    const filled = { extent: text, visitFrom: today, visitUntil: today, stakeholders: text, sampling: text };
    const scanless = await assessor.send(
      empty,
      address,
      { ...filled, extent: '', mediaScan: '', 'sample/workers': '9' },
      'plan',
    );
    expect([scanless.status, complaints(scanless)]).toEqual([
      422,
      [
        expect.stringContaining('Fill in'),
        expect.stringContaining('Enter what the media scan found'),
        expect.stringContaining('whom you consult'),
        'Media scan: The scheme asks for this part of the plan. Fill it in.',
      ],
    ]);
    expect(scanless.html).toMatch(/name="sample\/workers"[^>]* value="9"/);
    const words = { ...filled, mediaScan: text, 'sample/workers': '9' };
    // Room for a second entry: what was typed is kept, and nothing is handed in.
    const item = { source: 'Herald', publishedOn: today, summary: 'Noise.', criteria: '3, 99', followUp: 'Ask.' };
    const roomy = await assessor.send(
      scanless,
      address,
      { ...words, ...at('mediaItems/0', item), more: 'mediaItems' },
      'plan',
    );
    expect([roomy.status, complaints(roomy)]).toEqual([200, []]);
    expect(roomy.html).toMatch(/name="mediaItems\/1\/source"/);
    expect(roomy.html).toMatch(/name="mediaItems\/0\/source"[^>]* value="Herald"/);
    // The first entry is left empty: the second moves up, and what is wrong with it is said there.
    const second = {
      ...words,
      ...at('mediaItems/0', { ...item, source: '', publishedOn: '', summary: '', criteria: '', followUp: '' }),
      ...at('mediaItems/1', item),
    };
    const wrong = await assessor.send(roomy, address, second, 'plan');
    const criterionUnknown =
      'Media item 1, Criteria concerned: The scheme has no criterion “99” that applies to this site. Choose one from the list of criteria.';
    expect(complaints(wrong)).toEqual([criterionUnknown, expect.stringMatching(/whom you consult/)]);
    const consulted = at('stakeholderList/0', {
      group: 'Neighbours',
      name: council,
      method: 'A talk',
      language: '',
      consultedOn: '2023-06-14',
    });
    const unknown = await assessor.send(wrong, address, { ...second, ...consulted }, 'plan');
    const dayOutside = expect.stringMatching(
      /^Stakeholder 1, On which day of the visit: The visit lasts from 15 June 2023/,
    ) as unknown;
    expect(complaints(unknown)).toEqual([criterionUnknown, dayOutside]);
    const known = { ...words, ...at('mediaItems/0', { ...item, criteria: '3' }) };
    const outside = await assessor.send(unknown, address, { ...known, ...consulted }, 'plan');
    expect(complaints(outside)).toEqual([dayOutside]);
    plan = { ...known, ...consulted, 'stakeholderList/0/consultedOn': today };
    expect((await assessor.send(outside, address, plan, 'plan')).status).toBe(303);
    expect(await engagement()).toContain('planned: 15 June 2023');
    // What is planned and not announced is in the calendars of the team and the secretariat alone.
    for (const who of ['assessor', 'secretariat'] as const)
      expect((await calendarOf(world.visitors[who])).text).toMatch(/SUMMARY:Mill Visited: visit\\, planned/);
    expect((await calendarOf(site)).text).not.toContain('visit');
    expect(textOf(await site.open(address))).not.toContain(text);
    expect(textOf(await secretariat.open('/work'))).toContain('Check the assurance plan, then approve or return it');
    const seen = await secretariat.open(address);
    expect(textOf(seen)).toMatch(/Workers: 9/);
    expect(textOf(seen)).toMatch(/Herald 15 June 2023 Noise\. 3 Ask\./);
    expect(textOf(seen)).toContain(council);
    expect((await secretariat.send(seen, address, { reason: 'Too short.' }, 'return')).status).toBe(303);
    const again = await assessor.open(address);
    expect(textOf(again)).toContain('Too short.');
    await assessor.send(again, address, plan, 'plan');
    expect(textOf(await secretariat.open(address))).toContain('What differs from the plan that was returned');
    await secretariat.send(await secretariat.open(address), address, {}, 'approve');
    const versions = await readPlanVersions(world.server.installation.database.read, place.cycle);
    expect(versions.map(({ stage }) => stage)).toEqual(['approved', 'returned']);
    await secretariat.send(await secretariat.open(address), address, {}, 'announce');
    expect(textOf(await site.open(address))).toContain('Visit 15 June 2023');
    expect(await engagement()).toContain('announced: 15 June 2023');
    for (const who of ['conflicted', 'site', 'secretariat'] as const)
      expect(textOf(await world.visitors[who].open('/work'))).not.toContain('Your engagements');
  });

  it('shows what a change of the approved plan changes to whoever approves it', async () => {
    const { assessor, secretariat } = world.visitors;
    const address = `/cycles/${place.cycle}/plan`;
    const unsaid = await assessor.send(
      await assessor.open(address),
      address,
      { ...plan, 'sample/workers': '12' },
      'plan',
    );
    expect(complaints(unsaid)[0]).toMatch(/^What changes, and why: A plan of this visit was in force/);
    const change = { ...plan, 'sample/workers': '12', visitUntil: '2023-06-16', change: 'The night shift has grown.' };
    expect((await assessor.send(unsaid, address, change, 'plan')).status).toBe(303);
    const seen = textOf(await secretariat.open(address));
    expect(seen).toMatch(/What differs from the plan that was approved .* Interview sample Workers: 9 Workers: 12/);
    expect(seen).toContain('The public was told of other days: 15 June 2023.');
    expect(seen).toContain('The night shift has grown.');
    const { html } = await secretariat.open(`/api/v1/cycles/${place.cycle}/fieldwork`);
    const grown = { part: 'sample', before: { group: 'workers', number: 9 }, after: { group: 'workers', number: 12 } };
    expect(JSON.parse(html)).toMatchObject({ plan: { changes: { list: expect.arrayContaining([grown]) as object } } });
    await secretariat.send(await secretariat.open(address), address, {}, 'approve');
    expect(textOf(await secretariat.open(address))).not.toContain('What differs');
    const days = (end: string): RegExp =>
      new RegExp(`DTSTART;VALUE=DATE:20230615\r\nDTEND;VALUE=DATE:${end}\r\nSUMMARY:Mill Visited: visit`);
    expect((await calendarOf(assessor)).text).toMatch(days('20230617'));
    // The site goes by what it was told.
    expect((await calendarOf(world.visitors.site)).text).toMatch(days('20230616'));
  });

  it('shows the announced days to the public', async () => {
    const open = await createVisitor(world.server.http, {}).open(`/register/${place.site}`);
    expect(textOf(open)).toContain('Visit of the assessors announced: 15 June 2023');
  });

  it('puts visit, interview and observation on record', async () => {
    const { assessor, secretariat } = world.visitors;
    const address = `/cycles/${place.cycle}/visit`;
    const visit = { firstDay: today, lastDay: '2023-06-14', meetings: text };
    const overtaken = await assessor.send(await assessor.open(address), address, { ...visit, lastDay: today }, 'visit');
    expect(complaints(overtaken)[0]).toMatch(
      /^The public was told of other days than the plan has now\. The secretariat/,
    );
    expect(overtaken.html).toContain(visit.meetings);
    const plan = `/cycles/${place.cycle}/plan`;
    await secretariat.send(await secretariat.open(plan), plan, {}, 'announce');
    const wrong = await assessor.send(await assessor.open(address), address, visit, 'visit');
    expect(complaints(wrong)[0]).toMatch(/^Last day: This day lies before the letter of commitment or after today/);
    expect((await assessor.send(wrong, address, { ...visit, lastDay: today }, 'visit')).status).toBe(303);
    expect((await calendarOf(world.visitors.site)).text).not.toContain(': visit');
    const interview = { group: 'workers', number: '9', heldOn: today, notes: secret };
    expect((await assessor.send(await assessor.open(address), address, interview, 'interview')).status).toBe(303);
    const praise = { kind: 'good-practice', criterion: '', text: 'Every shift begins with a talk on safety.' };
    expect((await assessor.send(await assessor.open(address), address, praise, 'observation')).status).toBe(303);
    expect(textOf(await assessor.open(address))).toContain(secret);
  });
});

describe('the moment of an observation', () => {
  it('stands where what was observed stands, as the device said it', async () => {
    const { criteria, scheme, server, visitors } = world;
    const who = await actorOf(server.installation, 'assessor');
    const { id: criterion } = criteria[0]!;
    const { id: level } = levelOf(scheme, criteria[0]!, 'sound');
    const observedAt = instant('2023-06-14T05:40:00Z');
    const on = { stream: place.cycle, observedAt };
    for (const [type, body] of [
      ['assessment.rate', { criterion, level, rationale: 'Seen at dawn.', evidence: [place.evidence] }],
      ['observation.record', { kind: 'observation', text: 'Fog on the pond.' }],
      ['interview.record', { group: 'workers', number: 1, heldOn: today, notes: '' }],
      ['visit.record', { firstDay: today, lastDay: today, meetings: text }],
    ] as const)
      expect(await server.installation.run({ id: randomUUID(), type, ...on, body }, who)).toMatchObject({
        outcome: 'accepted',
      });
    const cycle = `/cycles/${place.cycle}`;
    for (const path of [`${cycle}/assessment/${criterion}`, `${cycle}/criteria/${criterion}`, `${cycle}/visit`])
      expect(textOf(await visitors.assessor.open(path))).toMatch(/Observed (on )?14 June 2023/);
    const { html } = await visitors.assessor.open(`${cycle}/visit`);
    expect(html.match(/Observed( on|<\/dt>)/g)).toHaveLength(3);
    const read = async (path: string): Promise<unknown> =>
      JSON.parse((await visitors.assessor.open(`/api/v1${cycle}${path}`)).html);
    expect(await read(`/determinations/${criterion}`)).toMatchObject({ observedAt });
    const fieldwork = (await read('/fieldwork')) as Record<'observations' | 'interviews', readonly object[]>;
    expect(await engagement()).toMatch(/held until 15 June 2023 1 of \d+ 0/);
    expect(fieldwork).toMatchObject({ visit: { observedAt } });
    for (const list of ['observations', 'interviews'] as const)
      expect(fieldwork[list].map((one) => 'observedAt' in one)).toEqual([false, true]);
  });
});

describe('a note of the desk review', () => {
  it('stands beside the criterion, begins a rationale where the assessor says so, and goes with a request to return', async () => {
    const { criteria, scenario, visitors } = world;
    const { assessor, secretariat, site } = visitors;
    const asked = await world.appointed('Mill Noted');
    const criterion = criteria[0]!;
    const own = `/cycles/${asked.cycle}/assessment/${criterion.id}`;
    const note = 'Which guard stands at the gate?';
    const empty = await assessor.send(await assessor.open(own), `${own}/note`, { note: ' ' }, 'note');
    expect([empty.status, complaints(empty).length]).toEqual([422, 1]);
    expect((await assessor.send(empty, `${own}/note`, { note }, 'note')).status).toBe(303);
    const rationale = /<textarea[^>]*name="rationale"[^>]*>([^<]*)</;
    expect(rationale.exec((await assessor.open(own)).html)?.[1]).toBe('');
    expect(rationale.exec((await assessor.open(`${own}?take=note`)).html)?.[1]).toBe(note);
    expect(textOf(await secretariat.open(own))).toContain(note);
    for (const who of ['site', 'officer-a'] as const) {
      expect((await visitors[who].open(own)).html).not.toContain(note);
      expect((await visitors[who].open(`/api/v1/cycles/${asked.cycle}/fieldwork`)).html).not.toContain(note);
    }

    const plan = `/cycles/${asked.cycle}/plan`;
    const request = { reason: 'One answer names nobody.', notes: criterion.id };
    expect((await assessor.send(await assessor.open(plan), plan, request, 'ask-return')).status).toBe(303);
    expect((await secretariat.open('/work')).html).toContain(`/cycles/${asked.cycle}/self-assessment/return`);
    const declined = { reason: 'Let the visit show it.' };
    expect((await secretariat.send(await secretariat.open(plan), plan, declined, 'decline-return')).status).toBe(303);
    expect(textOf(await assessor.open(plan))).toContain('Let the visit show it.');
    await assessor.send(await assessor.open(plan), plan, request, 'ask-return');
    const back = `/cycles/${asked.cycle}/self-assessment/return`;
    const form = await secretariat.open(back);
    expect(form.html).toContain(request.reason);
    expect(form.html).toContain(note);
    const sent = { reason: request.reason, [`comments/${criterion.id}`]: note };
    expect((await secretariat.send(form, back, sent)).status).toBe(303);
    expect(textOf(await site.open(`/cycles/${asked.cycle}/self-assessment/${criterion.id}`))).toContain(note);
    expect(textOf(await assessor.open(plan))).not.toContain(request.reason);
    await scenario.submitsSelfAssessment(asked);
  });
});

describe('notes of an interview', () => {
  it('reach nobody but the team, before and after the report', async () => {
    const { criteria, scenario, server, visitors } = world;
    await looksFor();
    for (const criterion of criteria) await scenario.determines(place, criterion, 'sound', place.evidence);
    const submit = `/cycles/${place.cycle}/assessment/submit`;
    const report = { visitedOn: today, summary: 'Visited.' };
    const sent = await visitors.assessor.send(await visitors.assessor.open(submit), submit, report);
    expect(sent.status).toBe(303);
    await scenario.acceptsReport(place);
    await looksFor();
    const visited = textOf(await visitors.site.open(`/cycles/${place.cycle}/visit`));
    expect(visited).toContain('Every shift begins with a talk on safety.');
    expect(visited).toMatch(/Workers 9 15 June 2023/);
    const read = await visitors.assessor.open(`/api/v1/cycles/${place.cycle}/fieldwork`);
    expect(read.html).toContain(secret);
    const { clock, database, evidenceFiles, keys } = server.installation;
    const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
    const { parts } = await examine({ database, evidenceFiles, log });
    expect(JSON.stringify(parts)).not.toContain(secret);
    const codes = parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
    expect(codes).toEqual([]);
  });

  it('nor does a disagreement of the site go unseen by those who decide', async () => {
    const { criteria, visitors } = world;
    const address = `/cycles/${place.cycle}/assessment/answer`;
    const page = await visitors.site.open(address);
    const filled = { criterion: criteria[0]!.id, reason: 'The register was there.' };
    expect((await visitors.site.send(page, address, { ...filled, act: 'disagree' })).status).toBe(303);
    expect(textOf(await visitors['officer-a'].open(address))).toContain('The register was there.');
  });
});

describe('a visit on other days than the public was told', () => {
  let mill: EvidencedPlace;
  const next = (): Promise<string> => world.visitors.secretariat.open(`/cycles/${mill.cycle}`).then(textOf);
  const onDay = (day: string): void => {
    world.server.clock.set(instant(`${day}T09:00:00Z`));
  };
  beforeAll(async () => {
    mill = await world.appointed('Mill Flooded');
    await world.scenario.completesReview(mill);
    await world.scenario.plansVisit(mill);
    await world.scenario.approvesPlan(mill);
  });
  afterAll(() => {
    onDay(today);
  });

  it('whose days went by unannounced is announced no more: the list of work asks for the return of its plan', async () => {
    const { secretariat } = world.visitors;
    const words = 'Return the assurance plan, whose days went by unannounced';
    expect(await next()).toContain('Announce the visit in public');
    onDay('2023-06-20');
    expect(await next()).toContain(words);
    for (const page of ['/work', '/queue', '/queue?act=visit.announce'])
      expect(textOf(await secretariat.open(page)), page).toMatch(
        new RegExp(`Mill Flooded.*${words}|${words}.*Mill Flooded`),
      );
    const waiting: unknown = JSON.parse((await secretariat.open('/api/v1/queue?act=visit.announce')).html);
    expect(waiting).toMatchObject({ waiting: [{ cycle: mill.cycle, act: 'assurance-plan.return', mine: true }] });
    onDay(today);
    await world.scenario.announces(mill);
  });

  it('is told afterwards in the plan, approved, announced anew and put on record', async () => {
    const { assessor, secretariat } = world.visitors;
    const [plan, visit] = [`/cycles/${mill.cycle}/plan`, `/cycles/${mill.cycle}/visit`];
    onDay('2023-06-25');
    const days = { visitFrom: '2023-06-20', visitUntil: '2023-06-21' };
    const form = await assessor.open(plan);
    const { scheme } = world;
    const words = {
      ...{ extent: text, mediaScan: text, nothingFound: 'true', stakeholders: text, sampling: text },
      ...Object.fromEntries((scheme.assessment?.interviews ?? []).map(({ id }) => [`sample/${id}`, '3'])),
      ...at('stakeholderList/0', { group: 'Neighbours', name: council, method: 'A talk' }),
    };
    const change = 'The road was flooded.';
    const silent = await assessor.send(form, plan, { ...words, ...days, change }, 'plan');
    expect(complaints(silent)[0]).toContain('where it took none of the planned days, say that in the plan');
    const early = await assessor.send(
      silent,
      plan,
      { ...words, ...days, change, tookPlace: 'true', visitUntil: '2023-06-26' },
      'plan',
    );
    expect(complaints(early)[0]).toContain('A visit that took place is over');
    expect(early.html).toMatch(/name="tookPlace"[^>]* checked/);
    expect((await assessor.send(early, plan, { ...words, ...days, change, tookPlace: 'true' }, 'plan')).status).toBe(
      303,
    );
    const asked = await secretariat.open(plan);
    expect(textOf(asked)).toMatch(/Other days than planned The visit took place on these days/);
    await secretariat.send(asked, plan, {}, 'approve');
    await secretariat.send(await secretariat.open(plan), plan, {}, 'announce');
    const held = { firstDay: '2023-06-20', lastDay: '2023-06-21', meetings: text };
    expect((await assessor.send(await assessor.open(visit), visit, held, 'visit')).status).toBe(303);
    const [first] = world.criteria;
    for (const said of ['First.', 'Second.']) await world.scenario.notes(mill, defined(first, 'a criterion'), said);
    const mended = { ...held, firstDay: '2023-06-21', meetings: 'In the hall.' };
    await assessor.send(await assessor.open(visit), visit, mended, 'visit');
    // What is written anew takes the place of what was there.
    const answer: unknown = JSON.parse((await assessor.open(`/api/v1/cycles/${mill.cycle}/fieldwork`)).html);
    expect(answer).toMatchObject({
      notes: [{ criterion: first?.id, note: 'Second.' }],
      visit: { firstDay: '2023-06-21', meetings: 'In the hall.' },
    });
  });
});

/** What the assessor's list of work says of the case among the engagements, whose determinations it leads to. */
async function engagement(): Promise<string> {
  const { html } = await world.visitors.assessor.open('/work');
  const [, table = ''] = html.split('Your engagements</h2>');
  const row = table.split('</tr>').find((one) => one.includes(`/cycles/${place.cycle}/assessment"`));
  return defined(row, 'the row of the case')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

/** On every page and read that others than the team can open. */
async function looksFor(): Promise<void> {
  const { visitors } = world;
  const cycle = `/cycles/${place.cycle}`;
  const paths = [
    ...[cycle, `${cycle}/plan`, `${cycle}/visit`, `${cycle}/assessment`, `${cycle}/assessment/answer`, `${cycle}/team`],
    ...['', '/answers', '/determinations', '/findings', '/fieldwork', '/advice'].map(
      (path) => `/api/v1${cycle}${path}`,
    ),
    ...[`/register/${place.site}`, '/log'],
    ...[`${cycle}/plan`, `${cycle}/visit`, `/api/v1${cycle}/fieldwork`].map((path) => `${path}?asOf=${today}`),
  ];
  for (const who of ['site', 'secretariat', 'officer-a', 'conflicted'] as const) {
    const hidden = who === 'secretariat' ? [secret] : [secret, council];
    for (const path of paths) {
      const { html } = await visitors[who].open(path);
      for (const word of hidden) expect(html, `${who} ${path}`).not.toContain(word);
    }
  }
}
