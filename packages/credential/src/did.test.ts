/** Identifiers and their documents, with the vectors of the RFCs and of the did:key specification. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { defined, instant } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base58ToBytes, bytesToBase58 } from './base58.ts';
import { assertionKeyId, didDocumentJson, didKeyDocument, jwkOf, parseDidDocument } from './did-document.ts';
import { didKeyOf, didKeyVerificationMethod, publicKeyOfDidKey } from './did-key.ts';
import { didWebDocumentUrl, didWebOf } from './did-web.ts';

// The public key of the first test of RFC 8032 section 7.1, which RFC 8037 appendix A uses too.
const publicKey = hexToBytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
const did = 'did:web:register.example';

describe('base58', () => {
  test.each([
    [utf8ToBytes('Hello World!'), '2NEpo7TZRRrLZSi2U'],
    [hexToBytes('0000287fb4cd'), '11233QC4'],
    [hexToBytes(''), ''],
    [hexToBytes('000000'), '111'],
  ])('known vector %#', (bytes, text) => {
    expect(bytesToBase58(bytes)).toBe(text);
    expect(base58ToBytes(text)).toEqual(bytes);
  });

  test('any bytes come back, anything else is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(base58ToBytes(bytesToBase58(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['0', 'O', 'I', 'l', 'a b', '\u00e9', '1'.repeat(129)])
      expect(base58ToBytes(text)).toBeUndefined();
  });
});

describe('did:key', () => {
  const known = 'did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw';

  test('the known key has its known identifier', () => {
    expect(didKeyOf(publicKey)).toBe(known);
    expect(bytesToHex(defined(publicKeyOfDidKey(known), 'the key'))).toBe(bytesToHex(publicKey));
    expect(didKeyVerificationMethod(known)).toBe(`${known}#${known.slice('did:key:'.length)}`);
    expect(didKeyDocument(known)?.assertionKeys).toEqual([{ id: didKeyVerificationMethod(known), publicKey }]);
  });

  test.each([
    'did:key:',
    'did:key:z',
    known.slice(0, -1),
    `${known}1`,
    known.replace(':z', ':u'),
    'did:web:register.example',
    // an X25519 key
    `did:key:z${bytesToBase58(Uint8Array.of(0xec, 0x01, ...publicKey))}`,
  ])('%s is none with an Ed25519 key', (text) => {
    expect(publicKeyOfDidKey(text)).toBeUndefined();
  });
});

describe('did:web', () => {
  test.each([
    ['https://register.example', 'did:web:register.example', 'https://register.example/.well-known/did.json'],
    ['https://register.example/', 'did:web:register.example', 'https://register.example/.well-known/did.json'],
    ['https://example.org:8443/a/b_c', 'did:web:example.org%3A8443:a:b_c', 'https://example.org:8443/a/b_c/did.json'],
    ['http://localhost:3000', 'did:web:localhost%3A3000', 'https://localhost:3000/.well-known/did.json'],
    [
      'https://b\u00fccher.example',
      'did:web:xn--bcher-kva.example',
      'https://xn--bcher-kva.example/.well-known/did.json',
    ],
  ])('%s is %s with its document at %s', (address, identifier, document) => {
    expect(didWebOf(address)).toBe(identifier);
    expect(didWebDocumentUrl(identifier)).toBe(document);
  });

  test.each([
    'http://127.0.0.1:3000',
    'https://[::1]/',
    'https://192.168.1.1',
    'ftp://register.example',
    'https://register.example/?a=1',
    'https://user@register.example/',
    'https://register.example/a%2Fb',
    'https://register.example/a//b',
    'no address',
  ])('%s has none', (address) => {
    expect(didWebOf(address)).toBeUndefined();
  });

  test.each([
    'did:web:',
    'did:web:10.0.0.1',
    'did:web:0x7f000001.0x1',
    'did:web:register.example:..:secret',
    'did:web:register.example:.',
    'did:web:register.example:%2e%2e',
    'did:web:register.example:a/b',
    'did:web:register.example::a',
    'did:web:register.example%3A0',
    'did:web:register.example%3A70000',
    'did:web:register.example%2F..',
    'did:web:user@register.example',
    'did:web:Register.example',
    'did:web:-a.example',
    'did:web:register.example#key',
    'did:web:register.example\n',
    'did:key:z6Mk',
  ])('%j leads nowhere', (identifier) => {
    expect(didWebDocumentUrl(identifier)).toBeUndefined();
  });
});

describe('DID documents', () => {
  const id = assertionKeyId(did, publicKey);

  test('a key is named by the thumbprint that RFC 8037 gives for it', () => {
    expect(id).toBe(`${did}#kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k`);
  });

  test('ours names its keys as JSON Web Keys for assertions, and reads back', () => {
    const revoked = instant('2024-05-01T00:00:00Z');
    const second = { publicKey: new Uint8Array(32).fill(1), revoked };
    const document = didDocumentJson(did, [{ publicKey }, second]);
    expect(document).toMatchObject({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
      id: did,
      verificationMethod: [
        { id, type: 'JsonWebKey', controller: did, publicKeyJwk: { kty: 'OKP', crv: 'Ed25519' } },
        { type: 'JsonWebKey', revoked },
      ],
    });
    expect(document.assertionMethod[0]).toBe(id);
    expect(parseDidDocument(JSON.parse(JSON.stringify(document)), did)).toEqual({
      ok: true,
      value: {
        did,
        assertionKeys: [
          { id, publicKey },
          { id: assertionKeyId(did, second.publicKey), ...second },
        ],
      },
    });
  });

  test('a caller who hands over more than public keys publishes no more than public keys', () => {
    const careless = { publicKey, privateKey: 'secret', sign: () => 'secret' };
    expect(JSON.stringify(didDocumentJson(did, [careless]))).not.toContain('secret');
    expect(didDocumentJson(did, [careless])).toEqual(didDocumentJson(did, [{ publicKey }]));
  });

  test('the forms that others use are read too', () => {
    const multibase = didKeyOf(publicKey).slice('did:key:'.length);
    const document = {
      id: did,
      verificationMethod: [
        { id: '#a', type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwkOf(publicKey) },
        { id: `${did}#b`, type: 'Multikey', controller: did, publicKeyMultibase: multibase },
      ],
      assertionMethod: [
        `${did}#a`,
        '#b',
        { id: `${did}#c`, type: 'Ed25519VerificationKey2020', controller: did, publicKeyMultibase: multibase },
      ],
    };
    expect(parseDidDocument(document, did)).toMatchObject({
      value: { assertionKeys: ['a', 'b', 'c'].map((name) => ({ id: `${did}#${name}`, publicKey })) },
    });
  });

  const method = { id, type: 'JsonWebKey', controller: did, publicKeyJwk: jwkOf(publicKey) };
  test.each([
    ['of another controller', { ...method, controller: 'did:web:other.example' }],
    ['without a controller', { ...method, controller: undefined }],
    ['of another curve', { ...method, publicKeyJwk: { ...jwkOf(publicKey), crv: 'X25519' } }],
    ['that is too short', { ...method, publicKeyJwk: { ...jwkOf(publicKey), x: 'AAAA' } }],
    ['with its private half', { ...method, publicKeyJwk: { ...jwkOf(publicKey), d: 'AAAA' } }],
    ['of an unknown type', { ...method, type: 'RsaVerificationKey2018' }],
    ['with an end that cannot be read', { ...method, expires: 'soon' }],
    ['that is no object', 'key'],
  ])('a key %s is passed over', (_, odd) => {
    const document = { id: did, verificationMethod: [odd], assertionMethod: [id, odd] };
    expect(parseDidDocument(document, did)).toEqual({ ok: true, value: { did, assertionKeys: [] } });
  });

  test('a key that is there for another purpose is passed over', () => {
    const document = { id: did, verificationMethod: [method], authentication: [id] };
    expect(parseDidDocument(document, did)).toEqual({ ok: true, value: { did, assertionKeys: [] } });
  });

  test('a document of another DID, or none at all, is refused', () => {
    expect(parseDidDocument({ id: 'did:web:other.example' }, did)).toMatchObject({
      error: { code: 'did-document.of-another-did', facts: { did: 'did:web:other.example' } },
    });
    for (const value of [
      undefined,
      null,
      'x',
      [],
      {},
      { id: did, verificationMethod: {} },
      { id: did, assertionMethod: 1 },
    ]) {
      expect(parseDidDocument(value, did)).toMatchObject({ error: { code: 'did-document.malformed' } });
    }
    expect(parseDidDocument({ id: did, assertionMethod: new Array(101).fill(id) }, did)).toMatchObject({
      error: { code: 'did-document.malformed' },
    });
  });

  test('any JSON is read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (methods, assertions) => {
        expect(parseDidDocument(methods, did).ok).toBe(false);
        const document = { id: did, verificationMethod: [methods], assertionMethod: [assertions, id] };
        expect(parseDidDocument(document, did)).toEqual({ ok: true, value: { did, assertionKeys: [] } });
      }),
    );
  });
});
