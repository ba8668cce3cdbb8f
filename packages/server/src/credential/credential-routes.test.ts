import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined } from '@touchstone/kernel';
import {
  decodeStatusList,
  openEnvelope,
  parseBundle,
  parseDidDocument,
  parseVcJwt,
  readStatus,
  statusListEntries,
  verifyAward,
  type AwardTrust,
  type VerificationBundle,
} from '@touchstone/credential';
import { issuerDid, logKey, playStory, type PlayedStory } from '@touchstone/server';
import { actorOf, openTestServer, type TestServer } from '@touchstone/testkit';
import { v7 as uuid } from 'uuid';

let server: TestServer;
let story: PlayedStory;
const origin = 'http://localhost:4310';

beforeAll(async () => {
  server = await openTestServer();
  story = await playStory(server.installation, () => undefined);
});
afterAll(() => server.close());

async function get(url: string, accept?: string) {
  return server.http.inject({ url, headers: accept === undefined ? {} : { accept } });
}

async function bundle(): Promise<VerificationBundle> {
  const parsed = parseBundle((await get(`/credentials/${story.northCycle}?bundle`)).body);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

async function trust(): Promise<AwardTrust> {
  const document: unknown = (await get('/.well-known/did.json')).json();
  const key = logKey(origin, server.installation.keys);
  return {
    at: server.installation.clock(),
    issuers: [{ did: issuerDid(origin), document }],
    log: { origin: key.name, key },
  };
}

describe('the address of a credential', () => {
  it('answers programs with the signed token, and others with what they ask for', async () => {
    const url = `/credentials/${story.northCycle}`;
    const token = await get(url);
    expect(token.headers['content-type']).toBe('application/vc+jwt');
    expect(token.headers['access-control-allow-origin']).toBe('*');
    expect(parseVcJwt(token.body).ok).toBe(true);
    const envelope = await get(url, 'application/json');
    expect(envelope.headers['content-type']).toMatch(/^application\/vc\b/);
    expect(openEnvelope(envelope.json())).toBe(token.body);
    const page = await get(url, 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('Credential of Mill North');
    expect(page.body).toContain('Made up for demonstration');
    const kept = await get(`${url}?token`, 'text/html');
    expect([kept.body, kept.headers['content-disposition']]).toEqual([
      token.body,
      `attachment; filename="${story.northCycle}.jwt"`,
    ]);
  });

  it('says in the reader’s own form that there is none', async () => {
    for (const cycle of [story.eastCycle, 'cycle_x']) {
      expect((await get(`/credentials/${cycle}`)).json<{ code: string }>().code).toBe('credential.unknown');
      const page = await get(`/credentials/${cycle}`, 'text/html');
      expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    }
    expect((await get('/credentials/%00')).statusCode).toBe(404);
  });
});

describe('the bundle of a credential', () => {
  it('holds everything to verify the award without a network', async () => {
    const { checks, verdict } = await verifyAward(await bundle(), await trust());
    expect(checks.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code)).toEqual([
      'vocabulary.not-given',
    ]);
    expect(verdict).toBe('valid');
  });

  it('fails as soon as one letter of the credential is changed', async () => {
    const whole = await bundle();
    const [header = '', claims = '', signature = ''] = whole.credential.split('.');
    const text = Buffer.from(claims, 'base64url').toString().replaceAll('Mill North', 'Mill Worth');
    const credential = [header, Buffer.from(text).toString('base64url'), signature].join('.');
    const { checks, verdict } = await verifyAward({ ...whole, credential }, await trust());
    expect(verdict).toBe('invalid');
    expect(checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)).toEqual([
      'signature',
      'inclusion',
    ]);
  });

  it('says until which day the award is valid, in the days of its scheme', async () => {
    const { claimed } = await verifyAward(await bundle(), await trust());
    expect(claimed?.validFrom).toBe('2023-09-25T23:00:00.000Z');
    expect(claimed?.validUntil).toBe('2026-09-26T22:59:59.999Z');
  });
});

describe('what the issuer publishes', () => {
  it('names the key that signs credentials, under the address of the installation', async () => {
    const answer = await get('/.well-known/did.json');
    const document = parseDidDocument(answer.json(), issuerDid(origin));
    expect(document.ok && document.value.assertionKeys.map(({ publicKey }) => [...publicKey])).toEqual([
      [...server.installation.keys.credential.publicKey],
    ]);
  });

  it.each(['revocation', 'suspension'])(
    'tells by its list of %s that no award is withdrawn or suspended',
    async (purpose) => {
      const answer = await get(`/status/${purpose}`);
      const parsed = parseVcJwt(answer.body);
      const { credentialSubject } = parsed.ok
        ? (parsed.value.claims as unknown as { credentialSubject: { encodedList: string; statusPurpose: string } })
        : { credentialSubject: { encodedList: '', statusPurpose: '' } };
      expect(credentialSubject.statusPurpose).toBe(purpose);
      const bits = defined(await decodeStatusList(credentialSubject.encodedList), 'the list');
      expect(bits.length * 8).toBe(statusListEntries);
      expect([...bits].every((byte) => byte === 0)).toBe(true);
      expect(readStatus(bits, statusListEntries - 1)).toBe(false);
      const again = await server.http.inject({
        url: `/status/${purpose}`,
        headers: { 'if-none-match': String(answer.headers.etag) },
      });
      expect(again.statusCode).toBe(304);
    },
  );
});

describe('an award that is suspended, restored and withdrawn', () => {
  async function officer(who: 'officer-a' | 'officer-b', act: string): Promise<void> {
    const { installation } = server;
    const body = { reason: 'A spill was reported (fictional).' };
    const request = { id: uuid(), type: `award.${act}`, stream: story.northCycle, body };
    const { outcome } = await installation.run(request, await actorOf(installation, who));
    expect(outcome).toBe('accepted');
  }

  async function found(): Promise<readonly string[]> {
    const { checks, verdict } = await verifyAward(await bundle(), await trust());
    return [verdict, ...checks.map(({ code }) => code).filter((code) => /^(revocation|suspension)/.test(code))];
  }

  it('is told so by its status lists at once, to everybody who verifies', async () => {
    expect(await found()).toEqual(['valid', 'revocation.clear', 'suspension.clear']);
    await officer('officer-a', 'suspend');
    expect(await found()).toEqual(['invalid', 'revocation.clear', 'suspension.set']);
    await officer('officer-b', 'lift');
    expect(await found()).toEqual(['valid', 'revocation.clear', 'suspension.clear']);
    await officer('officer-a', 'withdraw');
    expect(await found()).toEqual(['invalid', 'revocation.withdrawn', 'suspension.clear']);
  });

  it('is shown so in the register, with the acts and without their reasons', async () => {
    const site = `/register/${story.northSite}`;
    const page = (await get(site, 'text/html')).body;
    expect(page).toContain('was withdrawn. It holds no mark now.');
    for (const line of ['Award suspended', 'Suspension of the award lifted', 'Award withdrawn']) {
      expect(page).toContain(line);
    }
    expect(page).not.toContain('A spill was reported');
    expect((await get(`/api/v1${site}`)).json()).toMatchObject({
      status: 'withdrawn',
      awards: [{ endedHow: 'withdrawn', suspendedOn: null }],
    });
  });
});
