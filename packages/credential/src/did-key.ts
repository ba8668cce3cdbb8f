/**
 * Identifiers that are nothing but an Ed25519 public key (the did:key method). They need no network and tell nothing about
 * who holds the key, so they serve tests and demonstrations, not issuers of marks.
 */
import { concatBytes } from '@noble/hashes/utils.js';
import { base58ToBytes, bytesToBase58 } from './base58.ts';

export const ed25519KeyLength = 32;

const prefix = 'did:key:';
/** multicodec `ed25519-pub` */
const ed25519Codec = Uint8Array.of(0xed, 0x01);

export function didKeyOf(publicKey: Uint8Array): string {
  return `${prefix}z${bytesToBase58(concatBytes(ed25519Codec, publicKey))}`;
}

/** How signatures by the key of a did:key name it. */
export function didKeyVerificationMethod(did: string): string {
  return `${did}#${did.slice(prefix.length)}`;
}

/** Undefined where the text is no did:key with an Ed25519 key. */
export function publicKeyOfDidKey(did: string): Uint8Array | undefined {
  return did.startsWith(prefix) ? publicKeyOfMultibase(did.slice(prefix.length)) : undefined;
}

/** The Ed25519 key in the form that multikeys and did:key share; undefined for anything else. */
export function publicKeyOfMultibase(multibase: string): Uint8Array | undefined {
  const bytes = multibase.startsWith('z') ? base58ToBytes(multibase.slice(1)) : undefined;
  if (bytes?.length !== ed25519Codec.length + ed25519KeyLength) return undefined;
  return ed25519Codec.every((byte, at) => byte === bytes[at]) ? bytes.slice(ed25519Codec.length) : undefined;
}
