import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildConformityCredential } from './conformity-credential.ts';
import { exampleAward, verifiableExample } from './example-award.test-support.ts';
import { envelopeCredential } from './enveloped-credential.ts';
import { signVcJwt } from './vc-jwt.ts';
import { formatBundle, parseBundle } from './verification-bundle.ts';
import { verifyAward } from './verify-award.ts';

const { bundle, trust, issuer } = await verifiableExample();
const file = formatBundle(bundle);

describe('bundles', () => {
  test('write and read back', () => {
    expect(parseBundle(file)).toEqual({ ok: true, value: bundle });
    const small = { credential: bundle.credential, statusLists: [] };
    expect(parseBundle(formatBundle(small))).toEqual({ ok: true, value: small });
  });

  test('may be a bare credential or an envelope, with space around', () => {
    const value = { credential: bundle.credential, statusLists: [] };
    expect(parseBundle(`\n ${bundle.credential}\n`)).toEqual({ ok: true, value });
    expect(parseBundle(JSON.stringify(envelopeCredential(bundle.credential)))).toEqual({ ok: true, value });
  });

  test.each<readonly [string, string, string | undefined]>([
    ['bundle.empty', ' \n', undefined],
    ['bundle.too-long', 'x'.repeat(2_000_001), undefined],
    ['json.malformed', '{', undefined],
    ['json.duplicate-member', file.replace('{', '{"credential":"a",'), undefined],
    ['bundle.unknown-form', '{}', '/format'],
    ['bundle.unknown-form', '[]', ''],
    ['bundle.unknown-form', file.replace('touchstone-award/1', 'touchstone-award/2'), '/format'],
    ['bundle.unknown-form', file.replace('"format"', '"other":1,"format"'), '/other'],
    ['bundle.unknown-form', JSON.stringify({ ...JSON.parse(file), didDocument: 'x' }), '/didDocument'],
    ['bundle.unknown-form', JSON.stringify({ ...JSON.parse(file), statusLists: Array(5).fill('x') }), '/statusLists'],
  ])('%s (%#)', (code, text, at) => {
    const parsed = parseBundle(text);
    expect(parsed).toMatchObject({ ok: false, error: { code } });
    expect(!parsed.ok && parsed.error.at).toBe(at);
  });
});

const flipped = (text: string, at: number, bit: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);
const bit = fc.integer({ min: 0, max: 6 });

test('no changed bit of a complete file leaves the award valid, and none makes the verifier stumble', async () => {
  const [revocation = '', suspension = ''] = bundle.statusLists;
  const changes = [
    (at: number, which: number) => ({ credential: flipped(bundle.credential, at % bundle.credential.length, which) }),
    (at: number, which: number) => ({ statusLists: [flipped(revocation, at % revocation.length, which), suspension] }),
    (at: number, which: number) => ({ statusLists: [revocation, flipped(suspension, at % suspension.length, which)] }),
    (at: number, which: number) => ({ logProof: flipped(bundle.logProof, at % bundle.logProof.length, which) }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...changes), fc.nat(100_000), bit, async (change, at, which) => {
      const { verdict } = await verifyAward({ ...bundle, ...change(at, which) }, trust);
      expect(verdict).not.toBe('valid');
    }),
    { numRuns: 200 },
  );
});

test('a file with any bit changed is read or refused, and what is read is judged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), bit, async (at, which) => {
      const parsed = parseBundle(flipped(file, at, which));
      if (parsed.ok) expect((await verifyAward(parsed.value, trust)).checks).toHaveLength(9);
    }),
    { numRuns: 150 },
  );
});

test('any text is read or refused, never a crash', () => {
  const text = fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(text, (content) => {
      expect(parseBundle(content).ok).toBeTypeOf('boolean');
    }),
    { numRuns: 200 },
  );
});

test('whatever an issuer signs in place of an award is answered, and none of it is a valid award', async () => {
  const { claims } = buildConformityCredential(exampleAward, 'w3c');
  const names = Object.keys(claims);
  const strange = fc.oneof(
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.tuple(fc.constantFrom(...names), fc.jsonValue()).map(([name, value]) => ({ ...claims, [name]: value })),
    fc.constantFrom(...names).map((name) => ({ ...claims, [name]: undefined })),
  );
  await fc.assert(
    fc.asyncProperty(strange, async (signed) => {
      const credential = await signVcJwt(signed, issuer.signer);
      expect((await verifyAward({ ...bundle, credential }, trust)).verdict).not.toBe('valid');
    }),
    { numRuns: 200 },
  );
});

test('any JSON in place of the DID document, the lists and the proof is answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.array(fc.string()), fc.string(), async (document, statusLists, logProof) => {
      const { verdict } = await verifyAward(
        {
          credential: bundle.credential,
          didDocument: { id: issuer.did, assertionMethod: document },
          statusLists,
          logProof,
        },
        { ...trust, issuers: [{ did: issuer.did }] },
      );
      expect(verdict).not.toBe('valid');
    }),
    { numRuns: 200 },
  );
});
