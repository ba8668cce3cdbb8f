/**
 * Adding entries to a log without reading the whole tree: from the present size and at most 53 stored hashes it works out
 * every new hash that is to be stored, and the new root. It stores nothing itself.
 */
import { assert, defined } from '@touchstone/kernel';
import { hashLength, nodeHash } from './merkle-hash.ts';
import { joinHashes, readHashes, subtreesOf, type ReadNodes, type StoredNode } from './node.ts';

export interface Growth {
  /** entries in the tree afterwards */
  readonly size: number;
  readonly root: Uint8Array;
  /** to be stored before a checkpoint of this size is published; each is new */
  readonly nodes: readonly StoredNode[];
}

/** `leaves` are leaf hashes in their order. With none of them the answer is the present size and root. */
export async function appendLeaves(size: number, leaves: readonly Uint8Array[], read: ReadNodes): Promise<Growth> {
  assert(Number.isSafeInteger(size) && size >= 0, 'the size of a log is a whole number');
  assert(Number.isSafeInteger(size + leaves.length), 'a log holds fewer than 2^53 entries');
  // One hash for each level: the newest complete subtree there. It is the left half of the next larger one to close.
  const newest: Uint8Array[] = [];
  const edge = subtreesOf({ start: 0, end: size });
  const edgeHashes = await readHashes(edge, read);
  edge.forEach(({ level }, at) => {
    newest[level] = defined(edgeHashes[at], 'the hash that was read');
  });
  const nodes: StoredNode[] = [];
  leaves.forEach((leaf, at) => {
    assert(leaf.length === hashLength, 'a leaf is a SHA-256 hash');
    let node: StoredNode = { level: 0, index: size + at, hash: leaf };
    nodes.push(node);
    while (node.index % 2 === 1) {
      const left = defined(newest[node.level], 'the left half of a closing subtree');
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
      nodes.push(node);
    }
    newest[node.level] = node.hash;
  });
  const grown = size + leaves.length;
  const peaks = subtreesOf({ start: 0, end: grown }).map(({ level }) => defined(newest[level], 'the hash of a peak'));
  return { size: grown, root: joinHashes(peaks), nodes };
}
