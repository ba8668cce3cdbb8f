/** Goal: each fact opens on the scheme's own day, at every public door; method: one journey under each rule, then time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined, instant, plainDate } from '@touchstone/kernel';
import { parseVcJwt } from '@touchstone/credential';
import { compileScheme, schemeJson, shownStatus, type CompiledScheme, type HeldFacts } from '@touchstone/domain';
import { issueCredential, sequenceLog } from '@touchstone/server';
import { readRegister, systemActor } from '@touchstone/store';
import {
  createCommandDriver,
  createScenario,
  openTestServer,
  readShippedSchemes,
  type Place,
  type TestServer,
} from '@touchstone/testkit';
import { registerStatuses } from '@touchstone/ui';
import pg from 'pg';
import { v7 as uuid } from 'uuid';

let server: TestServer;
const today = plainDate('2025-07-31');

beforeAll(async () => {
  server = await openTestServer(instant('2025-07-31T13:00:00Z'));
});
afterAll(() => server.close());

/** From letter to award on that day, with a finding on the first criterion, its credential and its places in the log. */
async function awards({ scheme }: CompiledScheme, name: string): Promise<Place> {
  const { installation } = server;
  server.clock.set(instant(`${today}T13:00:00Z`));
  const people = createScenario(createCommandDriver(installation), scheme, today);
  const [gap, ...sound] = people.criteria;
  const mill = await people.signsLetter(await people.filesSite(name));
  await people.acceptsLetter(mill);
  const manual = await people.addsEvidence(mill.site, 'Manual');
  for (const criterion of people.criteria) await people.answers(mill, criterion, manual);
  await people.submitsSelfAssessment(mill);
  const ada = await assessorOnce(people);
  await people.declares('assessor', mill.site, false);
  await people.appoints(mill, ada);
  for (const criterion of sound) await people.determines(mill, criterion, 'sound', manual);
  await people.determines(mill, defined(gap, 'a criterion'), 'gap', manual);
  await people.submitsReport(mill);
  await people.acceptsReport(mill);
  await people.plans(mill, defined(gap, 'a criterion'), plainDate('2025-10-01'));
  await people.proposesAward(mill, 'officer-a', [defined(gap, 'a criterion')]);
  await people.confirmsAward(mill, 'officer-b');
  await issueCredential({ ...installation, origin: 'http://localhost:4310' }, mill.cycle);
  await seal();
  return mill;
}

let assessor: string | undefined;
async function assessorOnce(people: ReturnType<typeof createScenario>): Promise<string> {
  assessor ??= await people.approvesAssessor('assessor', await people.approvesFirm());
  return assessor;
}

async function seal(): Promise<void> {
  await sequenceLog(server.installation, server.installation.keys, 'http://localhost:4310');
}

async function get(url: string) {
  const { body, statusCode } = await server.http.inject({ url, headers: { 'accept-language': 'en' } });
  return { body, statusCode };
}

async function page({ site }: Place): Promise<string> {
  return (await get(`/register/${site}`)).body;
}

function shipped(id: string): CompiledScheme {
  return defined(
    readShippedSchemes().findLast(({ scheme }) => scheme.id === id),
    id,
  );
}

describe('a scheme that publishes ratings after a delay', () => {
  const mill = shipped('example-mill');
  let place: Place;
  beforeAll(async () => {
    place = await awards(mill, 'Delayed Mill');
  });

  it('shows the award at once, says when the ratings come, and keeps them out of the credential', async () => {
    const html = await page(place);
    expect(html).toContain('Delayed Mill holds Mill Star');
    expect(html).toContain('What the site has promised');
    expect(html).toContain('Ratings of the assessment: public from 30 August 2025.');
    expect(html).toContain('Full assessment report: on request from 30 September 2025.');
    expect(html).not.toContain('How each criterion was rated');
    const token = parseVcJwt((await get(`/credentials/${place.cycle}`)).body);
    const told = JSON.stringify(token.ok ? token.value.claims : token.error);
    expect(told).toContain('#mark-');
    expect(told).not.toContain('#criterion-');
    expect(told).not.toContain('exemplary');
  });

  it('shows the ratings on their day by itself, and never the plan that has no day', async () => {
    server.clock.set(instant('2025-08-30T11:00:00Z'));
    expect(await page(place)).not.toContain('How each criterion was rated');
    server.clock.set(instant('2025-08-30T12:05:00Z'));
    const html = await page(place);
    expect(html).toContain('How each criterion was rated');
    expect(html).toContain('Workable');
    expect(html).not.toContain('Train the third shift');
    expect(JSON.parse((await get(`/api/v1/register/${place.site}`)).body)).toMatchObject({
      published: { ratings: { 'mill-1': { level: 'workable' } } },
    });
    // What can be had by asking says so with its day, too, once that has come.
    server.clock.set(instant('2025-10-01T12:00:00Z'));
    expect(await page(place)).toContain('Full assessment report: on request from 30 September 2025.');
  });

  it('shows a rating as it was seen last, also where the finding stays open', async () => {
    const { act } = createCommandDriver(server.installation);
    const [stream, finding] = [place.cycle, 'finding-mill-1'];
    const report = { finding, done: 'All were trained.', evidence: [] };
    const seen = { finding, level: 'underway', rationale: 'One shift was not.', method: 'remote' };
    expect(await act({ who: 'site', type: 'improvement.report', stream, body: report })).toMatchObject({ done: true });
    expect(await act({ who: 'assessor', type: 'improvement.verify', stream, body: seen })).toMatchObject({
      done: true,
    });
    expect(JSON.parse((await get(`/api/v1/register/${place.site}`)).body)).toMatchObject({
      published: { ratings: { 'mill-1': { level: 'underway' } } },
    });
  });
});

