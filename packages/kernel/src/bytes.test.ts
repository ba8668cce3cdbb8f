import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64ToBytes, base64UrlToBytes, bytesToBase64, bytesToBase64Url, sha256Hex } from './bytes.ts';

describe('bytes as text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64ToBytes(bytesToBase64(bytes))).toEqual(bytes);
        expect(base64UrlToBytes(bytesToBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('are refused where the text is none of that kind', () => {
    for (const text of ['a', 'YQ', '*', 'YQ=a']) expect(base64ToBytes(text)).toBeUndefined();
    for (const text of ['a', 'YQ==', '+', '/']) expect(base64UrlToBytes(text)).toBeUndefined();
  });
});

describe('SHA-256', () => {
  it('gives the digest of “abc” that FIPS 180-2 does', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
