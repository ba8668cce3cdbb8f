/**
 * Checks of inclusion and consistency proofs that need nothing but the proof: the loops of RFC 9162 sections 2.1.3.2 and
 * 2.1.4.2, on purpose not the recursion that makes the proofs. Any input is answered with yes or no.
 */
import { emptyRoot, nodeHash, sameBytes } from './merkle-hash.ts';

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  /** hash of the entry's leaf */
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

export function verifyInclusion({ index, size, leaf, proof, root }: InclusionClaim): boolean {
  if (!isCount(size) || !isCount(index) || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      // Where the right edge has no sibling, its hash moves up unchanged.
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(hash, root);
}

export interface ConsistencyClaim {
  readonly earlier: { readonly size: number; readonly root: Uint8Array };
  readonly later: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

export function verifyConsistency({ earlier, later, proof }: ConsistencyClaim): boolean {
  if (!isCount(earlier.size) || !isCount(later.size) || earlier.size > later.size) return false;
  if (earlier.size === 0) return proof.length === 0 && sameBytes(earlier.root, emptyRoot());
  if (earlier.size === later.size) return proof.length === 0 && sameBytes(earlier.root, later.root);
  let node = earlier.size - 1;
  let last = later.size - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  // The earlier tree was one complete subtree exactly where nothing is left of `node`: then the proof starts from its root.
  const path = node === 0 ? [earlier.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let earlierHash = first;
  let laterHash = first;
  for (const part of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      earlierHash = nodeHash(part, earlierHash);
      laterHash = nodeHash(part, laterHash);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      laterHash = nodeHash(laterHash, part);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(earlierHash, earlier.root) && sameBytes(laterHash, later.root);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

// Division instead of bit operators, which cut numbers to 32 bits.
function half(number: number): number {
  return Math.floor(number / 2);
}

function isOdd(number: number): boolean {
  return number % 2 === 1;
}
