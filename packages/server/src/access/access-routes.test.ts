import { accessStream } from '@touchstone/domain';
import { defined } from '@touchstone/kernel';
import { operatorActor, readAccountId } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, demoPassword, readAssets } from '@touchstone/server';
import { openTestServer, type TestServer } from '@touchstone/testkit';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

function post(url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  return server.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: String(new URLSearchParams(fields)),
  });
}

const sam = { email: 'site@demo.example', password: demoPassword };

describe('signing in', () => {
  it('opens a session and leads on to where the person wanted to go', async () => {
    const answer = await post('/sign-in', { ...sam, next: '/cycles?x=1' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/cycles?x=1');
    const cookie = [answer.headers['set-cookie'] ?? ''].flat().map((one) => one.split(';')[0]);
    expect([answer.headers['set-cookie'] ?? ''].flat().join()).toMatch(/HttpOnly; SameSite=Lax/i);
    const home = await server.http.inject({ url: '/', headers: { cookie: cookie.join('; ') } });
    expect(home.body).toContain('Sam Site (fictional)');
  });

  it('never leads to another site, whatever the link says', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
      expect((await post('/sign-in', { ...sam, next })).headers.location).toBe('/work');
    }
  });

  it('says what is wrong, keeps the address, and never shows the password again', async () => {
    const answer = await post('/sign-in', { email: sam.email, password: 'not the password' });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain('This e-mail address and password do not go together.');
    expect(answer.body).toContain(`value="${sam.email}"`);
    expect(answer.body).not.toContain('not the password');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('names each empty field, in the language of the person', async () => {
    const answer = await post('/sign-in', { email: '', password: '' }, { 'accept-language': 'fr' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body.match(/Remplissez ce champ/g)?.length).toBe(4);
    expect(answer.body).toMatch(/href="#field-email">Adresse électronique.: Remplissez ce champ/);
  });

  it('is refused after too many tries from one address', async () => {
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => post('/sign-in', { email: 'nobody@x.example', password: 'x' })),
    );
    const last = tries.at(-1);
    expect(tries.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(5);
    expect(last?.body).toContain('Too many tries.');
  });

  it('counts each visitor behind a proxy that is named, and believes nobody else', async () => {
    const { assets, files } = await readAssets();
    const services = { ...server.installation, ...{ demo: true, assets, files }, report: () => 'test' };
    const http = await createServer(services, ['10.0.0.0/8']);
    const tryFrom = (remoteAddress: string, visitor: string) =>
      http.inject({
        ...{
          method: 'POST',
          url: '/api/v1/sessions',
          remoteAddress,
          payload: { email: 'no@x.example', password: 'x' },
        },
        headers: { 'x-forwarded-for': visitor },
      });
    const refused = async (remoteAddress: string): Promise<number> => {
      const tries = Array.from({ length: 30 }, (_, index) => tryFrom(remoteAddress, `192.0.2.${String(index)}`));
      return (await Promise.all(tries)).filter(({ statusCode }) => statusCode === 429).length;
    };
    expect(await refused('10.1.2.3')).toBe(0);
    expect(await refused('198.51.100.7')).toBeGreaterThan(5);
    await http.close();
  });

  it('takes one click in a demonstration, and only for its own people', async () => {
    const answer = await post('/demo/sign-in', { account: 'officer-a', next: '/work' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers['set-cookie']).toBeDefined();
    expect((await post('/demo/sign-in', { account: 'nobody' })).statusCode).toBe(404);
  });

  it('ends with signing out', async () => {
    const { cookie } = await server.signIn('secretariat');
    const out = await post('/sign-out', {}, { cookie });
    expect(out.statusCode).toBe(303);
    const work = await server.http.inject({ url: '/work', headers: { cookie } });
    expect(work.statusCode).toBe(401);
    expect(work.body).toContain('/sign-in?next=%2Fwork');
  });
});

describe('creating an account', () => {
  it('asks for a name, an address and a long password, and signs the person in', async () => {
    const short = await post('/sign-up', { name: ' ', email: 'new', password: 'short' });
    expect(short.statusCode).toBe(422);
    const fields = { name: 'New Person (fictional)', email: 'new@person.example' };
    const weak = await post('/sign-up', { ...fields, password: 'short' });
    expect(weak.body).toContain('Choose a password of at least 12 characters.');
    const made = await post('/sign-up', { ...fields, password: 'four plain english words', next: '/sites/new' });
    expect([made.statusCode, made.headers.location]).toEqual([303, '/sites/new']);
    const again = await post('/sign-up', { ...fields, password: 'four plain english words' });
    expect(again.statusCode).toBe(409);
  });
});

describe('the duties of the scheme’s staff', () => {
  it('are given by the operator on a page of their own, and by nobody else', async () => {
    const { database, run } = server.installation;
    const { cookie } = await server.signIn('officer-b');
    const page = () => server.http.inject({ url: '/duties', headers: { cookie } });
    const give = (email: string) => post('/duties', { act: 'grant', email, duty: 'secretariat' }, { cookie });
    expect((await server.http.inject({ url: '/duties' })).statusCode).toBe(401);
    expect([(await page()).statusCode, (await give(sam.email)).statusCode]).toEqual([403, 403]);

    const operator = 'officer-b@demo.example';
    const stream = accessStream(defined(await readAccountId(database.read, operator), operator));
    await run({ id: uuid(), type: 'access.grant', stream, body: { email: operator, duty: 'operator' } }, operatorActor);
    const unknown = await give('nobody@x.example');
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain('There is no account with the e-mail address nobody@x.example.');
    expect(unknown.body).toContain('value="nobody@x.example"');
    expect((await page()).body).not.toContain(sam.email);
    expect((await give(` ${sam.email.toUpperCase()} `)).headers.location).toMatch(/^\/duties/);
    expect((await page()).body).toMatch(/Secretariat<[^]*Sam Site[^]*site@demo\.example/);
    expect((await give(sam.email)).statusCode).toBe(409);
  });

  it('are taken back there, at once, but not the operator’s own', async () => {
    const [operator, other] = [await server.signIn('officer-b'), await server.signIn('secretariat')];
    const takeBack = (email: string, duty: string) =>
      post('/duties', { act: 'revoke', email, duty }, { cookie: operator.cookie });
    const queue = () => server.http.inject({ url: '/queue', headers: { cookie: other.cookie } });
    const page = await server.http.inject({ url: '/duties', headers: { cookie: operator.cookie } });
    expect(page.body).toContain('from Sidney Secretariat (fictional): Secretariat');
    expect(page.body).not.toMatch(/from Bo Officer[^<]*: Operator/);
    expect((await queue()).statusCode).toBe(200);
    expect((await takeBack('secretariat@demo.example', 'secretariat')).headers.location).toMatch(/^\/duties/);
    expect((await queue()).statusCode).toBe(403);
    const again = await takeBack('secretariat@demo.example', 'secretariat');
    expect([again.statusCode, again.body.includes('This account does not hold that duty.')]).toEqual([409, true]);
    const own = await takeBack('officer-b@demo.example', 'operator');
    expect([own.statusCode, own.body.includes('Nobody takes their own duty as operator back.')]).toEqual([409, true]);
  });
});

describe('a form of another site', () => {
  it.each([
    ['by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['by a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['by its origin, in an older browser', { origin: 'https://evil.example' }],
  ])('is refused %s, and nobody is signed in by it', async (_how, headers) => {
    const answer = await post('/demo/sign-in', { account: 'officer-a' }, headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('This form was sent from another site.');
  });
});
