import { canonicalJson, instant, sha256Hex } from '@touchstone/kernel';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { type AwardTrust } from './award-trust.ts';
import { buildConformityCredential } from './conformity-credential.ts';
import { didDocumentJson } from './did-document.ts';
import { didKeyOf, didKeyVerificationMethod } from './did-key.ts';
import {
  exampleAward,
  newTestIssuer,
  newTestKey,
  testLogProof,
  testStatusList,
  verifiableExample,
} from './example-award.test-support.ts';
import { awardLogEntryBytes, parseAwardLogEntry } from './log-entry.ts';
import { signVcJwt } from './vc-jwt.ts';
import { type VerificationBundle } from './verification-bundle.ts';
import { checkNames, type AwardVerification, type Check } from './verification.ts';
import { verifyAward } from './verify-award.ts';

const example = await verifiableExample();
const { issuer, bundle, trust } = example;
const { claims } = buildConformityCredential(exampleAward, 'w3c');

/** The codes of everything that did not pass. */
const objections = ({ checks }: AwardVerification): readonly string[] =>
  checks.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code);
const verify = (changed: Partial<VerificationBundle>, trusted: Partial<AwardTrust> = {}): Promise<AwardVerification> =>
  verifyAward({ ...bundle, ...changed }, { ...trust, ...trusted });
const without = <T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = whole;
  return rest;
};
const resigned = (changed: object): Promise<string> => signVcJwt({ ...claims, ...changed }, issuer.signer);
const noLog = without(trust, 'log');

describe('an award in order', () => {
  test('passes every check, each told once and in order', async () => {
    const verification = await verifyAward(bundle, trust);
    expect(verification.checks.map(({ check }) => check)).toEqual(checkNames);
    expect(objections(verification)).toEqual([]);
    expect(verification).toMatchObject({ verdict: 'valid', problems: [], claimed: { id: exampleAward.credentialUrl } });
  });

  test('passes with the built-in signature check of the platform too', async () => {
    expect(await verifyAward(bundle, without(trust, 'verifyEd25519'))).toMatchObject({ verdict: 'valid' });
  });

  test('tells by which lists, from when, and under which log', async () => {
    const { checks } = await verifyAward(bundle, trust);
    const facts = (name: string): Check['facts'] | undefined => checks.find(({ check }) => check === name)?.facts;
    expect(facts('revocation')).toEqual({
      list: 'https://register.example/status/revocation/1',
      index: 94_567,
      from: '2024-01-01T00:00:00.000Z',
      until: '2024-01-08T00:00:00.000Z',
    });
    expect(facts('inclusion')).toEqual({
      log: 'register.example/log',
      index: 3,
      size: 5,
      at: '2023-09-26T09:00:00.000Z',
    });
  });

  test('is valid without log and vocabulary for a reader who asks for neither', async () => {
    const verification = await verifyAward(without(bundle, 'logProof'), without(noLog, 'criteria'));
    expect(verification.verdict).toBe('valid');
    expect(objections(verification)).toEqual(['vocabulary.not-given', 'inclusion.no-known-log']);
  });
});

describe('the signature', () => {
  test('of somebody else with the same key name does not match', async () => {
    const credential = await signVcJwt(claims, { kid: issuer.signer.kid, sign: newTestKey().sign });
    expect(objections(await verify({ credential }, noLog))).toContain('signature.does-not-match');
  });

  test('by a key that the issuer never published fails', async () => {
    const credential = await signVcJwt(claims, newTestIssuer().signer);
    expect(objections(await verify({ credential }))).toContain('signature.key-not-in-document');
  });

  test('is not checked where the platform cannot, and nothing is called false for it', async () => {
    const cannot = (): Promise<boolean> => Promise.reject(new Error('no Ed25519 here'));
    const verification = await verify({}, { verifyEd25519: cannot });
    expect(verification.verdict).toBe('incomplete');
    expect(objections(verification)).toEqual([
      'signature.not-checkable-here',
      'revocation.not-checkable-here',
      'suspension.not-checkable-here',
      'inclusion.not-checkable-here',
    ]);
  });
});

