/**
 * For tests: a fictional award of a fictional scheme, an issuer and a log with fresh keys, and everything that a complete
 * verification bundle needs. Signatures are checked with Node's own function, so that tests of the default stand out.
 */
/// <reference types="node" />
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { base64UrlToBytes, bytesToBase64Url, defined, instant, plainDate, sha256Hex } from '@touchstone/kernel';
import {
  appendLeaves,
  ed25519NoteSigner,
  formatTlogProof,
  leafHash,
  signCheckpoint,
  type NoteKey,
  type VerifyEd25519,
} from '@touchstone/tlog';
import { type AwardAttestation, type StatusPurpose } from './award-attestation.ts';
import { type AwardTrust, type TrustedLog } from './award-trust.ts';
import { buildConformityCredential, type ConformityMode } from './conformity-credential.ts';
import { assertionKeyId, didDocumentJson, type DidDocumentJson } from './did-document.ts';
import { awardLogEntryBytes } from './log-entry.ts';
import { emptyStatusList, encodeStatusList, statusListCredential, withStatus } from './status-list.ts';
import { signVcJwt, type CredentialSigner } from './vc-jwt.ts';
import { type VerificationBundle } from './verification-bundle.ts';

export const exampleAward: AwardAttestation = {
  awardId: '2023-017',
  registerUrl: 'https://register.example/awards/2023-017',
  credentialUrl: 'https://register.example/awards/2023-017/credential/1',
  issuer: { did: 'did:web:register.example', name: 'Example Scheme' },
  scheme: { id: 'https://register.example/scheme', name: 'Example Scheme' },
  profile: { id: 'https://register.example/standards/2', name: 'Example Standard 2' },
  site: { id: 'https://register.example/sites/mill-north', name: 'Mill North' },
  party: { id: 'https://register.example/parties/example-rod-mills', name: 'Example Rod Mills' },
  assessor: { id: 'https://register.example/assessors/example-assessors', name: 'Example Assessors' },
  marks: [{ id: 'https://register.example/marks/copper', name: 'Example Copper Mark' }],
  validFrom: instant('2023-09-26T00:00:00Z'),
  validUntil: instant('2026-09-26T00:00:00Z'),
  conditions: ['The rod line that is being rebuilt is not covered.'],
  assessments: [
    {
      criterion: { id: 'https://register.example/standards/2/1', name: 'Legal compliance' },
      topics: [{ id: 'https://vocabulary.example/topics/governance', name: 'Governance' }],
      assessmentDate: plainDate('2023-06-14'),
      level: { code: 'fully-meets', rank: 1, definition: 'Everything that the criterion asks for is in place.' },
      conformance: true,
    },
    {
      criterion: { id: 'https://register.example/standards/2/15', name: 'Greenhouse gas emissions' },
      topics: [{ id: 'https://vocabulary.example/topics/climate', name: 'Climate' }],
      assessmentDate: plainDate('2023-06-15'),
      level: { code: 'partially-meets', rank: 2, definition: 'A plan closes what is missing.' },
      conformance: true,
    },
  ],
  report: {
    url: 'https://register.example/awards/2023-017/report',
    name: 'Assurance report',
    mediaType: 'application/pdf',
    sha256: new Uint8Array(32).fill(7),
  },
  status: [
    { purpose: 'revocation', listUrl: 'https://register.example/status/revocation/1', index: 94_567 },
    { purpose: 'suspension', listUrl: 'https://register.example/status/suspension/1', index: 23_452 },
    { purpose: 'refresh', listUrl: 'https://register.example/status/refresh/1', index: 94_567 },
  ],
  fictional: true,
};

export const verifyWithNode: VerifyEd25519 = (publicKey, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytesToBase64Url(publicKey) };
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

export interface TestKey {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export function newTestKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const x = defined(publicKey.export({ format: 'jwk' }).x, 'the public key');
  return {
    publicKey: defined(base64UrlToBytes(x), 'the public key'),
    sign: (message) => Uint8Array.from(sign(null, message, privateKey)),
  };
}

export interface TestIssuer {
  readonly did: string;
  readonly key: TestKey;
  readonly signer: CredentialSigner;
  readonly document: DidDocumentJson;
}

export function newTestIssuer(did: string = exampleAward.issuer.did): TestIssuer {
  const key = newTestKey();
  const signer = { kid: assertionKeyId(did, key.publicKey), sign: key.sign };
  return { did, key, signer, document: didDocumentJson(did, [key]) };
}

/** A signed list in which the given indices are set. */
export async function testStatusList(
  issuer: TestIssuer,
  purpose: StatusPurpose,
  set: readonly number[],
  period: readonly [string, string] = ['2024-01-01T00:00:00Z', '2024-01-08T00:00:00Z'],
): Promise<string> {
  const bits = set.reduce((list, index) => withStatus(list, index, true), emptyStatusList());
  const statement = {
    listUrl: `https://register.example/status/${purpose}/1`,
    issuerDid: issuer.did,
    purpose,
    encodedList: await encodeStatusList(bits),
    validFrom: instant(period[0]),
    validUntil: instant(period[1]),
  };
  return signVcJwt(statusListCredential(statement), issuer.signer);
}

const testLogOrigin = 'register.example/log';

/** A log of five entries whose fourth is `entry`, its proof file and its key. */
export async function testLogProof(
  entry: Uint8Array,
  origin: string = testLogOrigin,
): Promise<{ readonly proof: string; readonly log: TrustedLog }> {
  const testKey = newTestKey();
  const key: NoteKey = { name: origin, type: 1, publicKey: testKey.publicKey };
  const other = leafHash(Uint8Array.of(1));
  const leaves = [other, other, other, leafHash(entry), other];
  const { root, nodes } = await appendLeaves(0, leaves, () => []);
  const sibling = (level: number, index: number): Uint8Array =>
    defined(nodes.find((node) => node.level === level && node.index === index)?.hash, 'the sibling');
  const checkpoint = await signCheckpoint({ origin, size: 5, root, extensions: [] }, [
    ed25519NoteSigner(key, testKey.sign),
  ]);
  const hashes = [sibling(0, 2), sibling(1, 0), sibling(0, 4)];
  return { proof: formatTlogProof({ index: 3, hashes, checkpoint, extra: entry }), log: { origin, key } };
}

export interface VerifiableExample {
  readonly issuer: TestIssuer;
  readonly bundle: Required<VerificationBundle>;
  readonly trust: AwardTrust & { readonly log: TrustedLog };
}

/** An award in order, with everything that proves it, judged on 3 January 2024. */
export async function verifiableExample(mode: ConformityMode = 'w3c'): Promise<VerifiableExample> {
  const issuer = newTestIssuer();
  const credential = await signVcJwt(buildConformityCredential(exampleAward, mode).claims, issuer.signer);
  const entry = awardLogEntryBytes({
    kind: 'award',
    subject: exampleAward.registerUrl,
    at: instant('2023-09-26T09:00:00Z'),
    sha256: sha256Hex(credential),
  });
  const { proof, log } = await testLogProof(entry);
  return {
    issuer,
    bundle: {
      credential,
      didDocument: { ...issuer.document },
      statusLists: [await testStatusList(issuer, 'revocation', []), await testStatusList(issuer, 'suspension', [])],
      logProof: proof,
    },
    trust: {
      at: instant('2024-01-03T12:00:00Z'),
      issuers: [{ did: issuer.did, document: issuer.document }],
      log,
      criteria: new Set(exampleAward.assessments.map(({ criterion }) => criterion.id)),
      verifyEd25519: verifyWithNode,
    },
  };
}
