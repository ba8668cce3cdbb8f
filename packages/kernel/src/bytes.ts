/**
 * Bytes and their text forms for the pure packages, where `Buffer` does not exist.
 */
import { base64, base64urlnopad } from '@scure/base';
import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export { utf8ToBytes };

export function sha256(content: Uint8Array | string): Uint8Array {
  return sha256OfBytes(typeof content === 'string' ? utf8ToBytes(content) : content);
}

/** Lower-case hexadecimal, 64 characters: how a scheme version, a piece of evidence and a leaf are named. */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(content));
}

export function bytesToBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

/** Undefined where the text is not base64. */
export function base64ToBytes(text: string): Uint8Array | undefined {
  try {
    return base64.decode(text);
  } catch {
    return undefined;
  }
}

/** RFC 4648 section 5, without padding, as JOSE and multibase `u` use it. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Undefined where the text is not unpadded base64url. */
export function base64UrlToBytes(text: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(text);
  } catch {
    return undefined;
  }
}
