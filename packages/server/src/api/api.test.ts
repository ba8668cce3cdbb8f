/** The API as a program meets it: its description, its reads with their rights, its refusals, and commands sent twice. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessStream, commandType, commandTypes, refusalTypes, type CommandName } from '@touchstone/domain';
import { playStory, type PlayedStory } from '@touchstone/server';
import { instant } from '@touchstone/kernel';
import { operatorActor, readAccountId } from '@touchstone/store';
import { openTestServer, type TestServer } from '@touchstone/testkit';
import { v7 as uuid } from 'uuid';

let server: TestServer;
let story: PlayedStory;

beforeAll(async () => {
  server = await openTestServer();
  story = await playStory(server.installation, () => undefined);
});
afterAll(() => server.close());

const sessions = new Map<string, Promise<{ readonly cookie: string }>>();

function signedIn(as: string): Promise<{ readonly cookie: string }> {
  const session = sessions.get(as) ?? server.signIn(as);
  sessions.set(as, session);
  return session;
}

interface Sent {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function call(method: 'GET' | 'POST', url: string, { as, body, headers = {} }: Sent = {}) {
  const cookie = as === undefined ? {} : await signedIn(as);
  const answer = await server.http.inject({
    ...{ method, url, headers: { ...cookie, ...headers } },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    json: () => answer.json<Readonly<Record<string, unknown>>>(),
    answer,
  };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name?: string; readonly in?: string; readonly $ref?: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
}

describe('the OpenAPI document', () => {
  async function operations(): Promise<readonly (readonly [string, string, Operation])[]> {
    const document = (await call('GET', '/api/v1/openapi.json')).json() as unknown as {
      readonly openapi: string;
      readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    };
    expect(document.openapi).toBe('3.1.0');
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
    );
  }

  it('has an operation for every command that is not a job’s own', async () => {
    const ids = (await operations()).map(([, , { operationId }]) => operationId);
    const names = (Object.keys(commandTypes) as CommandName[]).filter((name) =>
      commandType(name).duties.some((duty) => duty !== 'system'),
    );
    expect(names.length).toBeGreaterThan(20);
    // The queue's read stands in a room of its own.
    expect(ids).toEqual(expect.arrayContaining([...names, 'read-queue']));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares every part of an address, an answer for each operation, and bodies that are JSON Schema 2020-12', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const [path, , operation] of await operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
      expect(declared).toEqual(named);
      expect(operation.summary).toMatch(/\.$/);
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) ajv.compile(schema);
    }
  });

  it('says once which headers a command takes, to which every command refers', async () => {
    const { components } = (await call('GET', '/api/v1/openapi.json')).json() as unknown as {
      readonly components: { readonly parameters: Readonly<Record<string, { readonly in: string }>> };
    };
    const headers = ['idempotency-key', 'if-match', 'x-observed-at'];
    expect(Object.entries(components.parameters).map(([name, one]) => [name, one.in])).toEqual(
      headers.map((name) => [name, 'header']),
    );
    for (const [, , { operationId, parameters = [] }] of await operations()) {
      const shared = parameters.flatMap(({ $ref }) => $ref ?? []);
      const asked = Object.hasOwn(commandTypes, operationId.replace(/^begin-/, '')) ? headers : [];
      expect([operationId, shared]).toEqual([operationId, asked.map((name) => `#/components/parameters/${name}`)]);
      expect(parameters.filter((one) => one.in === 'header')).toEqual([]);
    }
  });

  it('says what every read answers, and every read of one address answers it', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const hash = String(((await call('GET', '/api/v1/schemes')).json()['schemes'] as { hash: string }[])[0]?.hash);
    const known: Readonly<Record<string, string>> = { cycle: story.eastCycle, hash };
    let validated = 0;
    for (const [path, method, { responses }] of await operations()) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
      const address = path.replaceAll(/\{(\w+)\}/g, (part, name: string) => known[name] ?? part);
      if (method !== 'get' || address.includes('{')) continue;
      for (const as of ['site', 'secretariat', 'officer-a']) {
        const { json, status } = await call('GET', address, { as });
        const { content } = (responses[status === 200 ? '200' : '4XX'] ?? {}) as Operation['requestBody'] & object;
        const { schema } = Object.values(content)[0] ?? {};
        const valid = ajv.compile(schema ?? false);
        expect([path, as, valid(json()), valid.errors]).toEqual([path, as, true, null]);
        validated += 1;
      }
    }
    expect(validated).toBeGreaterThan(50);
  });

  it('is shown to people with every operation, and every refusal has its anchor', async () => {
    const html = (await call('GET', '/api')).answer.body;
    for (const [, , { operationId }] of await operations()) expect(html).toContain(`id="${operationId}"`);
    const refusals = (await call('GET', '/api/refusals')).answer.body;
    for (const code of Object.keys(refusalTypes)) expect(refusals).toContain(`id="${code}"`);
  });
});

describe('a command over the API', () => {
  async function openAnswer(): Promise<{ readonly criterion: string; readonly body: object }> {
    const { json } = await call('GET', `/api/v1/cycles/${story.eastCycle}/answers`, { as: 'site' });
    const [first] = json()['ratings'] as readonly { criterion: string; level: string; evidence: string[] }[];
    const { criterion = '', evidence = [], level = '' } = first ?? {};
    return { criterion, body: { criterion, level, evidence, rationale: 'Seen again.' } };
  }

  const rate = (sent: Sent) =>
    call('POST', `/api/v1/cycles/${story.eastCycle}/self-assessment.rate`, { as: 'site', ...sent });

  it('takes effect once however often it is sent with the same Idempotency-Key', async () => {
    const { body } = await openAnswer();
    const headers = { 'idempotency-key': uuid() };
    const first = await rate({ body, headers });
    const second = await rate({ body, headers });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.json()['outcome']).toBe('accepted');
    expect(second.json()).toMatchObject({ outcome: 'duplicate', version: first.json()['version'] });
    const other = await rate({ body: { ...body, rationale: 'Something else.' }, headers });
    expect([other.status, other.json()['code']]).toEqual([422, 'command.id-reused']);
  });

  it('is a conflict where somebody changed the same rating since, and then changes nothing', async () => {
    const { body, criterion } = await openAnswer();
    const url = `/api/v1/cycles/${story.eastCycle}/answers/${criterion}`;
    const seen = String((await call('GET', url, { as: 'site' })).headers.etag);
    const changed = await rate({ body, headers: { 'if-match': seen } });
    expect([changed.status, changed.headers.etag]).toEqual([200, `"${String(changed.json()['version'])}"`]);
    const late = await rate({ body: { ...body, rationale: 'Too late.' }, headers: { 'if-match': seen } });
    expect([late.status, late.json()['code']]).toEqual([409, 'command.conflict']);
    expect(late.json()['current']).toBe(changed.json()['version']);
    const now = await call('GET', url, { as: 'site' });
    expect(now.json()['rationale']).toBe('Seen again.');
  });

  it('is refused with a problem document that names the field, in the caller’s language', async () => {
    const { status, json, headers } = await rate({
      body: { criterion: 'nonsense', level: 'x', rationale: '', evidence: [] },
      headers: { 'accept-language': 'fr' },
    });
    expect([status, headers['content-type'], headers['content-language']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
      'fr',
    ]);
    expect(json()).toMatchObject({ code: 'rating.unknown-criterion', refusals: [{ at: 'criterion' }] });
  });

  it('is refused to who is not signed in, and to a page of another site', async () => {
    const { body } = await openAnswer();
    const url = `/api/v1/cycles/${story.eastCycle}/self-assessment.rate`;
    expect((await call('POST', url, { body })).json()['code']).toBe('access.sign-in-needed');
    const foreign = await rate({ body, headers: { 'sec-fetch-site': 'cross-site' } });
    expect([foreign.status, foreign.json()['code']]).toEqual([403, 'access.foreign-form']);
  });
});

describe('a read over the API', () => {
  it('comes without a body where the reader has it already', async () => {
    for (const [url, as] of [
      ['/api/v1/register', undefined],
      [`/api/v1/register/${story.northSite}`, undefined],
      [`/api/v1/cycles/${story.northCycle}`, 'officer-a'],
      [`/api/v1/cycles/${story.northCycle}/findings`, 'assessor'],
    ] as const) {
      const sent = as === undefined ? {} : { as };
      const first = await call('GET', url, sent);
      expect(first.status).toBe(200);
      const again = await call('GET', url, { ...sent, headers: { 'if-none-match': String(first.headers.etag) } });
      expect([again.status, again.answer.body]).toEqual([304, '']);
    }
  });

  it('comes anew on a day on which its clocks read otherwise, though nothing was done', async () => {
    const url = `/api/v1/cycles/${story.northCycle}`;
    const first = await call('GET', url, { as: 'officer-a' });
    const now = server.installation.clock();
    server.clock.set(instant('2025-01-01T09:00:00Z'));
    try {
      const headers = { 'if-none-match': String(first.headers.etag) };
      const later = await call('GET', url, { as: 'officer-a', headers });
      expect(later.status).toBe(200);
      expect(later.json()['version']).toBe(first.json()['version']);
      expect(later.json()['clocks']).not.toEqual(first.json()['clocks']);
    } finally {
      server.clock.set(now);
    }
  });

  it('gives the register to everybody, and refuses a query that it does not understand', async () => {
    const { json } = await call('GET', '/api/v1/register?status=awarded&country=SE');
    expect(json()['sites']).toMatchObject([{ name: 'Mill North', fictional: true, imported: false }]);
    const wrong = await call('GET', '/api/v1/register?status=nonsense');
    expect([wrong.status, wrong.json()['code']]).toEqual([422, 'api.bad-query']);
  });

  it('gives a cycle to its parties and tells others that there is none', async () => {
    const url = `/api/v1/cycles/${story.northCycle}`;
    for (const as of ['site', 'assessor', 'secretariat', 'officer-a']) {
      expect((await call('GET', url, { as })).json()).toMatchObject({ stage: 'awarded', award: { stage: 'awarded' } });
    }
    for (const path of ['', '/answers', '/determinations', '/findings', '/advice', '/proposals']) {
      expect((await call('GET', `${url}${path}`)).status).toBe(401);
      const other = await call('GET', `${url}${path}`, { as: 'conflicted' });
      expect([other.status, other.json()['code']]).toEqual([404, 'cycle.unknown']);
    }
  });

  it('tells what the scheme advises, with the reasons as a tree and in words', async () => {
    const { json } = await call('GET', `/api/v1/cycles/${story.eastCycle}/advice`, { as: 'site' });
    expect(json()).toMatchObject({ onAnswers: { marks: [{ advised: false, reason: { holds: false } }] } });
    expect(JSON.stringify(json())).toContain('"because":[]');
    expect(json()).not.toHaveProperty('onDeterminations');
  });

  it('tells those who decide, and nobody else, what was proposed on the award and what became of it', async () => {
    const url = `/api/v1/cycles/${story.northCycle}/proposals`;
    for (const as of ['officer-a', 'secretariat']) {
      expect((await call('GET', url, { as })).json()).toMatchObject({
        proposals: [
          {
            marks: ['copper-mark'],
            departs: false,
            by: { name: 'Alex Officer (fictional)' },
            votes: [],
            outcome: 'confirmed',
          },
        ],
      });
    }
    for (const as of ['site', 'assessor']) {
      const { json, status } = await call('GET', url, { as });
      expect([status, json()['code']]).toEqual([403, 'access.duty-missing']);
    }
  });

  it('gives a scheme version as the very text that its hash names', async () => {
    const { json } = await call('GET', '/api/v1/schemes');
    for (const { hash } of json()['schemes'] as readonly { readonly hash: string }[]) {
      const { answer, headers } = await call('GET', `/api/v1/schemes/${hash}`);
      const digest = await crypto.subtle.digest('SHA-256', Buffer.from(answer.body));
      expect(Buffer.from(digest).toString('hex')).toBe(hash);
      expect(headers['cache-control']).toContain('immutable');
    }
    expect((await call('GET', `/api/v1/schemes/${'0'.repeat(64)}`)).status).toBe(404);
  });
});

describe('something new', () => {
  it('is not begun under a name of another kind', async () => {
    const body = { name: 'Firm', scope: {} };
    for (const stream of ['nonsense', `site_${uuid()}`, 'firm_']) {
      const { json, status } = await call('POST', `/api/v1/firms/${stream}/firm.approve`, { as: 'secretariat', body });
      expect([stream, status, json()['code']]).toEqual([stream, 422, 'command.bad-stream']);
    }
  });
});

describe('granting a duty', () => {
  it('is refused for what is no address, before anybody looks for its account', async () => {
    for (const email of ['\0', { toString: 1 }, 7]) {
      const body = { email, duty: 'secretariat' };
      expect((await call('POST', '/api/v1/access/access.grant', { as: 'site', body })).status).toBe(422);
    }
  });

  const grant = (duty: string) =>
    call('POST', '/api/v1/access/access.grant', { as: 'secretariat', body: { email: 'officer-a@demo.example', duty } });

  it('needs the operator, finds the account’s own stream, and says when the duty is held already', async () => {
    expect((await grant('operator')).json()['code']).toBe('access.duty-missing');
    const { database, run } = server.installation;
    const secretariat = await readAccountId(database.read, 'secretariat@demo.example');
    const body = { email: 'secretariat@demo.example', duty: 'operator' };
    const stream = accessStream(secretariat ?? '');
    await run({ id: uuid(), type: 'access.grant', stream, body }, operatorActor);
    expect((await grant('operator')).status).toBe(200);
    expect((await grant('operator')).json()).toMatchObject({ status: 409, code: 'access.already-granted' });
    expect((await grant('officer')).json()['code']).toBe('access.already-granted');
  });

  it('is taken back by an operator who may not do so with their own, and is then gone at once', async () => {
    const revoke = (email: string, duty: string, as: Parameters<typeof server.signIn>[0] = 'secretariat') =>
      call('POST', '/api/v1/access/access.revoke', { as, body: { email: `${email}@demo.example`, duty } });
    expect((await revoke('secretariat', 'operator')).json()).toMatchObject({ status: 409, code: 'access.own-duty' });
    expect((await grant('operator')).json()['code']).toBe('access.already-granted');
    expect((await revoke('officer-a', 'operator')).status).toBe(200);
    expect((await revoke('officer-a', 'operator')).json()).toMatchObject({ status: 409, code: 'access.not-granted' });
    expect((await revoke('secretariat', 'operator', 'officer-a')).json()['code']).toBe('access.duty-missing');
  });

  it('is refused in a stream that is not the account’s', async () => {
    const body = { email: 'officer-b@demo.example', duty: 'operator' };
    const answer = await server.installation.run(
      { id: uuid(), type: 'access.grant', stream: `access_${uuid()}`, body },
      operatorActor,
    );
    expect(answer).toMatchObject({ outcome: 'refused', refusals: [{ code: 'access.other-stream' }] });
  });

  it('is refused with a moment of observation that is none', async () => {
    const headers = { 'x-observed-at': 'yesterday' };
    const { json } = await call('POST', '/api/v1/access/access.grant', { as: 'secretariat', headers, body: {} });
    expect(json()['code']).toBe('api.bad-moment');
  });
});

describe('sending the bytes of evidence', () => {
  function upload(content: string) {
    const boundary = 'part';
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`;
    return { body: payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
  }

  it('answers with their hash, under which they are held', async () => {
    const { json, status } = await call('POST', '/api/v1/evidence-files', { as: 'site', ...upload('hello') });
    expect([status, json()]).toEqual([
      201,
      { sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', sizeBytes: 5 },
    ]);
    expect(await server.installation.evidenceFiles.has(String(json()['sha256']))).toBe(true);
  });

  it('is refused without a file, and to who is neither of a site nor an assessor', async () => {
    const none = await call('POST', '/api/v1/evidence-files', { as: 'site', body: {} });
    expect(none.json()['code']).toBe('evidence.file-missing');
    const officer = await call('POST', '/api/v1/evidence-files', { as: 'officer-a', ...upload('hello') });
    expect(officer.status).toBe(403);
  });
});
