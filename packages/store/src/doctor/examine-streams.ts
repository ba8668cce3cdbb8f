/**
 * Every stream from its first entry on: the chain of its journal holds, its folded state is what the events give, and the
 * events are projected again into the empty tables of the replay. Goes through the streams in batches, kind by kind, so
 * that neither their number nor their age matters to memory.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '@touchstone/kernel';
import {
  beginnings,
  evolve,
  type AnyEvent,
  type Recorded,
  type StreamKind,
  type StreamState,
} from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import { entryHash, noEntry, payloadHash } from '../journal/entry-hash.ts';
import { project } from '../projection/project.ts';
import { createSchemes, type Schemes } from '../scheme/schemes.ts';
import type { Notes } from './notes.ts';
import { adoptRows } from './replay-tables.ts';

/**
 * A projection reads the tables of kinds that stand before its own, and of no other stream of its own kind; the row of a
 * site in the register, and the last declaration of a person on a site, are made from several streams of one kind and come
 * out the same in any order of theirs.
 */
const replayOrder: readonly StreamKind[] = [
  ...(['scheme', 'access', 'organisation', 'site', 'evidence', 'firm', 'assessor', 'independence', 'cycle'] as const),
];
const streamsPerBatch = 50;

export interface StreamsExamined {
  /** streams that could not be replayed: their rows were taken as they are */
  readonly unreplayed: number;
  /** entries whose payload was erased, with its reason on record */
  readonly erased: number;
}

/** `transaction` writes unqualified tables into the replay. `progress` is told how many streams are done. */
export async function examineStreams(
  transaction: Writer,
  notes: Notes,
  progress: (streams: number) => void,
): Promise<StreamsExamined> {
  const schemes = createSchemes();
  let unreplayed = await findOrphans(transaction, notes);
  let [erased, done] = [0, 0];
  for (const kind of replayOrder) {
    for (let after = ''; ;) {
      const streams = await readStreams(transaction, kind, after);
      const last = streams.at(-1);
      if (last === undefined) break;
      after = last.id;
      const entries = Map.groupBy(
        await readEntries(
          transaction,
          streams.map(({ id }) => id),
        ),
        ({ stream }) => stream,
      );
      for (const stream of streams) {
        const own = entries.get(stream.id) ?? [];
        if (own.length === 0) continue;
        const emptied = own.filter(({ erased_at: at }) => at !== null).length;
        erased += emptied;
        const sound = examineChain(stream, own, notes);
        const replayed = sound && emptied === 0 && (await replay(transaction, schemes, stream, own, notes));
        if (replayed) continue;
        await adoptRows(transaction, kind, stream.id);
        unreplayed += 1;
      }
      done += streams.length;
      progress(done);
    }
  }
  return { unreplayed, erased };
}

/** Streams without a journal, and a journal without its stream; answers how many of these there are. */
async function findOrphans(transaction: Writer, { note }: Notes): Promise<number> {
  const { rows: bare } = await sql<{ id: string }>`
    select id from public.streams s where not exists (select from public.journal j where j.stream = s.id)`.execute(
    transaction,
  );
  for (const { id } of bare) note('stream.journal-missing', { stream: id });
  const { rows: lost } = await sql<{ stream: string }>`
    select distinct stream from public.journal j
    where not exists (select from public.streams s where s.id = j.stream)`.execute(transaction);
  for (const { stream } of lost) {
    note('stream.row-missing', { stream });
    const kind = replayOrder.find((one) => stream.startsWith(`${one}_`));
    if (kind !== undefined) await adoptRows(transaction, kind, stream);
  }
  return lost.length;
}

interface Stream {
  readonly id: string;
  readonly kind: StreamKind;
  readonly version: number;
  readonly state: StreamState;
  readonly head: Buffer;
}

