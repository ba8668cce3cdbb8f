/** A site that answers again: its answers of the cycle before beside each form, confirmed at once or one by one, never by themselves. */
import { defined, instant, plainDate } from '@touchstone/kernel';
import { startingPoints, type Criterion } from '@touchstone/domain';
import { readAnswers, readEarlierAnswers } from '@touchstone/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaints, openWorld, textOf, type EvidencedPlace, type World } from './open-world.ts';

const later = plainDate('2026-02-01');
let world: World;
let first: EvidencedPlace;
let second: string;
let place: string;
let criteria: readonly Criterion[];
/** by how they may be answered */
let same: readonly string[];
let other: readonly string[];

beforeAll(async () => {
  world = await openWorld();
  const { scenario, server, visitors } = world;
  first = await world.accepted('Mill Again', [0, 2]);
  await scenario.proposesAward(first, 'officer-a', [defined(world.criteria[0], 'a'), defined(world.criteria[2], 'b')]);
  await scenario.confirmsAward(first, 'officer-b');
  server.clock.set(instant(`${later}T09:00:00Z`));
  const address = `/cycles/${first.cycle}/reassessment`;
  const begun = await visitors.site.send(await visitors.site.open(address), address, { reason: 'Three years.' });
  second = begun.location.slice('/cycles/'.length);
  place = `/cycles/${second}/self-assessment`;
  const { database, schemes } = server.installation;
  const { read } = database;
  const { scheme } = defined(await schemes.inForce(read, world.scheme.id, later), 'a scheme in force');
  const points = startingPoints(scheme, defined(await readEarlierAnswers(read, schemes, first.cycle), 'answers'));
  criteria = scheme.criteria;
  same = points.flatMap(({ confirmable, criterion }) => (confirmable ? [criterion] : []));
  other = points.flatMap(({ confirmable, criterion }) => (confirmable ? [] : [criterion]));
});
afterAll(() => world.close());

const answersNow = async () => readAnswers(world.server.installation.database.read, second);
const numberOf = (id: string): string => defined(criteria.find((one) => one.id === id)?.number, id);

