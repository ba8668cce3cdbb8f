import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64ToBytes, base64UrlToBytes, bytesToBase64, bytesToBase64Url } from './base64.ts';

/** A byte each, or whatever else people write; often base64 by chance. */
const texts = fc.string({ unit: fc.constantFrom(...Array.from('AQgwYZ09+/-_= \nä')), maxLength: 12 });

describe('bytes as base64', () => {
  it('come back as they were, ASCII or not, however long', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array({ max: 127 }),
      fc.uint8Array({ minLength: 8_190, maxLength: 8_195 }),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        expect(base64ToBytes(bytesToBase64(content))).toEqual(content);
        expect(base64UrlToBytes(bytesToBase64Url(content))).toEqual(content);
      }),
    );
  });

  it('are written as the platform and RFC 4648 section 10 write them', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(bytesToBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
    const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => bytesToBase64(Buffer.from(text)));
    expect(written).toEqual(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy']);
  });

  it('have one spelling only', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [standard, urlSafe] = [base64ToBytes(text), base64UrlToBytes(text)];
        if (standard !== undefined) expect(bytesToBase64(standard)).toBe(text);
        if (urlSafe !== undefined) expect(bytesToBase64Url(urlSafe)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are refused where the text is none of that kind', () => {
    const neither = ['a', '*', 'YQ=a', 'YR==', 'YWJ', 'YWK=', 'YQ==YQ==', ' YQ==', 'YQ ==', 'YWJj\n', 'YWJjä', '===='];
    for (const text of [...neither, 'YQ', 'YQ=', 'YQ===', '-_-_']) expect(base64ToBytes(text)).toBeUndefined();
    for (const text of [...neither, 'YQ==', 'YWI=', '+/+/', 'YR']) expect(base64UrlToBytes(text)).toBeUndefined();
  });
});
