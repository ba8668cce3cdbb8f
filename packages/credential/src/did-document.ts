/**
 * DID documents as far as they concern signatures on credentials: which Ed25519 keys may make assertions in the name of a
 * DID. Ours is written with `JsonWebKey` methods, as VC-JOSE-COSE asks; those of others may also use the older and the
 * multibase forms. A document says nothing about where it came from: who passes it in answers for that.
 */
import {
  base64UrlToBytes,
  bytesToBase64Url,
  ok,
  parseInstant,
  refuse,
  sha256,
  type Instant,
  type Refusal,
  type Result,
} from '@touchstone/kernel';
import { didKeyVerificationMethod, ed25519KeyLength, publicKeyOfDidKey, publicKeyOfMultibase } from './did-key.ts';
import { isObject } from './strict-json.ts';

export interface AssertionKey {
  /** DID URL, the `kid` of signatures */
  readonly id: string;
  readonly publicKey: Uint8Array;
  /** from then on nothing that this key signed counts */
  readonly revoked?: Instant;
  readonly expires?: Instant;
}

export interface DidDocument {
  readonly did: string;
  readonly assertionKeys: readonly AssertionKey[];
}

export interface DidDocumentJson {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly verificationMethod: readonly {
    readonly id: string;
    readonly type: 'JsonWebKey';
    readonly controller: string;
    readonly publicKeyJwk: Ed25519Jwk;
    readonly revoked?: Instant;
    readonly expires?: Instant;
  }[];
  readonly assertionMethod: readonly string[];
}

export interface Ed25519Jwk {
  readonly crv: 'Ed25519';
  readonly kty: 'OKP';
  readonly x: string;
}

export type DidDocumentRefusalCode = 'did-document.malformed' | 'did-document.of-another-did';

const keysPerDocument = 100;

export function jwkOf(publicKey: Uint8Array): Ed25519Jwk {
  return { crv: 'Ed25519', kty: 'OKP', x: bytesToBase64Url(publicKey) };
}

/** The name of a key below a DID: its JWK thumbprint (RFC 7638), so that one key never has two names. */
export function assertionKeyId(did: string, publicKey: Uint8Array): string {
  // The three members in alphabetical order are just what the RFC hashes.
  return `${did}#${bytesToBase64Url(sha256(JSON.stringify(jwkOf(publicKey))))}`;
}

/**
 * The document to publish for `did`. A key that is no longer used for signing stays in it for as long as credentials that
 * it signed shall verify; a key that leaked gets a moment of revocation.
 */
export function didDocumentJson(did: string, keys: readonly Omit<AssertionKey, 'id'>[]): DidDocumentJson {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    // Member by member: whatever else a caller's object holds, such as a private key, stays out of the document.
    verificationMethod: keys.map(({ publicKey, revoked, expires }) => ({
      id: assertionKeyId(did, publicKey),
      type: 'JsonWebKey',
      controller: did,
      publicKeyJwk: jwkOf(publicKey),
      ...(revoked && { revoked }),
      ...(expires && { expires }),
    })),
    assertionMethod: keys.map(({ publicKey }) => assertionKeyId(did, publicKey)),
  };
}

/** What a did:key says by itself; undefined for another DID. */
export function didKeyDocument(did: string): DidDocument | undefined {
  const publicKey = publicKeyOfDidKey(did);
  return publicKey && { did, assertionKeys: [{ id: didKeyVerificationMethod(did), publicKey }] };
}

/**
 * Reads a document that was fetched, already parsed from JSON. Keys of other kinds, of other controllers and of other
 * purposes are passed over: they cannot have signed a credential of this issuer.
 */
export function parseDidDocument(value: unknown, did: string): Result<DidDocument, Refusal<DidDocumentRefusalCode>> {
  if (!isObject(value) || typeof value['id'] !== 'string') return refuse('did-document.malformed');
  if (value['id'] !== did) return refuse('did-document.of-another-did', { did: value['id'] });
  const methods = listOf(value['verificationMethod']);
  const assertions = listOf(value['assertionMethod']);
  if (methods === undefined || assertions === undefined) return refuse('did-document.malformed');
  const known = new Map(methods.map((method) => [isObject(method) ? fullId(method['id'], did) : undefined, method]));
  const assertionKeys = assertions.flatMap((assertion) => {
    const method = typeof assertion === 'string' ? known.get(fullId(assertion, did)) : assertion;
    const key = assertionKey(method, did);
    return key === undefined ? [] : [key];
  });
  return ok({ did, assertionKeys });
}

function listOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return [];
  return Array.isArray(value) && value.length <= keysPerDocument ? value : undefined;
}

/** `#key` is allowed inside a document in place of the whole DID URL. */
function fullId(id: unknown, did: string): string | undefined {
  if (typeof id !== 'string') return undefined;
  return id.startsWith('#') ? `${did}${id}` : id;
}

function assertionKey(method: unknown, did: string): AssertionKey | undefined {
  if (!isObject(method) || method['controller'] !== did) return undefined;
  const id = fullId(method['id'], did);
  const publicKey = publicKeyOf(method);
  const revoked = momentOf(method['revoked']);
  const expires = momentOf(method['expires']);
  // An end that cannot be read might already be past.
  if (id === undefined || publicKey === undefined || revoked === null || expires === null) return undefined;
  return { id, publicKey, ...(revoked && { revoked }), ...(expires && { expires }) };
}

function publicKeyOf(method: Readonly<Record<string, unknown>>): Uint8Array | undefined {
  switch (method['type']) {
    case 'JsonWebKey':
    case 'JsonWebKey2020':
      return publicKeyOfJwk(method['publicKeyJwk']);
    case 'Multikey':
    case 'Ed25519VerificationKey2020':
      return typeof method['publicKeyMultibase'] === 'string'
        ? publicKeyOfMultibase(method['publicKeyMultibase'])
        : undefined;
    default:
      return undefined;
  }
}

function publicKeyOfJwk(jwk: unknown): Uint8Array | undefined {
  if (!isObject(jwk) || jwk['kty'] !== 'OKP' || jwk['crv'] !== 'Ed25519' || typeof jwk['x'] !== 'string') {
    return undefined;
  }
  // A private half that was published makes the key everybody's.
  if (Object.hasOwn(jwk, 'd')) return undefined;
  const publicKey = base64UrlToBytes(jwk['x']);
  return publicKey?.length === ed25519KeyLength ? publicKey : undefined;
}

/** Undefined where there is none, null where it cannot be read. */
function momentOf(value: unknown): Instant | undefined | null {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? (parseInstant(value) ?? null) : null;
}