describe('a site that is assessed again', () => {
  it('finds its earlier answers in the list, to be confirmed, and none of them counted', async () => {
    const page = await world.visitors.site.open(place);
    expect(textOf(page)).toContain('none counts until you confirm or change it');
    expect(textOf(page)).toMatch(/\b0 of \d+ criteria/);
    const waiting = await world.visitors.site.open(`${place}?show=waiting`);
    expect(waiting.html.match(/To confirm<\/span>/g)?.length).toBe(new Set([...same, ...other]).size);
    expect(await answersNow()).toEqual([]);
  });

  it('cannot submit what it has not confirmed', async () => {
    const { site } = world.visitors;
    // The page offers no button for it, so the address is sent what a button would send.
    const refused = await site.post(`${place}/submit`, {});
    expect(complaints(refused)[0]).toMatch(/^\d+ answers of the cycle before wait to be confirmed or changed/);
  });

  it('reads beside the form what it wrote, what was determined, what was found, and what changed since', async () => {
    const { site } = world.visitors;
    const gap = defined(world.criteria[2], 'a criterion with a finding');
    const led = defined(
      same.find((id) => id === 'rra3-g8'),
      'what it became',
    );
    const page = await site.open(`${place}/${led}`);
    const text = textOf(page);
    expect(text).toContain(`${gap.number} ${gap.title['en'] ?? ''}`);
    expect(text).toContain('Procedures and records show this.');
    expect(text).toContain('Partially Meets');
    expect(text).toContain(`${gap.number} (open)`);
    expect(text).toContain('What changed since');
    expect(page.html).toMatch(/value="fully-meets"[^>]*checked/);
    expect(page.html).toContain(`name="broughtFrom/criterion" value="${gap.id}"`);
  });

  it('is told where evidence of an earlier answer has lapsed, from the day after its last one', async () => {
    const { read } = world.server.installation.database;
    const holdsUntil = (day: string) =>
      read
        .updateTable('evidence')
        .set({ valid_until: plainDate(day) })
        .execute();
    const said = /was valid until 31 January 2026. Cite what shows it now\./;
    const pages = [`${place}/confirm`, `${place}/${same[0] ?? ''}`];
    await holdsUntil(later);
    for (const page of pages)
      expect(textOf(await world.visitors.site.open(page))).not.toContain('Cite what shows it now');
    await holdsUntil('2026-01-31');
    for (const page of pages) expect(textOf(await world.visitors.site.open(page))).toMatch(said);
  });

  it('starts from an earlier answer to something else without its level', async () => {
    const { site } = world.visitors;
    const address = `${place}/${defined(other[0], 'a criterion that asks something else')}`;
    const plain = await site.open(address);
    expect(plain.html).not.toContain('name="broughtFrom/criterion"');
    const from = defined(/\?from=([^#"]+)/.exec(plain.html)?.[1], 'a way to start');
    const started = await site.open(`${address}?from=${from}`);
    expect(started.html).toContain('Procedures and records show this.</textarea>');
    expect(started.html).not.toMatch(/name="level"[^>]*checked/);
    const empty = await site.send(started, address, { rationale: 'Wider than before.', evidence: first.evidence });
    expect([empty.status, empty.html.includes(`name="broughtFrom/criterion" value="${from}"`)]).toEqual([422, true]);
    const saved = await site.send(empty, address, {
      ...{ level: 'fully-meets', rationale: 'Wider than before.', evidence: first.evidence },
    });
    expect(saved.status).toBe(303);
    expect(await answersNow()).toMatchObject([{ brought_cycle: first.cycle, brought_criterion: from }]);
    expect(textOf(await site.open(address))).toMatch(/Started from: \S+ of .*, changed since/);
  });

  it('confirms several at once, of which none was ticked, and the journal keeps where they came from', async () => {
    const { site } = world.visitors;
    const address = `${place}/confirm`;
    const [page, stale] = [await site.open(address), await site.open(address)];
    expect(page.html).not.toMatch(/name="criteria"[^>]*checked/);
    for (const id of other) expect(page.html).not.toContain(`name="criteria" value="${id}"`);
    expect(complaints(await site.send(page, address, {}))).toHaveLength(1);
    const [one = '', two = '', three = ''] = same;
    const confirmed = await site.send(page, address, { criteria: [one, two] });
    expect(confirmed.status).toBe(303);
    expect(textOf(await site.open(confirmed.location))).toContain('2 answers of the cycle before are confirmed.');
    const brought = (await answersNow()).filter(({ criterion }) => [one, two].includes(criterion));
    expect(brought.map(({ brought_cycle: cycle, level, rationale }) => ({ cycle, level, rationale }))).toEqual(
      [0, 1].map(() => ({
        ...{ cycle: first.cycle, level: 'fully-meets', rationale: 'Procedures and records show this.' },
      })),
    );
    expect(textOf(await site.open(`${place}/${one}`))).toMatch(/Started from: \S+ of .*, word for word/);
    const late = await site.send(stale, address, { criteria: [two, three] });
    expect([late.status, complaints(late)]).toEqual([
      409,
      [`Criterion ${numberOf(two)} is answered already. Open it to change its answer.`],
    ]);
    expect(late.html).toMatch(new RegExp(`value="${three}"[^>]*checked`));
  });

  it('is answered for by nobody else', async () => {
    const { secretariat } = world.visitors;
    expect((await secretariat.open(`${place}/confirm`)).status).toBe(404);
    expect((await secretariat.open(`${place}/${defined(same[3], 'one')}`)).html).not.toContain('?from=');
  });
});

describe('a first cycle', () => {
  it('speaks of no cycle before', async () => {
    const { site } = world.visitors;
    const page = await site.open(`/cycles/${first.cycle}/self-assessment`);
    expect(textOf(page)).not.toContain('ycle before');
    expect((await site.open(`/cycles/${first.cycle}/self-assessment/confirm`)).status).toBe(404);
  });
});
