import { describe, expect, it } from 'vitest';
import { sha256Hex } from './bytes.ts';

describe('SHA-256', () => {
  it('gives the digest of “abc” that FIPS 180-2 does', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
