/**
 * Desk review, plan, notice, visit and interviews on the real server, as browsers without script do them; and that notes of
 * an interview reach nobody but the team, on no page, over no read of the API, in no line of the doctor.
 */
import { verifyWithWebCrypto } from '@touchstone/credential';
import { examine } from '@touchstone/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVisitor } from './browser-forms.ts';
import { complaints, openWorld, textOf, today, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let place: EvidencedPlace;
const secret = 'the-foreman-shouts-at-night';
const text = 'Said in full.';

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
    const reviewed = await assessor.send(page, address, { summary: 'Much is shown.' }, 'complete');
    expect(reviewed.status).toBe(303);
    const empty = await assessor.open(address);
    const filled = { extent: text, visitFrom: today, visitUntil: today, stakeholders: text, sampling: text };
    const scanless = await assessor.send(empty, address, { ...filled, mediaScan: '', 'sample/workers': '9' }, 'plan');
    expect([scanless.status, complaints(scanless)]).toEqual([
      422,
      ['Media scan: The scheme asks for this part of the plan. Fill it in.'],
    ]);
    expect(scanless.html).toMatch(/name="sample\/workers"[^>]* value="9"/);
    const plan = { ...filled, mediaScan: text, 'sample/workers': '9' };
    expect((await assessor.send(scanless, address, plan, 'plan')).status).toBe(303);
    expect(textOf(await site.open(address))).not.toContain(text);
    const seen = await secretariat.open(address);
    expect(textOf(seen)).toMatch(/Workers: 9/);
    expect((await secretariat.send(seen, address, { reason: 'Too short.' }, 'return')).status).toBe(303);
    const again = await assessor.open(address);
    expect(textOf(again)).toContain('Too short.');
    await assessor.send(again, address, plan, 'plan');
    await secretariat.send(await secretariat.open(address), address, {}, 'approve');
    await secretariat.send(await secretariat.open(address), address, {}, 'announce');
    expect(textOf(await site.open(address))).toContain('15 June 2023 to 15 June 2023');
  });

  it('shows the announced days to the public', async () => {
    const open = await createVisitor(world.server.http, {}).open(`/register/${place.site}`);
    expect(textOf(open)).toContain('Visit of the assessors announced: 15 June 2023 to 15 June 2023');
  });

  it('puts visit, interview and observation on record', async () => {
    const { assessor } = world.visitors;
    const address = `/cycles/${place.cycle}/visit`;
    const visit = { firstDay: today, lastDay: '2023-06-14', meetings: text };
    const wrong = await assessor.send(await assessor.open(address), address, visit, 'visit');
    expect(complaints(wrong)[0]).toMatch(
      /^Last day: This is not a day of the calendar from the letter of commitment up to today/,
    );
    expect((await assessor.send(wrong, address, { ...visit, lastDay: today }, 'visit')).status).toBe(303);
    const interview = { group: 'workers', number: '9', heldOn: today, notes: secret };
    expect((await assessor.send(await assessor.open(address), address, interview, 'interview')).status).toBe(303);
    const praise = { kind: 'good-practice', criterion: '', text: 'Every shift begins with a talk on safety.' };
    expect((await assessor.send(await assessor.open(address), address, praise, 'observation')).status).toBe(303);
    expect(textOf(await assessor.open(address))).toContain(secret);
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
  ];
  for (const who of ['site', 'secretariat', 'officer-a', 'conflicted'] as const) {
    for (const path of paths) expect((await visitors[who].open(path)).html, `${who} ${path}`).not.toContain(secret);
  }
}
