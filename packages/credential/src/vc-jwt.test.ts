/// <reference types="node" />
import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { bytesToBase64Url } from '@touchstone/kernel';
import fc from 'fast-check';
import { compactVerify, importJWK, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { jwkOf } from './did-document.ts';
import { didKeyOf, didKeyVerificationMethod } from './did-key.ts';
import { verifyWithWebCrypto } from './ed25519.ts';
import { envelopeCredential, openEnvelope } from './enveloped-credential.ts';
import { newTestIssuer, newTestKey, verifyWithNode } from './example-award.test-support.ts';
import { parseVcJwt, signVcJwt, verifyVcJwt, type VcJwt } from './vc-jwt.ts';

const issuer = newTestIssuer();
const claims = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  name: 'Kupferm\u00fchle \u2713',
  issuer: issuer.did,
};
const jwt = await signVcJwt(claims, issuer.signer);
const read = (text: string): VcJwt => {
  const parsed = parseVcJwt(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
};
const part = (value: unknown): string => bytesToBase64Url(utf8ToBytes(JSON.stringify(value)));
const signed = (header: unknown, payload: string = part(claims)): string => {
  const message = `${part(header)}.${payload}`;
  return `${message}.${bytesToBase64Url(issuer.key.sign(utf8ToBytes(message)))}`;
};
const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: issuer.signer.kid, iss: issuer.did };

