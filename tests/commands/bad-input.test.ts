/**
 * Wrong input as it comes over HTTP: each is refused by its name, in the language of whoever sent it, and nothing is changed
 * by it. The sentences are compared with those of the register, so a person always reads the whole of them.
 */
import { randomUUID } from 'node:crypto';
import { addPeriod, defined, instant, plainDate } from '@touchstone/kernel';
import type { CommandName } from '@touchstone/domain';
import {
  createCommandDriver,
  createScenario,
  openTestServer,
  sentenceOf,
  type Place,
  type Scenario,
  type TestServer,
} from '@touchstone/testkit';
import type { Language } from '@touchstone/ui';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const today = plainDate('2026-05-11');
const tomorrow = addPeriod(today, { days: 1 });
let server: TestServer;
let scenario: Scenario;
let people: Readonly<Record<'site' | 'assessor', { readonly cookie: string }>>;
let open: Place;
let evidence: string;

beforeAll(async () => {
  server = await openTestServer(instant(`${today}T09:00:00Z`));
  const { database, schemes } = server.installation;
  const compiled = await schemes.inForce(database.read, 'copper-mark', today);
  const { scheme } = defined(compiled, 'a scheme in force');
  scenario = createScenario(createCommandDriver(server.installation), scheme, today);
  people = { site: await server.signIn('site'), assessor: await server.signIn('assessor') };
  open = await begin('Mill North');
  evidence = await scenario.addsEvidence(open.site, 'Manual');
});
afterAll(() => server.close());

async function begin(name: string): Promise<Place> {
  const place = await scenario.signsLetter(await scenario.filesSite(name));
  await scenario.acceptsLetter(place);
  return place;
}

/** A site whose self-assessment is complete and not submitted. */
async function answered(name: string): Promise<Place> {
  const place = await begin(name);
  const manual = await scenario.addsEvidence(place.site, 'Manual');
  for (const criterion of scenario.criteria) await scenario.answers(place, criterion, manual);
  return place;
}

interface Sent {
  readonly type: CommandName;
  readonly stream?: string;
  readonly body: object;
  readonly as?: keyof typeof people;
  readonly language?: Language;
}

async function send({ as = 'site', body, language = 'en', stream, type }: Sent) {
  const address = `/api/v1/cycles/${stream === undefined ? '' : `${stream}/`}${type}`;
  const headers = { ...people[as], 'accept-language': language, 'idempotency-key': randomUUID() };
  const answer = await server.http.inject({ method: 'POST', url: address, headers, payload: body });
  return { status: answer.statusCode, ...answer.json<Refused>() };
}

interface Refused {
  readonly refusals?: readonly { readonly code: string; readonly sentence: string }[];
}

/** Every table that a command could write to. */
async function written(): Promise<readonly unknown[]> {
  const { read } = server.installation.database;
  const streams = await read.selectFrom('streams').select(['id', 'version']).orderBy('id').execute();
  const answers = await read.selectFrom('answers').selectAll().orderBy('cycle').orderBy('criterion').execute();
  return [streams, answers];
}

async function isRefused(sent: Sent, code: string): Promise<void> {
  const before = await written();
  for (const language of ['en', 'fr'] as const) {
    const { refusals = [] } = await send({ ...sent, language });
    const [refusal] = refusals;
    expect(refusals.map((one) => one.code)).toEqual([code]);
    // French typography puts other spaces than the register's before its signs.
    expect(refusal?.sentence.replaceAll(/\s/g, ' ')).toMatch(sentenceOf(language, code));
  }
  expect(await written()).toEqual(before);
}

const rating = (more: object): Sent => {
  const [criterion] = scenario.criteria;
  const body = { criterion: criterion?.id, level: 'fully-meets', rationale: 'So.', evidence: [evidence], ...more };
  return { type: 'self-assessment.rate', stream: open.cycle, body };
};

describe('an answer is refused', () => {
  it.each([
    ['to a criterion that the scheme does not have', { criterion: 'mill-1' }, 'rating.unknown-criterion'],
    ['to what every object has', { criterion: 'constructor' }, 'rating.unknown-criterion'],
    ['at a level of another scale', { level: 'exemplary' }, 'rating.unknown-level'],
    [
      'with evidence that does not exist',
      { evidence: ['evidence_00000000-0000-7000-8000-000000000000'] },
      'evidence.unknown',
    ],
    ['without the evidence that its level demands', { evidence: [] }, 'rating.evidence-missing'],
    ['without a rationale', { rationale: ' ' }, 'rating.rationale-missing'],
  ])('%s', (_why, more, code) => isRefused(rating(more), code));

  it('with evidence of another site', async () => {
    const other = await begin('Mill East');
    const elsewhere = await scenario.addsEvidence(other.site, 'Manual of the other mill');
    await isRefused(rating({ evidence: [elsewhere] }), 'evidence.unknown');
  });
});

it('a letter is not signed on a day to come, nor on one that is none', async () => {
  const site = await scenario.filesSite('Mill South');
  const letter = (signedOn: string): Sent => ({
    type: 'commitment.sign',
    body: {
      ...{ site, scheme: 'copper-mark', signedOn, promises: [] },
      ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Kim', email: 'kim@mill.example' } },
    },
  });
  await isRefused(letter(tomorrow), 'commitment.future');
  await isRefused(letter('2026-02-30'), 'date.impossible');
});

describe('what was submitted', () => {
  it('is frozen, and of two submissions at once one is taken', async () => {
    const place = await answered('Mill West');
    const submission: Sent = { type: 'self-assessment.submit', stream: place.cycle, body: {} };
    const both = await Promise.all([send(submission), send(submission)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const codes = both.flatMap(({ refusals = [] }) => refusals.map(({ code }) => code));
    expect(codes).toEqual(['self-assessment.frozen']);
    await isRefused(submission, 'self-assessment.frozen');
    await isRefused({ ...rating({}), stream: place.cycle }, 'self-assessment.frozen');
  });

  it('holds no visit on a day to come', async () => {
    const place = await answered('Mill Middle');
    await scenario.submitsSelfAssessment(place);
    const ada = await scenario.approvesAssessor('assessor', await scenario.approvesFirm());
    await scenario.declares('assessor', place.site, false);
    await scenario.appoints(place, ada);
    const manual = await scenario.addsEvidence(place.site, 'Records');
    for (const criterion of scenario.criteria) await scenario.determines(place, criterion, 'sound', manual);
    const report = (visitedOn: string): Sent => ({
      ...{ type: 'assessment.submit', stream: place.cycle, as: 'assessor' },
      body: { visitedOn, summary: 'Visited.' },
    });
    await isRefused(report(tomorrow), 'assessment.future');
    await isRefused(report('2026-02-30'), 'date.impossible');
  });
});
