/** What the pages of a case tell beside its ratings: on the page of one criterion, and over the API, to the same readers. */
import { randomUUID } from 'node:crypto';
import { defined, plainDate } from '@touchstone/kernel';
import type { CommandName, Criterion } from '@touchstone/domain';
import { actorOf } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, textOf, type EvidencedPlace, type World } from './open-world.ts';

const day = plainDate('2026-03-02');
let world: World;
let place: EvidencedPlace;
let criterion: Criterion;

beforeAll(async () => {
  world = await openWorld('example-mill', day);
  criterion = defined(world.criteria[0], 'a criterion');
  place = await world.appointed('Mill of Words');
});
afterAll(() => world.close());

async function run(
  who: 'assessor' | 'secretariat' | 'site',
  type: CommandName,
  stream: string,
  body: object,
): Promise<void> {
  const { installation } = world.server;
  const answer = await installation.run({ id: randomUUID(), type, stream, body }, await actorOf(installation, who));
  expect([type, answer.outcome]).toEqual([type, 'accepted']);
}

describe('the page of one criterion', () => {
  it('shows what was observed there and where the site disagrees, once one may read the determination', async () => {
    const { scenario, visitors } = world;
    const other = defined(world.criteria[1], 'another criterion');
    const observed = { kind: 'observation', text: 'The gauge is read by hand.', criterion: criterion.id };
    await run('assessor', 'observation.record', place.cycle, observed);
    for (const one of world.criteria)
      await scenario.determines(place, one, one === criterion ? 'gap' : 'sound', place.evidence);
    await scenario.submitsReport(place);
    const address = `/cycles/${place.cycle}/criteria/${criterion.id}`;
    expect(textOf(await visitors.assessor.open(address))).toContain('Observation The gauge is read by hand.');
    expect(textOf(await visitors.site.open(address))).not.toContain('The gauge is read by hand.');
    await scenario.acceptsReport(place);
    await run('site', 'disagreement.record', place.cycle, {
      criterion: criterion.id,
      reason: 'The register was there.',
    });
    for (const who of ['site', 'assessor', 'secretariat', 'officer-a'] as const) {
      const said = textOf(await visitors[who].open(address));
      expect(said).toContain('Where the site disagrees The register was there.');
      expect(said).toContain('Observation The gauge is read by hand.');
      const beside = textOf(await visitors[who].open(`/cycles/${place.cycle}/criteria/${other.id}`));
      expect(beside).not.toMatch(/The register was there\.|The gauge is read by hand\./);
    }
  });
});

