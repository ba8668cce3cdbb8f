/// <reference types="node" />
import { gunzipSync, gzipSync } from 'node:zlib';
import { base64UrlToBytes, bytesToBase64Url, defined, instant } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gunzip, gzip } from './gzip.ts';
import { hasShape } from './shape.ts';
import {
  decodeStatusList,
  emptyStatusList,
  encodeStatusList,
  readStatus,
  statusListCredential,
  statusListEntries,
  statusListShape,
  withStatus,
} from './status-list.ts';

describe('status lists', () => {
  test('begin with the highest bit of the first byte', () => {
    const bits = withStatus(withStatus(emptyStatusList(), 0, true), 9, true);
    expect([...bits.subarray(0, 2)]).toEqual([0b1000_0000, 0b0100_0000]);
  });

  test('hold what was set, nothing else, and forget what was taken back', () => {
    const index = fc.nat(statusListEntries - 1);
    fc.assert(
      fc.property(fc.uniqueArray(index, { maxLength: 20 }), index, (set, other) => {
        const bits = set.reduce((list, at) => withStatus(list, at, true), emptyStatusList());
        expect(set.every((at) => readStatus(bits, at))).toBe(true);
        expect(readStatus(bits, other)).toBe(set.includes(other));
        expect(readStatus(withStatus(bits, other, false), other)).toBe(false);
        expect(bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).toBe(set.length);
      }),
      { numRuns: 20 },
    );
  });

  test('have no status beyond their end', () => {
    expect(readStatus(emptyStatusList(), statusListEntries - 1)).toBe(false);
    expect(readStatus(emptyStatusList(), statusListEntries)).toBeUndefined();
    expect(() => withStatus(emptyStatusList(), statusListEntries, true)).toThrow('index');
    expect(() => emptyStatusList(8)).toThrow('131,072');
  });

  test('are packed small and come back, also through zlib', async () => {
    const bits = withStatus(emptyStatusList(), 94_567, true);
    const encoded = await encodeStatusList(bits);
    expect(encoded).toMatch(/^u[A-Za-z0-9_-]{1,120}$/);
    expect(await decodeStatusList(encoded)).toEqual(bits);
    const packed = defined(base64UrlToBytes(encoded.slice(1)), 'the packed list');
    expect(Uint8Array.from(gunzipSync(packed))).toEqual(bits);
    const theirs = await encodeStatusList(bits, (bytes) => Uint8Array.from(gzipSync(bytes)));
    expect(await decodeStatusList(theirs, (bytes) => Uint8Array.from(gunzipSync(bytes)))).toEqual(bits);
  });

  test('that are too short, too long or damaged are refused', async () => {
    const packed = async (bytes: number): Promise<string> => `u${bytesToBase64Url(await gzip(new Uint8Array(bytes)))}`;
    expect(await decodeStatusList(await packed(16_384))).toHaveLength(16_384);
    expect(await decodeStatusList(await packed(16_383))).toBeUndefined();
    expect(await decodeStatusList(await packed(2_097_153))).toBeUndefined();
    const encoded = await encodeStatusList(emptyStatusList());
    for (const damaged of ['', 'u', encoded.slice(1), `z${encoded.slice(1)}`, encoded.slice(0, -8), `${encoded}=`]) {
      expect(await decodeStatusList(damaged)).toBeUndefined();
    }
  });

  test('a small file that unpacks to a thousand times its size is given up early', async () => {
    const bomb = gzipSync(new Uint8Array(20_000_000));
    expect(bomb.length).toBeLessThan(20_500);
    expect(await gunzip(bomb, 2_097_152)).toBeUndefined();
  });

  test('any bytes are unpacked or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await gunzip(await gzip(bytes), 200)).toEqual(bytes);
        expect(await decodeStatusList(`u${bytesToBase64Url(bytes)}`)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});

test('the credential of a list has the members that W3C asks for', async () => {
  const claims = statusListCredential({
    listUrl: 'https://register.example/status/revocation/1',
    issuerDid: 'did:web:register.example',
    purpose: 'revocation',
    encodedList: await encodeStatusList(emptyStatusList()),
    validFrom: instant('2024-01-01T00:00:00Z'),
    validUntil: instant('2024-01-08T00:00:00Z'),
  });
  expect(claims).toMatchObject({
    id: 'https://register.example/status/revocation/1',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:web:register.example',
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
  });
  expect(hasShape(statusListShape, claims)).toBe(true);
});
