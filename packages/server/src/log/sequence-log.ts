/**
 * The sequencer: gives every public entry its place in the transparency log and signs a checkpoint over the tree. One
 * transaction for each batch, so that a crash leaves either the old checkpoint or the new one with all beneath it. Two
 * sequencers at once cannot both take a place: the index is the primary key, and the loser tries again.
 */
import { publicDay } from '@touchstone/domain';
import { canonicalJson, Fault, limits, utf8ToBytes } from '@touchstone/kernel';
import { growLog, readCheckpoint, readNodes, readUnsequenced, serializable, type PublicEntry } from '@touchstone/store';
import {
  appendLeaves,
  ed25519NoteSigner,
  ed25519NoteType,
  leafHash,
  signCheckpoint,
  type NoteKey,
} from '@touchstone/tlog';
import type { Runtime } from '../command/run-command.ts';
import type { IssuerKeys } from '../credential/issuer-keys.ts';

const batchSize = 500;

/** What the log calls itself in its checkpoints: host and path, without a scheme (c2sp.org/tlog-checkpoint). */
export function logOrigin(origin: string): string {
  return `${new URL(origin).host}/log`;
}

export function logKey(origin: string, keys: IssuerKeys): NoteKey {
  return { name: logOrigin(origin), type: ed25519NoteType, publicKey: keys.log.publicKey };
}

/** Sequences until nothing is left; answers how many entries got their place. */
export async function sequenceLog(runtime: Runtime, keys: IssuerKeys, origin: string): Promise<number> {
  let sequenced = 0;
  for (;;) {
    const grown = await sequenceBatch(runtime, keys, origin);
    sequenced += grown;
    if (grown < batchSize) return sequenced;
  }
}

async function sequenceBatch(runtime: Runtime, keys: IssuerKeys, origin: string): Promise<number> {
  const grown = await serializable(runtime.database, limits.writeTries, async (transaction) => {
    const entries = await readUnsequenced(transaction, batchSize, publicDay(runtime.clock()));
    if (entries.length === 0) return 0;
    const size = (await readCheckpoint(transaction))?.size ?? 0;
    const hashes = entries.map(({ entry }) => leafHash(entryBytes(entry)));
    const growth = await appendLeaves(size, hashes, (places) => readNodes(transaction, places));
    const key = logKey(origin, keys);
    const note = await signCheckpoint({ origin: key.name, size: growth.size, root: growth.root, extensions: [] }, [
      ed25519NoteSigner(key, keys.log.sign),
    ]);
    await growLog(transaction, {
      at: runtime.clock(),
      leaves: entries.map(({ stream, version }, at) => ({
        ...{ index: size + at, stream, version },
        leafHash: hashes[at] ?? new Uint8Array(),
      })),
      nodes: growth.nodes,
      checkpoint: { size: growth.size, root: growth.root, note },
    });
    return entries.length;
  });
  if (grown === undefined) {
    throw new Fault('log.busy', 'The log could not grow because too much was written at once. It tries again.', {
      retry: true,
    });
  }
  return grown;
}

/** The bytes of an entry, whose leaf hash stands in the log. */
export function entryBytes(entry: PublicEntry): Uint8Array {
  return utf8ToBytes(canonicalJson(entry));
}
