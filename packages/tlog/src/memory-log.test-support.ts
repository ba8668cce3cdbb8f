/**
 * For tests: a log that keeps its nodes in a map and grows through `appendLeaves`, beside the tree hash as RFC 6962 section
 * 2.1 defines it, written without any of the code under test but the two hashes.
 */
import { defined } from '@touchstone/kernel';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { appendLeaves } from './append.ts';
import { emptyRoot, leafHash, nodeHash } from './merkle-hash.ts';
import { type NodeAt, type ReadNodes, type StoredNode } from './node.ts';

export interface MemoryLog {
  readonly entries: readonly Uint8Array[];
  readonly root: Uint8Array;
  readonly nodes: ReadonlyMap<string, Uint8Array>;
  readonly read: ReadNodes;
}

const keyOf = ({ level, index }: NodeAt): string => `${level}/${index}`;

export async function memoryLog(entries: readonly Uint8Array[], batches: readonly number[] = []): Promise<MemoryLog> {
  const nodes = new Map<string, Uint8Array>();
  const read: ReadNodes = (places) => places.map((place) => defined(nodes.get(keyOf(place)), `node ${keyOf(place)}`));
  const store = (added: readonly StoredNode[]): void => {
    for (const node of added) {
      if (nodes.has(keyOf(node))) throw new Error(`node ${keyOf(node)} is stored twice`);
      nodes.set(keyOf(node), node.hash);
    }
  };
  let growth = await appendLeaves(0, [], read);
  for (const batch of [...batches, entries.length]) {
    const next = entries.slice(growth.size, growth.size + batch);
    growth = await appendLeaves(growth.size, next.map(leafHash), read);
    store(growth.nodes);
  }
  return { entries, root: growth.root, nodes, read };
}

export function numberedEntries(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, at) => utf8ToBytes(`entry ${at}`));
}

export function definedRoot(entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries;
  if (only === undefined) return emptyRoot();
  if (entries.length === 1) return leafHash(only);
  let left = 1;
  while (left * 2 < entries.length) left *= 2;
  return nodeHash(definedRoot(entries.slice(0, left)), definedRoot(entries.slice(left)));
}

/** The bytes with one bit changed. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const at = Math.floor(bit / 8) % bytes.length;
  changed[at] = defined(changed[at], 'the byte to change') ^ (1 << (bit % 8));
  return changed;
}