describe('a signed credential', () => {
  test('carries the header that VC-JOSE-COSE asks for, and its claims unchanged', () => {
    const [first = ''] = jwt.split('.');
    expect(JSON.parse(atob(first))).toEqual(header);
    expect(read(jwt)).toMatchObject({ kid: issuer.signer.kid, signerDid: issuer.did, claims });
  });

  test('verifies with the key and with either verifier, and with no other key', async () => {
    const parsed = read(jwt);
    expect(await verifyVcJwt(parsed, issuer.key.publicKey)).toBe(true);
    expect(await verifyVcJwt(parsed, issuer.key.publicKey, verifyWithNode)).toBe(true);
    expect(await verifyVcJwt(parsed, newTestKey().publicKey)).toBe(false);
  });

  test('is accepted by jose', async () => {
    const key = await importJWK({ ...jwkOf(issuer.key.publicKey) }, 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(jwt, key, { algorithms: ['EdDSA'] });
    expect(protectedHeader).toEqual(header);
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(claims);
  });

  test('made by jose is accepted here', async () => {
    const { privateKey, publicKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
    const kid = didKeyVerificationMethod(didKeyOf(raw));
    for (const alg of ['EdDSA', 'Ed25519']) {
      const theirs = await new SignJWT({ name: 'theirs' })
        .setProtectedHeader({ alg, typ: 'vc+jwt', kid })
        .sign(privateKey);
      expect(await verifyVcJwt(read(theirs), raw)).toBe(true);
      expect(read(theirs).claims).toEqual({ name: 'theirs' });
    }
  });

  test('is verified by the openssl command alone', (context) => {
    const version = spawnSync('openssl', ['version'], { encoding: 'utf8' });
    if (version.status !== 0) context.skip('there is no openssl command here');
    const folder = mkdtempSync(join(tmpdir(), 'vc-jwt-'));
    try {
      const file = (name: string, content: string | Uint8Array): string => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      };
      const { message, signature } = read(jwt);
      const pem = createPublicKey({ key: { ...jwkOf(issuer.key.publicKey) }, format: 'jwk' });
      const key = file('key.pem', pem.export({ type: 'spki', format: 'pem' }));
      const check = (content: Uint8Array): string =>
        spawnSync(
          'openssl',
          // prettier-ignore -- one line, as it would be typed
          [
            'pkeyutl',
            '-verify',
            '-rawin',
            '-pubin',
            '-inkey',
            key,
            '-in',
            file('message', content),
            '-sigfile',
            file('signature', signature),
          ],
          { encoding: 'utf8' },
        ).stdout;
      expect(check(message)).toContain('Signature Verified Successfully');
      expect(check(utf8ToBytes('another message'))).not.toContain('Successfully');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is refused with any bit changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(jwt.length - 1), fc.integer({ min: 0, max: 6 }), async (at, bit) => {
        const changed = jwt.slice(0, at) + String.fromCharCode(jwt.charCodeAt(at) ^ (1 << bit)) + jwt.slice(at + 1);
        const parsed = parseVcJwt(changed);
        expect(parsed.ok && (await verifyVcJwt(parsed.value, issuer.key.publicKey, verifyWithNode))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('goes into the JSON envelope and out again', () => {
    const envelope = envelopeCredential(jwt);
    expect(envelope).toEqual({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: `data:application/vc+jwt,${jwt}`,
      type: 'EnvelopedVerifiableCredential',
    });
    expect(openEnvelope(envelope)).toBe(jwt);
    expect(openEnvelope({ ...envelope, '@context': [envelope['@context']], type: [envelope.type] })).toBe(jwt);
    for (const odd of [null, jwt, {}, { ...envelope, type: 'VerifiableCredential' }, { ...envelope, id: jwt }]) {
      expect(openEnvelope(odd)).toBeUndefined();
    }
  });
});

describe('what is no credential of ours', () => {
  test.each<readonly [string, string]>([
    ['vc-jwt.wrong-algorithm', signed({ ...header, alg: 'none' })],
    ['vc-jwt.wrong-algorithm', signed({ ...header, alg: 'HS256' })],
    ['vc-jwt.wrong-algorithm', signed({ ...header, alg: 'ES256' })],
    ['vc-jwt.wrong-algorithm', signed({ ...header, alg: ['EdDSA'] })],
    ['vc-jwt.wrong-algorithm', signed({})],
    ['vc-jwt.wrong-type', signed({ ...header, typ: 'JWT' })],
    ['vc-jwt.wrong-type', signed({ ...header, typ: 'vp+jwt' })],
    ['vc-jwt.wrong-type', signed({ ...header, typ: undefined })],
    ['vc-jwt.wrong-type', signed({ ...header, cty: 'vp' })],
    ['vc-jwt.unknown-critical-header', signed({ ...header, crit: ['b64'], b64: false })],
    ['vc-jwt.no-key-named', signed({ ...header, kid: undefined })],
    ['vc-jwt.no-key-named', signed({ ...header, kid: '#key' })],
    ['vc-jwt.no-key-named', signed({ ...header, kid: 'https://register.example/key' })],
    ['vc-jwt.issuer-differs-from-key', signed({ ...header, iss: 'did:web:other.example' })],
    ['vc-jwt.forbidden-claim', signed(header, part({ vc: claims }))],
    ['vc-jwt.malformed', signed(header, part([claims]))],
    ['vc-jwt.malformed', signed(header, part('text'))],
    ['vc-jwt.malformed', signed('text')],
    ['vc-jwt.malformed', signed(header, bytesToBase64Url(Uint8Array.of(0x22, 0xff, 0x22)))],
    ['vc-jwt.malformed', signed(header, 'A')],
    ['vc-jwt.malformed', `${jwt}.`],
    ['vc-jwt.malformed', `${jwt}=`],
    ['vc-jwt.malformed', jwt.slice(0, -2)],
    ['vc-jwt.malformed', ''],
    ['vc-jwt.malformed', '..'],
    ['json.malformed', signed(header, bytesToBase64Url(utf8ToBytes('{')))],
    ['json.duplicate-member', signed(header, bytesToBase64Url(utf8ToBytes('{"name":1,"name":2}')))],
    ['json.too-deep', signed(header, bytesToBase64Url(utf8ToBytes(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`)))],
    ['vc-jwt.too-long', jwt.padEnd(500_001, 'A')],
  ])('is refused as %s (%#)', (code, text) => {
    expect(parseVcJwt(text)).toMatchObject({ ok: false, error: { code } });
  });

  test('a member that stands twice in the header is refused, because another reader may take the other one', () => {
    const twice = JSON.stringify(header).replace('{', '{"alg":"none",');
    const message = `${bytesToBase64Url(utf8ToBytes(twice))}.${part(claims)}`;
    const text = `${message}.${bytesToBase64Url(issuer.key.sign(utf8ToBytes(message)))}`;
    expect(parseVcJwt(text)).toMatchObject({ error: { code: 'json.duplicate-member' } });
  });

  test('any text is read or refused, never a crash', () => {
    const base64 = fc.uint8Array({ maxLength: 80 }).map(bytesToBase64Url);
    const json = fc.jsonValue().map(part);
    const piece = fc.oneof(base64, json, fc.string(), fc.constant(part(header)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        expect(parseVcJwt(pieces.join('.')).ok).toBeTypeOf('boolean');
      }),
    );
  });
});

test('Web Cryptography says no to signatures and keys of wrong lengths, or rejects, but never says yes', async () => {
  const { message, signature } = read(jwt);
  const { publicKey } = issuer.key;
  expect(await verifyWithWebCrypto(publicKey, message, signature.subarray(1))).toBe(false);
  await expect(verifyWithWebCrypto(publicKey.subarray(1), message, signature)).rejects.toThrow();
});
