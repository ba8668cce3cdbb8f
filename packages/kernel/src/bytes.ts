/**
 * Bytes, texts and digests for the pure packages, where `Buffer` does not exist.
 */
import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Standard in every runtime, though ECMAScript does not name it. */
declare const TextEncoder: new () => { encode: (text: string) => Uint8Array };

const utf8 = new TextEncoder();

export function utf8ToBytes(text: string): Uint8Array {
  return utf8.encode(text);
}

export function sha256(content: Uint8Array | string): Uint8Array {
  return sha256OfBytes(typeof content === 'string' ? utf8ToBytes(content) : content);
}

/** Lower-case hexadecimal, 64 characters: how a scheme version, a piece of evidence and a leaf are named. */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(content));
}
