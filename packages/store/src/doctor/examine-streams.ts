/**
 * Every stream from its first entry on: the chain of its journal holds, its folded state is what the events give, and the
 * events are projected again into the empty tables of the replay.
 */
import { isDeepStrictEqual } from 'node:util';
import { defined, type Instant } from '@touchstone/kernel';
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
import { aloneInOrder, readFamilies, together } from './stream-families.ts';

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
  for await (const families of readFamilies(transaction)) {
    const read = await readStreams(transaction, families.flat());
    for (const ids of families) {
      const family = ids.flatMap((id) => read.get(id) ?? []);
      const emptied = family.flatMap(({ entries }) => entries).filter(({ erased_at: at }) => at !== null).length;
      erased += emptied;
      const sound = family.map(({ entries, stream }) => examineChain(stream, entries, notes)).every((one) => one);
      if (sound && emptied === 0 && (await replay(transaction, schemes, family, notes))) continue;
      for (const { stream } of family) await adoptRows(transaction, stream.kind, stream.id);
      unreplayed += family.length;
    }
    done += families.flat().length;
    progress(done);
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
    const kind = [...aloneInOrder, ...together].find((one) => stream.startsWith(`${one}_`));
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

interface StreamRead {
  readonly stream: Stream;
  readonly entries: readonly Entry[];
}

/** By id; one without a journal is missing. */
async function readStreams(transaction: Writer, ids: readonly string[]): Promise<ReadonlyMap<string, StreamRead>> {
  if (ids.length === 0) return new Map();
  const streams = await transaction
    .withSchema('public')
    .selectFrom('streams')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  const entries = Map.groupBy(await readEntries(transaction, ids), ({ stream }) => stream);
  return new Map(
    streams.flatMap((stream) => {
      const own = entries.get(stream.id);
      return own === undefined ? [] : [[stream.id, { stream, entries: own }] as const];
    }),
  );
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

/**
 * Folds and projects the streams again, entry by entry as they arrived, each at its own moment. All of their rows are in the
 * replay afterwards, or none of them.
 */
async function replay(
  transaction: Writer,
  schemes: Schemes,
  family: readonly StreamRead[],
  { note }: Notes,
): Promise<boolean> {
  await sql`savepoint one_family`.execute(transaction);
  const states = new Map<string, StreamState>(family.map(({ stream: { id, kind } }) => [id, beginnings[kind]]));
  const entries = family.flatMap((one) => one.entries).toSorted((a, b) => a.position - b.position);
  let moment: Instant | undefined;
  for (const entry of entries) {
    try {
      if (entry.at !== moment) await sql`select set_config('touchstone.at', ${entry.at}, true)`.execute(transaction);
      moment = entry.at;
      const recorded = recordedOf(entry);
      const state = evolve(defined(states.get(entry.stream), 'the state of a stream that is replayed'), recorded);
      states.set(entry.stream, state);
      await project(transaction, schemes, recorded, state);
    } catch (error) {
      await sql`rollback to savepoint one_family`.execute(transaction);
      const problem = error instanceof Error ? error.message : String(error);
      note('stream.not-replayable', { stream: entry.stream, version: entry.version, problem });
      return false;
    }
  }
  await sql`release savepoint one_family`.execute(transaction);
  for (const { stream } of family) {
    // As JSON, because that is how a state is kept.
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(states.get(stream.id))), stream.state)) {
      note('stream.state-changed', { stream: stream.id });
    }
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
