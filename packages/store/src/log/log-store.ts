/**
 * The transparency log as it is kept: leaves in their order, hashes of complete subtrees, signed checkpoints. Growing it is
 * one transaction; a checkpoint is there only with every node beneath it.
 */
import { defined, type Instant, type PlainDate } from '@touchstone/kernel';
import type { NodeAt, StoredNode } from '@touchstone/tlog';
import { sql } from 'kysely';
import { tryAgain, type Reader, type Writer } from '../database.ts';
import type { PublicEntry } from '../tables.ts';

export interface UnsequencedEntry {
  readonly stream: string;
  readonly version: number;
  readonly entry: PublicEntry;
}

/** Public entries that have no place yet and may be told on that day, in the order in which they happened. */
export async function readUnsequenced(
  from: Writer,
  most: number,
  today: PlainDate,
): Promise<readonly UnsequencedEntry[]> {
  return from
    .selectFrom('public_entries as entry')
    .select(['entry.stream', 'entry.version', 'entry.entry'])
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('log_leaves as leaf')
            .select('leaf.index')
            .whereRef('leaf.stream', '=', 'entry.stream')
            .whereRef('leaf.version', '=', 'entry.version'),
        ),
      ),
    )
    .where(({ eb, or }) => or([eb('entry.shown_from', 'is', null), eb('entry.shown_from', '<=', today)]))
    .orderBy('entry.at')
    .orderBy('entry.stream')
    .orderBy('entry.version')
    .limit(most)
    .execute();
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly at: Instant;
}

export function readCheckpoint(from: Reader | Writer): Promise<StoredCheckpoint | undefined> {
  return from.selectFrom('log_checkpoints').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
}

/** One hash for each place, in the order asked; every place must be stored. */
export async function readNodes(from: Reader | Writer, places: readonly NodeAt[]): Promise<readonly Uint8Array[]> {
  const { rows } = await sql<{ level: number; index: number; hash: Buffer }>`
    select n.level, n.index, n.hash
    from unnest(${places.map(({ level }) => level)}::smallint[], ${places.map(({ index }) => index)}::bigint[]) as p (level, index)
    join log_nodes n on n.level = p.level and n.index = p.index`.execute(from);
  const found = new Map(rows.map(({ hash, index, level }) => [`${String(level)}/${String(index)}`, hash]));
  return places.map(({ index, level }) => {
    const place = `${String(level)}/${String(index)}`;
    return Uint8Array.from(defined(found.get(place), `log node ${place}`));
  });
}

export interface LogGrowth {
  readonly at: Instant;
  readonly leaves: readonly {
    readonly index: number;
    readonly stream: string;
    readonly version: number;
    readonly leafHash: Uint8Array;
  }[];
  readonly nodes: readonly StoredNode[];
  readonly checkpoint: { readonly size: number; readonly root: Uint8Array; readonly note: string };
}

/** Where somebody else grew the log in the meantime, the transaction is tried again on what it has become. */
export async function growLog(transaction: Writer, { at, checkpoint, leaves, nodes }: LogGrowth): Promise<void> {
  const placed = await transaction
    .insertInto('log_leaves')
    .values(
      leaves.map(({ index, leafHash, stream, version }) => ({
        ...{ index, stream, version, leaf_hash: Buffer.from(leafHash), sequenced_at: at },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('index')
    .execute();
  if (placed.length < leaves.length) throw tryAgain;
  await transaction
    .insertInto('log_nodes')
    .values(nodes.map(({ hash, index, level }) => ({ level, index, hash: Buffer.from(hash) })))
    .execute();
  const { note, root, size } = checkpoint;
  await transaction
    .insertInto('log_checkpoints')
    .values({ size, root: Buffer.from(root), note, at })
    .execute();
}

/** Where a public entry stands in the log, if it has been sequenced. */
export async function readLeaf(
  from: Reader,
  stream: string,
  version: number,
): Promise<{ readonly index: number; readonly entry: PublicEntry } | undefined> {
  return from
    .selectFrom('log_leaves')
    .innerJoin('public_entries', (join) =>
      join
        .onRef('log_leaves.stream', '=', 'public_entries.stream')
        .onRef('log_leaves.version', '=', 'public_entries.version'),
    )
    .select(['log_leaves.index', 'public_entries.entry'])
    .where('log_leaves.stream', '=', stream)
    .where('log_leaves.version', '=', version)
    .executeTakeFirst();
}

export interface LogEntryAt {
  readonly index: number;
  readonly stream: string;
  readonly version: number;
  readonly entry: PublicEntry;
}

/** The entries at the places from `first` up to, but without, `end`, in their order. */
export async function readLogEntries(from: Reader, first: number, end: number): Promise<readonly LogEntryAt[]> {
  return from
    .selectFrom('log_leaves')
    .innerJoin('public_entries', (join) =>
      join
        .onRef('log_leaves.stream', '=', 'public_entries.stream')
        .onRef('log_leaves.version', '=', 'public_entries.version'),
    )
    .select(['log_leaves.index', 'log_leaves.stream', 'log_leaves.version', 'public_entries.entry'])
    .where('log_leaves.index', '>=', first)
    .where('log_leaves.index', '<', end)
    .orderBy('log_leaves.index')
    .execute();
}
