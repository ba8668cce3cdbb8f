/**
 * Where the hashes of a log are kept. Only complete subtrees are stored, because their hashes never change again: level 0
 * holds the leaves, and node `index` of `level` covers the 2^level entries from `index * 2^level` on. Every root and every
 * proof of every tree size is made of a few of them.
 */
import { assert } from '@touchstone/kernel';
import { emptyRoot, hashLength, nodeHash } from './merkle-hash.ts';

export interface NodeAt {
  readonly level: number;
  readonly index: number;
}

export interface StoredNode extends NodeAt {
  readonly hash: Uint8Array;
}

/**
 * Answers with one hash for each place asked for, in the same order. All places of one proof are asked for at once, so that
 * a database needs one query. A place that is not there is a fault of the storage: throw.
 */
export type ReadNodes = (places: readonly NodeAt[]) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;

/** The entries from `start` up to, but without, `end`. */
export interface EntryRange {
  readonly start: number;
  readonly end: number;
}

/** 2^level of the largest complete tree that holds at most `entries` entries (at least one). */
export function highestLevel(entries: number): number {
  let level = 0;
  // Counted instead of Math.log2, which rounds up just below large powers of two.
  while (2 ** (level + 1) <= entries) level += 1;
  return level;
}

/**
 * The complete subtrees that make up a range, left to right. The range must be one that the tree's own divisions lead to:
 * its start is a multiple of the largest subtree in it.
 */
export function subtreesOf(range: EntryRange): readonly NodeAt[] {
  const subtrees: NodeAt[] = [];
  let start = range.start;
  while (start < range.end) {
    const level = highestLevel(range.end - start);
    subtrees.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return subtrees;
}

/** The hash of neighbouring subtrees, the left ones larger: RFC 6962 joins them from the right. */
export function joinHashes(subtrees: readonly Uint8Array[]): Uint8Array {
  if (subtrees.length === 0) return emptyRoot();
  return subtrees.reduceRight((right, left) => nodeHash(left, right));
}

/** The hash of each range, with one read. */
export async function hashRanges(ranges: readonly EntryRange[], read: ReadNodes): Promise<readonly Uint8Array[]> {
  const subtrees = ranges.map(subtreesOf);
  const hashes = await readHashes(subtrees.flat(), read);
  let next = 0;
  return subtrees.map((places) => {
    const first = next;
    next += places.length;
    return joinHashes(hashes.slice(first, next));
  });
}

export async function readHashes(places: readonly NodeAt[], read: ReadNodes): Promise<readonly Uint8Array[]> {
  if (places.length === 0) return [];
  const hashes = await read(places);
  assert(hashes.length === places.length, 'the reader of tree nodes answers with one hash for each place');
  assert(
    hashes.every((hash) => hash.length === hashLength),
    'a stored tree node is a SHA-256 hash',
  );
  return hashes;
}