describe('the issuer', () => {
  test('is not confirmed by a document that came with the file: anyone can make one', async () => {
    const forger = newTestIssuer();
    const credential = await signVcJwt(claims, forger.signer);
    const statusLists = [
      await testStatusList(forger, 'revocation', []),
      await testStatusList(forger, 'suspension', []),
    ];
    const forged = { credential, didDocument: { ...forger.document }, statusLists };
    const believing = await verifyAward(forged, { ...noLog, issuers: [{ did: forger.did }] });
    expect(believing.verdict).toBe('incomplete');
    expect(objections(believing)).toEqual(['issuer.document-not-confirmed', 'inclusion.no-known-log']);
    expect(await verifyAward(forged, noLog)).toMatchObject({ verdict: 'invalid' });
  });

  test('must be one whom the reader expects', async () => {
    const verification = await verify({}, { issuers: [{ did: 'did:web:other.example' }] });
    expect(verification.verdict).toBe('invalid');
    expect(objections(verification)).toEqual(['issuer.not-expected']);
  });

  test('must be the one who signed', async () => {
    const other = newTestIssuer('did:web:other.example');
    const credential = await signVcJwt(claims, other.signer);
    const issuers = [...trust.issuers, { did: other.did, document: other.document }];
    expect(objections(await verify({ credential }, { issuers }))).toContain('issuer.differs-from-signer');
  });

  test('without any document leaves the signature open', async () => {
    const verification = await verifyAward(without(bundle, 'didDocument'), {
      ...trust,
      issuers: [{ did: issuer.did }],
    });
    expect(verification.verdict).toBe('invalid');
    expect(objections(verification)).toEqual([
      'signature.no-document',
      'issuer.no-document',
      'revocation.list-not-trusted',
      'suspension.list-not-trusted',
    ]);
  });

  test('with a document that cannot be read fails', async () => {
    const issuers = [{ did: issuer.did, document: { id: 'did:web:other.example' } }];
    expect(objections(await verify({}, { issuers }))).toContain('issuer.document-unreadable');
  });

  test.each([
    ['revoked', 'issuer.key-revoked'],
    ['expires', 'issuer.key-expired'],
  ])('with a key that has ended (%s) fails from that moment on', async (member, code) => {
    const end = { [member]: instant('2024-01-02T00:00:00Z') };
    const issuers = [{ did: issuer.did, document: didDocumentJson(issuer.did, [{ ...issuer.key, ...end }]) }];
    expect(objections(await verify({}, { issuers }))).toContain(code);
    const before = { issuers, at: instant('2024-01-01T12:00:00Z') };
    expect(await verify({}, before)).toMatchObject({ verdict: 'valid' });
  });

  test('of a did:key needs no document', async () => {
    const key = newTestKey();
    const did = didKeyOf(key.publicKey);
    const award = { ...exampleAward, issuer: { did, name: 'Test' } };
    const signer = { kid: didKeyVerificationMethod(did), sign: key.sign };
    const credential = await signVcJwt(buildConformityCredential(award, 'w3c').claims, signer);
    const { checks } = await verifyAward({ credential, statusLists: [] }, { ...trust, issuers: [{ did }] });
    expect(checks.slice(0, 3).map(({ code }) => code)).toEqual([
      'form.readable',
      'signature.matches',
      'issuer.confirmed',
    ]);
  });
});

describe('the dates', () => {
  test.each([
    ['2023-09-25T23:59:59.999Z', 'dates.not-yet-valid'],
    ['2023-09-26T00:00:00Z', 'dates.valid'],
    ['2026-09-26T00:00:00Z', 'dates.valid'],
    ['2026-09-26T00:00:00.001Z', 'dates.expired'],
  ])('at %s are %s', async (at, code) => {
    const { checks } = await verify({}, { at: instant(at) });
    expect(checks.find(({ check }) => check === 'dates')?.code).toBe(code);
  });

  test('that are missing or no dates fail by themselves', async () => {
    for (const validUntil of [undefined, 'for ever', 1]) {
      const verification = await verify({ credential: await resigned({ validUntil }) });
      expect(objections(verification)).toEqual(expect.arrayContaining(['dates.unreadable', 'schema.problems']));
    }
  });
});

describe('schema and vocabulary', () => {
  test('a misspelt member is found with its place, and nothing of the claims is shown', async () => {
    const verification = await verify({ credential: await resigned({ assessorLevell: '3rdParty' }) });
    expect(verification).toMatchObject({
      verdict: 'invalid',
      problems: [{ code: 'shape.unknown-member', at: '/assessorLevell' }],
    });
    expect(verification).not.toHaveProperty('claimed');
    expect(objections(verification)).toEqual([
      'schema.problems',
      'vocabulary.not-reached',
      'revocation.not-reached',
      'suspension.not-reached',
      'inclusion.not-reached',
    ]);
  });

  test('a criterion that the scheme never published fails', async () => {
    const { checks } = await verify({}, { criteria: new Set(['https://register.example/standards/2/1']) });
    expect(checks.find(({ check }) => check === 'vocabulary')).toMatchObject({
      code: 'vocabulary.unknown-criterion',
      facts: { criterion: 'https://register.example/standards/2/15' },
    });
  });
});

