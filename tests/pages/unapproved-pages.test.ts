/**
 * Whoever is on a team and whose approval, or their firm's, is not in force: offered no act and told why, in every list and
 * over the API, reading nothing of the case until it is renewed; the secretariat is told, and somebody else follows. And what
 * the calendars of people still show whom something bars from a case.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf, openWorld, textOf, today, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let place: EvidencedPlace;
beforeAll(async () => {
  world = await openWorld();
  place = await world.appointed('Mill Firm');
});
afterAll(() => world.close());

type Sender = Parameters<World['server']['signIn']>[0];

async function send(who: Sender, path: string, payload: object): Promise<{ status: number; body: object }> {
  const { server } = world;
  const sent = await server.http.inject({
    ...{ method: 'POST', url: `/api/v1/${path}`, payload, headers: await server.signIn(who) },
  });
  return { status: sent.statusCode, body: sent.json<object>() };
}

/** The secretariat does it, and it is done. */
async function done(path: string, payload: object): Promise<void> {
  expect(await send('secretariat', path, payload)).toMatchObject({ status: 200 });
}

const queued = async (cycle: string): Promise<boolean> =>
  (await world.visitors.secretariat.open('/queue?act=assessment.replace')).html.includes(`/cycles/${cycle}/team`);

const wayOut =
  'Until that is mended you cannot act for the team, nor read what is in the case. The secretariat renews it or lets somebody follow you; what you did before stays on record.';

describe('an assessor whose firm is suspended', () => {
  it('is told so and who acts, is offered nothing, and reads nothing of what is in the case', async () => {
    const { assessor, secretariat, site } = world.visitors;
    const own = `/cycles/${place.cycle}`;
    const suspended = /The approval of [^.]+ is suspended\./;
    expect((await assessor.open('/work')).html).toContain(own);
    expect(await queued(place.cycle)).toBe(false);
    await done(`firms/${world.firm}/firm.suspend`, { reason: 'Its insurance ended.' });
    const page = await assessor.open(own);
    expect(page.status).toBe(200);
    expect(textOf(page)).toMatch(suspended);
    expect(textOf(page)).toContain(wayOut);
    expect(page.html).not.toMatch(new RegExp(`href="${own}/`));
    const work = textOf(await assessor.open('/work'));
    expect(work).toContain('Nothing waits for you now');
    expect(work).toContain(wayOut);
    expect((await assessor.open('/cycles')).html).not.toContain(`${own}/`);
    const firm = await assessor.open(`/firms/${world.firm}`);
    const [entry = ''] = /\/assessors\/assessor_[0-9a-f-]+/.exec(firm.html) ?? [];
    for (const told of [firm, await assessor.open(entry)]) expect(textOf(told)).toContain('none of its people may act');
    const closed = [`${own}/assessment`, `${own}/visit`, `${own}/plan`, `/sites/${place.site}/evidence`];
    for (const path of [...closed, `/evidence/${place.evidence}`]) {
      const answer = await assessor.open(path);
      expect([answer.status, textOf(answer).includes(wayOut)], path).toEqual([403, true]);
    }
    for (const path of ['determinations', 'fieldwork', 'answers']) {
      const answer = await assessor.open(`/api/v1${own}/${path}`);
      expect([answer.status, answer.html], path).toEqual([403, expect.stringContaining('assessment.not-approved')]);
    }
    expect((await assessor.post(`/sites/${place.site}/evidence`, {})).status).toBe(403);
    // Why, is for those who replace people.
    expect(await queued(place.cycle)).toBe(true);
    expect(textOf(await secretariat.open(own))).toMatch(suspended);
    expect(textOf(await site.open(own))).not.toMatch(suspended);
    expect(textOf(await site.open(own))).toContain('assessor (fictional) cannot go on as things are.');
  });

  it('is refused over the API with what is lacking, and goes on once the firm is reinstated', async () => {
    const [criterion] = world.criteria;
    const { evidence } = place;
    const rating = { criterion: criterion?.id, level: 'fully-meets', rationale: 'Seen.', evidence: [evidence] };
    const rates = `cycles/${place.cycle}/assessment.rate`;
    expect(await send('assessor', rates, rating)).toMatchObject({
      ...{
        status: 403,
        body: { code: 'assessment.not-approved', title: expect.stringContaining('suspended') as unknown },
      },
    });
    await done(`firms/${world.firm}/firm.reinstate`, { reason: 'It is insured again.' });
    expect(await queued(place.cycle)).toBe(false);
    expect((await send('assessor', rates, rating)).body).not.toMatchObject({ code: 'assessment.not-approved' });
    expect((await world.visitors.assessor.open(`/cycles/${place.cycle}/assessment`)).status).toBe(200);
  });
});