describe('a read of a case', () => {
  async function read(
    who: keyof World['visitors'],
    path: string,
    cycle = place.cycle,
  ): Promise<Readonly<Record<string, unknown>>> {
    return JSON.parse((await world.visitors[who].open(`/api/v1/cycles/${cycle}${path}`)).html) as Record<
      string,
      unknown
    >;
  }

  it('tells what happened, newest first, a row of ratings as one line', async () => {
    const { lines } = (await read('site', '/history')) as { readonly lines: readonly Record<string, unknown>[] };
    expect(lines[0]).toMatchObject({ type: 'disagreement.recorded', who: 'Sam Site (fictional)', count: 1 });
    expect(lines).toContainEqual(expect.objectContaining({ type: 'assessment.rated', count: world.criteria.length }));
    expect(JSON.stringify(lines)).not.toContain('The register was there.');
    const [first] = ((await read('site', '/history?after=2')) as { readonly lines: readonly object[] }).lines;
    expect(first).toEqual(lines.at(-1));
  });

  it('tells who signed the letter and whom to turn to', async () => {
    expect(await read('secretariat', '/letter')).toMatchObject({
      ...{ cycle: place.cycle, state: 'accepted', signedOn: day, returnedBecause: null },
      signatory: { name: expect.stringMatching(/./) as string, position: expect.stringMatching(/./) as string },
      contact: { email: expect.stringContaining('@') as string },
    });
  });

  it('tells who is on the team, and that there is none yet', async () => {
    expect(await read('site', '/team')).toMatchObject({ stage: 'appointed', team: [{ assessor: world.assessor }] });
    const early = await world.signed('Mill without a team');
    expect(await read('site', '/team', early.cycle)).toEqual({ stage: 'none', team: [], refusedBecause: null });
  });

  it('tells who moved a clock, by which right and why', async () => {
    const flooded = await world.signed('Mill under water');
    await world.scenario.acceptsLetter(flooded);
    const { cycle } = flooded;
    await run('secretariat', 'clock.pause', cycle, { clock: 'own-look', reason: 'The mill stands under water.' });
    const who = 'Sidney Secretariat (fictional)';
    expect((await read('site', '/clock-moves', cycle))['moves']).toMatchObject([
      { clock: 'own-look', kind: 'paused', day, who, by: 'secretariat', reason: 'The mill stands under water.' },
    ]);
  });

  it('tells everybody their own declarations of independence, and nobody another’s', async () => {
    const declared = async (who: 'assessor' | 'secretariat') =>
      JSON.parse((await world.visitors[who].open('/api/v1/declarations')).html) as object;
    expect(await declared('assessor')).toMatchObject({
      declarations: [{ site: place.site, siteName: 'Mill of Words', conflict: false, ties: [] }],
    });
    expect(await declared('secretariat')).toEqual({ declarations: [] });
    expect((await world.server.http.inject({ url: '/api/v1/declarations' })).statusCode).toBe(401);
  });

  it('tells what was decided, with conditions, and what became of it', async () => {
    const { scenario } = world;
    expect(await read('site', '/award')).toMatchObject({ stage: 'none', marks: [], conditions: [], acts: [] });
    const sound = await world.accepted('Mill Awarded');
    await scenario.proposesAward(sound, 'officer-a', []);
    await scenario.votes(sound, 'officer-b', 'for');
    await scenario.confirmsAward(sound, 'officer-b');
    const told = await read('site', '/award', sound.cycle);
    const [given, held] = [{ validFrom: day, endedOn: null }, { suspendedOn: day }];
    expect(told).toMatchObject({ stage: 'awarded', marks: [given, given], acts: [] });
    await scenario.suspends(sound, 'officer-a');
    expect(await read('site', '/award', sound.cycle)).toMatchObject({
      stage: 'suspended',
      marks: [held, held],
      acts: [{ kind: 'suspended', day, reason: expect.stringMatching(/./) as string }],
    });
    // Over the API as on the page: determinations for those who may know them, answers for the rest.
    const portfolio = JSON.parse((await world.visitors.site.open('/api/v1/portfolio')).html) as {
      readonly versions: readonly { readonly sites: readonly { readonly cycle: string }[] }[];
    };
    const sites = portfolio.versions.flatMap((version) => version.sites);
    expect(sites.find(({ cycle }) => cycle === sound.cycle)).toMatchObject({
      ...{ site: sound.site, name: 'Mill Awarded', basis: 'determinations' },
      applicable: world.criteria.map(({ id }) => id),
      ratings: { [criterion.id]: { level: expect.stringMatching(/./) as string } },
    });
    const stranger = JSON.parse((await world.visitors.conflicted.open('/api/v1/portfolio')).html) as object;
    expect(stranger).toEqual({ versions: [] });
  });

  it('tells of an application and its answer, and that there was none', async () => {
    const { scenario } = world;
    expect(await read('site', '/application')).toEqual({ application: null });
    const asking = await scenario.applies(await scenario.filesSite('Mill That Asks'));
    await scenario.answersApplication(asking, 'eligible');
    expect(await read('site', '/application', asking.cycle)).toMatchObject({
      application: { submittedOn: day, answer: 'eligible', answeredOn: day },
    });
  });

  it('of its site tells who is responsible, and of its assessor what competences are on record', async () => {
    const { assessor, server, visitors } = world;
    const readAt = async (who: 'site' | 'secretariat' | 'conflicted', path: string): Promise<object> =>
      JSON.parse((await visitors[who].open(`/api/v1${path}`)).html) as object;
    for (const who of ['site', 'secretariat'] as const)
      expect(await readAt(who, `/sites/${place.site}`)).toMatchObject({
        ...{ site: place.site, name: 'Mill of Words', cycle: place.cycle },
        people: [{ name: 'Sam Site (fictional)', email: 'site@demo.example' }],
      });
    expect(await readAt('conflicted', `/sites/${place.site}`)).toMatchObject({ status: 404, code: 'site.unknown' });
    expect(await readAt('site', `/assessors/${assessor}`)).toMatchObject({
      assessor,
      competences: expect.arrayContaining([
        expect.objectContaining({ competence: expect.stringMatching(/./) as string }),
      ]) as object[],
    });
    expect(await readAt('site', '/assessors/assessor_none')).toMatchObject({ code: 'assessor.unknown' });
    for (const path of [`sites/${place.site}`, `assessors/${assessor}`])
      expect((await server.http.inject({ url: `/api/v1/${path}` })).statusCode).toBe(401);
  });

  it('is for those alone who may read the case', async () => {
    for (const path of ['/history', '/letter', '/team', '/clock-moves', '/award', '/application']) {
      expect(await read('conflicted', path)).toMatchObject({ status: 404, code: 'cycle.unknown' });
      const { statusCode } = await world.server.http.inject({ url: `/api/v1/cycles/${place.cycle}${path}` });
      expect([path, statusCode]).toEqual([path, 401]);
    }
  });
});
