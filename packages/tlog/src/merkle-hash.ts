/**
 * The two hashes of a Merkle tree, after RFC 6962 section 2.1 with SHA-256. A leaf and a node are hashed behind different
 * first bytes, so that no node can be passed off as an entry.
 */
import { sha256 } from '@touchstone/kernel';

/** bytes of one hash */
export const hashLength = 32;

const leafPrefix = 0x00;
const nodePrefix = 0x01;

export function leafHash(entry: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + entry.length);
  message[0] = leafPrefix;
  message.set(entry, 1);
  return sha256(message);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const message = new Uint8Array(1 + left.length + right.length);
  message[0] = nodePrefix;
  message.set(left, 1);
  message.set(right, 1 + left.length);
  return sha256(message);
}

/** The root of the tree without entries. */
export function emptyRoot(): Uint8Array {
  return sha256('');
}

/** Not in constant time: everything in a public log is public. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