function readStreams(transaction: Writer, kind: StreamKind, after: string): Promise<readonly Stream[]> {
  return transaction
    .withSchema('public')
    .selectFrom('streams')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '>', after)
    .orderBy('id')
    .limit(streamsPerBatch)
    .execute();
}

type Entry = Awaited<ReturnType<typeof readEntries>>[number];

function readEntries(transaction: Writer, streams: readonly string[]) {
  return transaction
    .withSchema('public')
    .selectFrom('journal')
    .leftJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .selectAll('journal')
    .select(['journal_payloads.salt', 'journal_payloads.payload', 'journal_payloads.erased_at'])
    .where('journal.stream', 'in', streams)
    .orderBy('journal.stream')
    .orderBy('journal.version')
    .execute();
}

/** Each entry follows the one before it and covers its payload; the stream's row names the last of them. */
function examineChain({ head, id, version }: Stream, entries: readonly Entry[], { looked, note }: Notes): boolean {
  let sound = true;
  let before: { readonly version: number; readonly hash: Buffer } = { version: 0, hash: noEntry };
  for (const entry of entries) {
    looked('journal');
    const where = { stream: id, version: entry.version };
    const wrong = (code: Parameters<typeof note>[0]): void => {
      sound = false;
      note(code, where);
    };
    if (entry.version !== before.version + 1) wrong('journal.gap');
    // What one entry got wrong is not held against those after it: each is checked on the hash that stands before it.
    if (!hashOf(before.hash, entry).equals(entry.entry_hash)) wrong('journal.entry-changed');
    if (entry.salt !== null) {
      if (!payloadHash(entry.salt, entry.payload).equals(entry.payload_hash)) wrong('journal.payload-changed');
    } else if (entry.erased_at === null) {
      wrong('journal.payload-missing');
    }
    before = { version: entry.version, hash: entry.entry_hash };
  }
  looked('streams');
  if (version !== before.version) {
    note('stream.version-changed', { stream: id, version, expected: before.version });
  } else if (!head.equals(before.hash)) {
    note('stream.head-changed', { stream: id });
  }
  return sound;
}

function hashOf(before: Buffer, entry: Entry): Buffer {
  const {
    actor,
    at,
    command_id: commandId,
    format,
    observed_at: observedAt,
    payload_hash,
    stream,
    type,
    version,
  } = entry;
  return entryHash(before, {
    ...{ stream, version, type, format, at, actor, commandId, payloadHash: payload_hash },
    ...(observedAt === null ? {} : { observedAt }),
  });
}

/** Folds and projects the stream again. All of its rows are in the replay afterwards, or none of them. */
async function replay(
  transaction: Writer,
  schemes: Schemes,
  stream: Stream,
  entries: readonly Entry[],
  { note }: Notes,
): Promise<boolean> {
  await sql`savepoint one_stream`.execute(transaction);
  let state: StreamState = beginnings[stream.kind];
  let version = 0;
  try {
    for (const entry of entries) {
      version = entry.version;
      const recorded = recordedOf(entry);
      state = evolve(state, recorded);
      await project(transaction, schemes, recorded, state);
    }
  } catch (error) {
    await sql`rollback to savepoint one_stream`.execute(transaction);
    const problem = error instanceof Error ? error.message : String(error);
    note('stream.not-replayable', { stream: stream.id, version, problem });
    return false;
  } finally {
    await sql`release savepoint one_stream`.execute(transaction);
  }
  // As JSON, because that is how a state is kept.
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(state)), stream.state)) {
    note('stream.state-changed', { stream: stream.id });
  }
  return true;
}

function recordedOf({ actor, at, command_id, observed_at, payload, stream, type, version }: Entry): Recorded<AnyEvent> {
  const observedAt: Instant | null = observed_at;
  return {
    ...{ stream, version, at, actor, commandId: command_id },
    ...(observedAt === null ? {} : { observedAt }),
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the chain vouches that this is what a decider answered
    event: { type, payload } as AnyEvent,
  };
}