test('an award that a newer one replaced is told from one that was withdrawn, where a list says so', async () => {
  const revoked = await testStatusList(issuer, 'revocation', [94_567]);
  const suspended = await testStatusList(issuer, 'suspension', []);
  const saying = async (...lists: readonly string[]): Promise<readonly string[]> =>
    objections(await verify({ statusLists: [revoked, suspended, ...lists] }));
  expect(await saying(await testStatusList(issuer, 'refresh', [94_567]))).toEqual(['revocation.replaced']);
  expect(await saying(await testStatusList(issuer, 'refresh', [94_566]))).toEqual(['revocation.withdrawn']);
  expect(await saying()).toEqual(['revocation.set']);
  expect(await saying(await testStatusList(newTestIssuer(), 'refresh', [94_567]))).toEqual(['revocation.set']);
  // What was not revoked stands, whatever that list says.
  const refreshed = await testStatusList(issuer, 'refresh', [94_567]);
  expect(objections(await verify({ statusLists: [...bundle.statusLists, refreshed] }))).toEqual([]);
});

describe.each(['revocation', 'suspension'] as const)('%s', (purpose) => {
  const index = purpose === 'revocation' ? 94_567 : 23_452;
  const others = bundle.statusLists[purpose === 'revocation' ? 1 : 0] ?? '';
  const withList = async (list: string | Promise<string>): Promise<readonly string[]> =>
    objections(await verify({ statusLists: [await list, others] }));

  test('is told by the bit of the award', async () => {
    expect(await withList(testStatusList(issuer, purpose, [index]))).toEqual([`${purpose}.set`]);
    expect(await withList(testStatusList(issuer, purpose, [index - 1, index + 1]))).toEqual([]);
  });

  test('is told by the newest list that covers the moment', async () => {
    const newer = await testStatusList(issuer, purpose, [index], ['2024-01-02T00:00:00Z', '2024-01-09T00:00:00Z']);
    for (const statusLists of [
      [...bundle.statusLists, newer],
      [newer, ...bundle.statusLists],
    ]) {
      expect(objections(await verify({ statusLists }))).toEqual([`${purpose}.set`]);
    }
  });

  test('stays open without a list, and with one of another time', async () => {
    const verification = await verify({ statusLists: [others] });
    expect(verification.verdict).toBe('incomplete');
    expect(objections(verification)).toEqual([`${purpose}.no-list`]);
    const old = testStatusList(issuer, purpose, [], ['2023-12-01T00:00:00Z', '2023-12-08T00:00:00Z']);
    expect(await withList(old)).toEqual([`${purpose}.list-of-another-time`]);
    const later = testStatusList(issuer, purpose, [index], ['2024-02-01T00:00:00Z', '2024-02-08T00:00:00Z']);
    expect(await withList(later)).toEqual([`${purpose}.list-of-another-time`]);
  });

  test('is not believed of a list that the issuer did not sign', async () => {
    expect(await withList(testStatusList(newTestIssuer(), purpose, []))).toEqual([`${purpose}.list-not-trusted`]);
    const genuine = await testStatusList(issuer, purpose, [index]);
    const clear = await testStatusList(issuer, purpose, []);
    const grafted = [...clear.split('.').slice(0, 2), genuine.split('.')[2]].join('.');
    expect(await withList(grafted)).toEqual([`${purpose}.list-not-trusted`]);
  });

  test('is not told by a list of the other purpose at the same address', async () => {
    const other = purpose === 'revocation' ? 'suspension' : 'revocation';
    const status = exampleAward.status.map((place) => ({
      ...place,
      listUrl: `https://register.example/status/${other}/1`,
    }));
    const credential = await signVcJwt(
      buildConformityCredential({ ...exampleAward, status }, 'w3c').claims,
      issuer.signer,
    );
    expect(objections(await verify({ credential, logProof: '' }, { issuers: trust.issuers }))).toContain(
      `${purpose}.list-not-trusted`,
    );
  });

  test('needs an index that the list has', async () => {
    const status = exampleAward.status.map((place) => ({ ...place, index: 131_072 }));
    const credential = await signVcJwt(
      buildConformityCredential({ ...exampleAward, status }, 'w3c').claims,
      issuer.signer,
    );
    expect(objections(await verify({ credential }))).toContain(`${purpose}.index-not-in-list`);
  });

  test('needs a list that can be read', async () => {
    const id = `https://register.example/status/${purpose}/1`;
    expect(await withList(signVcJwt({ id }, issuer.signer))).toEqual([`${purpose}.list-unreadable`]);
    expect(await withList('not a list')).toEqual([`${purpose}.no-list`]);
  });
});

