/**
 * Roots and proofs of a log at any size it has had, made from stored nodes (RFC 6962 sections 2.1, 2.1.1 and 2.1.2).
 * Whoever asks for an entry beyond the tree made a mistake: that is a defect, so check indices that come from outside first.
 */
import { assert, defined } from '@touchstone/kernel';
import { hashRanges, highestLevel, type EntryRange, type ReadNodes } from './node.ts';

export async function treeRoot(size: number, read: ReadNodes): Promise<Uint8Array> {
  assert(Number.isSafeInteger(size) && size >= 0, 'the size of a tree is a whole number');
  const [root] = await hashRanges([{ start: 0, end: size }], read);
  return defined(root, 'the hash of the only range');
}

/** That entry `index` is in the tree of `size`: the hashes from the leaf's sibling up to the root's child. */
export async function inclusionProof(index: number, size: number, read: ReadNodes): Promise<readonly Uint8Array[]> {
  assert(Number.isSafeInteger(size) && Number.isSafeInteger(index), 'index and size are whole numbers');
  assert(index >= 0 && index < size, 'the entry is in the tree');
  const siblings: EntryRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftHalf(end - start);
    if (index < middle) {
      siblings.push({ start: middle, end });
      end = middle;
    } else {
      siblings.push({ start, end: middle });
      start = middle;
    }
  }
  return hashRanges(siblings.reverse(), read);
}

/** That the tree of `size` begins with all entries of the tree of `earlier`, unchanged. Empty where nothing needs proof. */
export async function consistencyProof(earlier: number, size: number, read: ReadNodes): Promise<readonly Uint8Array[]> {
  assert(Number.isSafeInteger(size) && Number.isSafeInteger(earlier), 'sizes are whole numbers');
  assert(earlier >= 0 && earlier <= size, 'the earlier tree is not the larger one');
  if (earlier === 0) return [];
  const parts: EntryRange[] = [];
  let start = 0;
  let end = size;
  while (end !== earlier) {
    const middle = start + leftHalf(end - start);
    if (earlier <= middle) {
      parts.push({ start: middle, end });
      end = middle;
    } else {
      parts.push({ start, end: middle });
      start = middle;
    }
  }
  // Where the earlier tree is itself one complete subtree, the verifier already has its hash: it is the earlier root.
  if (start > 0) parts.push({ start, end });
  return hashRanges(parts.reverse(), read);
}

/** Entries in the left branch: the largest power of two that is smaller than the size of the tree. */
function leftHalf(size: number): number {
  return 2 ** highestLevel(size - 1);
}
