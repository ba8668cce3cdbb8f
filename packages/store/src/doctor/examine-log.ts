/**
 * The transparency log, grown again from its first leaf: each leaf is the hash of its public entry, each stored node is
 * what its leaves give, each checkpoint is signed over the root that the tree had at its size, and nothing public waits
 * for its place for longer than it may. The edge of the tree is all that is kept in memory.
 */
import { canonicalJson, defined, utf8ToBytes, type Instant } from '@touchstone/kernel';
import {
  appendLeaves,
  ed25519NoteType,
  ed25519NoteVerifier,
  leafHash,
  openCheckpoint,
  parseCheckpointText,
  parseNote,
  sameBytes,
  type NodeAt,
  type StoredNode,
  type VerifyEd25519,
} from '@touchstone/tlog';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import type { StoredCheckpoint } from '../log/log-store.ts';
import type { Notes } from './notes.ts';

export interface LogExamination {
  /** Ed25519, with which this installation signs its checkpoints */
  readonly publicKey: Uint8Array;
  readonly verifyEd25519: VerifyEd25519;
  readonly now: Instant;
}

/** So long an entry may wait for its place in the log. */
const waitMs = 3_600_000;
const checkpointsPerBatch = 200;

export async function examineLog(transaction: Writer, notes: Notes, examination: LogExamination): Promise<void> {
  await findWaiting(transaction, notes, examination.now);
  let size = 0;
  let nodes = 0;
  /** the newest complete subtree of each level: all that growing the tree asks for */
  const edge = new Map<number, Uint8Array>();
  for (;;) {
    const checkpoints = await readCheckpoints(transaction, size);
    if (checkpoints.length === 0) break;
    for (const checkpoint of checkpoints) {
      const leaves = await examineLeaves(transaction, notes, size, checkpoint.size);
      // Without every leaf nothing further on can be worked out.
      if (leaves === undefined) return;
      const read = (places: readonly NodeAt[]): readonly Uint8Array[] =>
        places.map(({ level }) => defined(edge.get(level), 'the edge of the tree'));
      const growth = await appendLeaves(size, leaves, read);
      for (const { hash, level } of growth.nodes) edge.set(level, hash);
      await examineNodes(transaction, notes, growth.nodes);
      await examineCheckpoint(notes, checkpoint, growth.root, examination);
      nodes += growth.nodes.length;
      size = growth.size;
    }
  }
  await findExtra(transaction, notes, size, nodes);
}

async function findWaiting(transaction: Writer, { note }: Notes, now: Instant): Promise<void> {
  const { rows } = await sql<{ stream: string; version: number; at: Instant; all: number }>`
    select stream, version, at, count(*) over ()::int as all from public.public_entries e
    where at < ${new Date(Date.parse(now) - waitMs).toISOString()}::timestamptz
      and coalesce(shown_from, '-infinity') < ${now.slice(0, 10)}::date - 2
      and not exists (select from public.log_leaves l where l.stream = e.stream and l.version = e.version)
    order by at limit 1`.execute(transaction);
  for (const { all, at, stream, version } of rows) {
    note('log.entry-waiting', { stream, version, since: at.slice(0, 10), entries: all });
  }
}

function readCheckpoints(transaction: Writer, after: number): Promise<readonly StoredCheckpoint[]> {
  return transaction
    .withSchema('public')
    .selectFrom('log_checkpoints')
    .selectAll()
    .where('size', '>', after)
    .orderBy('size')
    .limit(checkpointsPerBatch)
    .execute();
}

/** The leaf hashes from `start` up to `end`, as they are stored. Undefined where one is not there. */
async function examineLeaves(
  transaction: Writer,
  { looked, note }: Notes,
  start: number,
  end: number,
): Promise<readonly Uint8Array[] | undefined> {
  const leaves = await transaction
    .withSchema('public')
    .selectFrom('log_leaves')
    .leftJoin('public_entries', (join) =>
      join
        .onRef('public_entries.stream', '=', 'log_leaves.stream')
        .onRef('public_entries.version', '=', 'log_leaves.version'),
    )
    .select([
      'log_leaves.index',
      'log_leaves.stream',
      'log_leaves.version',
      'log_leaves.leaf_hash',
      'public_entries.entry',
    ])
    .where('log_leaves.index', '>=', start)
    .where('log_leaves.index', '<', end)
    .orderBy('log_leaves.index')
    .execute();
  const hashes: Uint8Array[] = [];
  for (const { entry, index, leaf_hash: stored, stream, version } of leaves) {
    if (index !== start + hashes.length) break;
    looked('log');
    const hash = Uint8Array.from(stored);
    if (entry === null) {
      note('log.entry-missing', { index, stream, version });
    } else if (!sameBytes(hash, leafHash(utf8ToBytes(canonicalJson(entry))))) {
      note('log.leaf-changed', { index, stream, version });
    }
    hashes.push(hash);
  }
  if (hashes.length === end - start) return hashes;
  note('log.gap', { index: start + hashes.length, size: end });
  return undefined;
}

async function examineNodes(transaction: Writer, { note }: Notes, nodes: readonly StoredNode[]): Promise<void> {
  const { rows } = await sql<{ level: number; index: number; hash: Buffer }>`
    select n.level, n.index, n.hash
    from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[]) as p (level, index)
    join public.log_nodes n on n.level = p.level and n.index = p.index`.execute(transaction);
  const stored = new Map(rows.map(({ hash, index, level }) => [`${String(level)}/${String(index)}`, hash]));
  for (const { hash, index, level } of nodes) {
    const found = stored.get(`${String(level)}/${String(index)}`);
    if (found === undefined || !sameBytes(found, hash)) note('log.node-changed', { level, index });
  }
}

async function examineCheckpoint(
  { note }: Notes,
  { note: signed, root, size }: StoredCheckpoint,
  grown: Uint8Array,
  { publicKey, verifyEd25519 }: LogExamination,
): Promise<void> {
  if (!sameBytes(root, grown)) note('log.root-changed', { size });
  // The log calls itself by the address that it had when it signed; the key is what must be ours.
  const parsed = parseNote(signed);
  const stated = parsed.ok ? parseCheckpointText(parsed.value.text) : parsed;
  const name = stated.ok ? stated.value.origin : '';
  const key = { name, type: ed25519NoteType, publicKey };
  const opened = await openCheckpoint(signed, { origin: name, verifiers: [ed25519NoteVerifier(key, verifyEd25519)] });
  const holds = opened.ok && opened.value.size === size && sameBytes(opened.value.root, root);
  if (!holds) note('log.checkpoint-unsigned', { size });
}

/** Leaves and nodes beyond the last checkpoint, which nobody has signed for. */
async function findExtra(transaction: Writer, { note }: Notes, size: number, nodes: number): Promise<void> {
  const { rows } = await sql<{ leaves: number; nodes: number }>`
    select (select count(*)::int from public.log_leaves) as leaves,
           (select count(*)::int from public.log_nodes) as nodes`.execute(transaction);
  const [stored] = rows;
  if (stored === undefined) return;
  if (stored.leaves > size) note('log.checkpoint-missing', { size, leaves: stored.leaves });
  if (stored.leaves === size && stored.nodes > nodes) note('log.node-extra', { nodes: stored.nodes - nodes });
}