describe('an assessor whose scope is narrowed', () => {
  it('stops where it does not reach and nowhere else, and whoever follows goes on', async () => {
    const { assessor, conflicted, visitors } = world;
    const narrow = { scope: { metals: ['zinc'] } };
    await done(`assessors/${assessor}/assessor.rescope`, narrow);
    const told = textOf(await visitors.secretariat.open('/queue?act=assessment.replace'));
    expect(told).toContain('does not reach to the metal “Copper”');
    const french = await world.server.http.inject({
      url: `/cycles/${place.cycle}`,
      headers: { ...(await world.server.signIn('assessor')), 'accept-language': 'fr' },
    });
    expect(textOf({ html: french.body, status: 200, location: '', headers: {} })).toMatch(
      /L’agrément de .+ ne couvre pas le métal «\s?Cuivre\s?»\. Tant que cela dure/,
    );
    await world.scenario.declares('conflicted', place.site, false);
    const replace = { leaves: assessor, follows: conflicted, reason: 'Approved for zinc only.' };
    await done(`cycles/${place.cycle}/assessment.replace`, replace);
    expect(await queued(place.cycle)).toBe(false);
    expect((await visitors.assessor.open(`/cycles/${place.cycle}`)).status).toBe(404);
    expect((await visitors.assessor.open(`/api/v1/cycles/${place.cycle}`)).status).toBe(404);
    expect((await visitors.conflicted.open(`/cycles/${place.cycle}/assessment`)).status).toBe(200);
    await done(`assessors/${assessor}/assessor.rescope`, { scope: {} });
  });
});

describe('the calendar of', () => {
  const calendar = async (who: 'officer-a' | 'officer-b' | 'assessor'): Promise<string> =>
    (await calendarOf(world.visitors[who])).text;
  const ofFinding = /SUMMARY:Mill Found: [^\r]*\(/;

  it('an officer who withdrew, and of an assessor whose approval ended, tells of no finding any more', async () => {
    const found = await world.accepted('Mill Found', [0]);
    for (const who of ['officer-a', 'officer-b', 'assessor'] as const) {
      expect(await calendar(who), who).toMatch(ofFinding);
    }
    const recused = await send('officer-a', `cycles/${found.cycle}/award.recuse`, { reason: 'A friend works there.' });
    expect(recused.status).toBe(200);
    await done(`assessors/${world.assessor}/assessor.rescope`, { scope: {}, until: '2023-06-14' });
    for (const who of ['officer-a', 'assessor'] as const) {
      const text = await calendar(who);
      expect(text, who).not.toMatch(ofFinding);
      // Where the case stands, they go on reading.
      expect(text, who).toContain('SUMMARY:Mill Found: ');
    }
    expect(await calendar('officer-b')).toMatch(ofFinding);
    await done(`assessors/${world.assessor}/assessor.rescope`, { scope: {}, until: today });
    expect(await calendar('assessor')).toMatch(ofFinding);
  });

  it('an assessor who was replaced knows nothing of the case', async () => {
    const left = await world.accepted('Mill Left', [0]);
    expect(await calendar('assessor')).toContain('SUMMARY:Mill Left: ');
    await world.scenario.declares('conflicted', left.site, false);
    const replace = { leaves: world.assessor, follows: world.conflicted, reason: 'On leave.' };
    await done(`cycles/${left.cycle}/assessment.replace`, replace);
    expect(await calendar('assessor')).not.toContain('Mill Left');
  });
});