test('a suspension that the strict mode cannot offer stays open', async () => {
  const strict = await verifiableExample('untp-0.7.0-strict');
  const verification = await verifyAward(strict.bundle, strict.trust);
  expect(verification.verdict).toBe('incomplete');
  expect(objections(verification)).toEqual(['suspension.not-offered']);
});

describe('the log', () => {
  const entry = {
    kind: 'award',
    subject: exampleAward.registerUrl,
    at: instant('2023-09-26T09:00:00Z'),
    sha256: sha256Hex(bundle.credential),
  } as const;
  const withEntry = async (bytes: Uint8Array): Promise<readonly string[]> => {
    const { proof, log } = await testLogProof(bytes);
    return objections(await verify({ logProof: proof }, { log }));
  };

  test('must hold an entry about exactly this credential', async () => {
    expect(await withEntry(awardLogEntryBytes(entry))).toEqual([]);
    for (const other of [
      { ...entry, sha256: sha256Hex('another') },
      { ...entry, subject: 'https://register.example/awards/1' },
    ]) {
      expect(await withEntry(awardLogEntryBytes(other))).toEqual(['inclusion.entry-of-another']);
    }
    const event = utf8ToBytes(canonicalJson({ ...entry, kind: 'withdrawal' }));
    expect(await withEntry(event)).toEqual(['inclusion.entry-of-another']);
  });

  test('is asked for in vain where the file has no proof', async () => {
    const verification = await verifyAward(without(bundle, 'logProof'), trust);
    expect(verification.verdict).toBe('incomplete');
    expect(objections(verification)).toEqual(['inclusion.no-proof']);
  });

  test('must be the log that the reader knows', async () => {
    const { log } = await testLogProof(awardLogEntryBytes(entry));
    expect(objections(await verify({}, { log }))).toEqual(['inclusion.checkpoint-not-trusted']);
    const renamed = { ...trust.log, origin: 'other.example/log' };
    expect(objections(await verify({}, { log: renamed }))).toEqual(['inclusion.checkpoint-not-trusted']);
  });

  test('must prove the entry that the file shows', async () => {
    const swapped =
      (await testLogProof(awardLogEntryBytes({ ...entry, at: '2023-09-27T00:00:00Z' }))).proof.split('\n')[1] ?? '';
    const logProof = bundle.logProof.replace(/^extra .*$/m, swapped);
    expect(objections(await verify({ logProof }))).toEqual(['inclusion.not-in-the-log']);
  });

  test.each(['', 'no proof', 'c2sp.org/tlog-proof@v1\nindex 0\n\nx\n'])('unreadable proof %j', async (logProof) => {
    expect(objections(await verify({ logProof }))).toEqual(['inclusion.proof-unreadable']);
  });

  test('reads back the entries that it writes, and nothing else', () => {
    expect(parseAwardLogEntry(awardLogEntryBytes(entry))).toEqual(entry);
    for (const text of ['', '{}', '[]', '{"at":"2023-09-26T09:00:00Z","kind":"award","subject":"x"}']) {
      expect(parseAwardLogEntry(new TextEncoder().encode(text))).toBeUndefined();
    }
    expect(parseAwardLogEntry(Uint8Array.of(0xff))).toBeUndefined();
  });
});

test('a credential that cannot be read fails in its form, and the rest is not reached', async () => {
  const { verdict, checks, problems } = await verify({ credential: 'no credential' });
  expect(verdict).toBe('invalid');
  expect(problems).toEqual([]);
  expect(checks.map(({ check }) => check)).toEqual(checkNames);
  expect(checks[0]).toMatchObject({ code: 'form.unreadable', facts: { problem: 'vc-jwt.malformed' } });
  expect(checks.slice(1).every(({ code }) => code.endsWith('.not-reached'))).toBe(true);
});