describe('a scheme that sets no day', () => {
  it('shows who holds a mark, and neither ratings nor plan, on the page, over the API and in the credential', async () => {
    const place = await awards(shipped('copper-mark'), 'Undated Mill');
    const html = await page(place);
    expect(html).toContain('Undated Mill holds');
    for (const word of ['How each criterion was rated', 'Improvement plan</h2>', 'Train the third shift']) {
      expect(html).not.toContain(word);
    }
    expect((await get(`/api/v1/register/${place.site}`)).body).not.toContain('"ratings"');
    const token = parseVcJwt((await get(`/credentials/${place.cycle}`)).body);
    expect(JSON.stringify(token.ok ? token.value.claims : token.error)).not.toContain('#criterion-');
  });
});

describe('a scheme that holds back who was awarded', () => {
  it('says nothing of it at any door until its day, then everything', async () => {
    const { scheme } = shipped('example-mill');
    const from = { anchor: 'award.confirmed', after: { days: 14 } };
    const held = ['award.marks', 'award.conditions'].map((fact) => ({ fact, access: 'public' as const, from }));
    const shy = { ...scheme, id: 'shy-mill', publication: held };
    const compiled = compileScheme(new Map([['scheme.yaml', schemeJson(shy)]]));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const content = schemeJson(compiled.value.scheme);
    const stream = `scheme_${compiled.value.hash}`;
    await server.installation.run({ id: uuid(), type: 'scheme.publish', stream, body: { content } }, systemActor);
    const place = await awards(compiled.value, 'Shy Mill');

    const doors = async () => ({
      page: (await page(place)).includes('Mill Star'),
      list: (await get('/register?q=shy&status=awarded')).body.includes(place.site),
      assessed: (await get('/register?q=shy&status=assessed')).body.includes(place.site),
      api: (await get(`/api/v1/register/${place.site}`)).body.includes('mill-star'),
      credential: (await get(`/credentials/${place.cycle}`)).statusCode,
      log: await sealedTypes(place),
    });
    const before = ['assessment.accepted', 'assessment.appointed', 'commitment.accepted', 'self-assessment.submitted'];
    expect(await doors()).toEqual({
      ...{ page: false, list: false, assessed: true, api: false, credential: 404, log: before },
    });
    server.clock.set(instant('2025-08-14T12:05:00Z'));
    await seal();
    expect(await doors()).toEqual({
      ...{ page: true, list: true, assessed: false, api: true, credential: 200 },
      log: [...before, 'award', 'award.confirmed'].sort(),
    });
    // As they came with the award, some of them by what rules may ask of its days alone.
    const { published } = JSON.parse((await get(`/api/v1/register/${place.site}`)).body) as { published: object };
    expect(published).toMatchObject({ conditions: ['keep-gate-open', 'show-others'] });
  });

  it('is found under the step that is shown, whatever is held', async () => {
    const { connection, database } = server.installation;
    const client = new pg.Client(connection);
    await client.connect();
    const day = plainDate('2025-08-10');
    const holdable = [
      'self-assessment.submitted-on',
      'assessment.firm',
      'assessment.accepted-on',
      'award.marks',
    ] as const;
    for (const status of registerStatuses) {
      for (let bits = 0; bits < 2 ** holdable.length; bits += 1) {
        const held: HeldFacts = Object.fromEntries(
          holdable.flatMap((fact, at) => {
            const kind = Math.floor(bits / 2 ** at) % 2;
            return kind === 0 ? [] : [[fact, null]];
          }),
        );
        await client.query("update register set status = $1, held = $2 where name = 'Shy Mill'", [status, held]);
        const shown = shownStatus(status, held, day);
        const found = await readRegister(database.read, { search: 'shy', status: shown }, day);
        expect([status, held, found.rows[0]?.status]).toEqual([status, held, shown]);
      }
    }
    await client.end();
  });
});

async function sealedTypes({ cycle }: Place): Promise<readonly string[]> {
  const rows = await server.installation.database.read
    .selectFrom('public_entries')
    .innerJoin('log_leaves', (join) =>
      join
        .onRef('log_leaves.stream', '=', 'public_entries.stream')
        .onRef('log_leaves.version', '=', 'public_entries.version'),
    )
    .select('public_entries.entry')
    .where('public_entries.stream', '=', cycle)
    .execute();
  return rows.map(({ entry }) => ('kind' in entry ? entry.kind : entry.type)).sort();
}
