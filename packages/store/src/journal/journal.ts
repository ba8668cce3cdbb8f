/**
 * The journal: streams are read as one row of folded state, and written as entries with their payloads, the new state
 * and the command's outcome in a single statement. All of it happens inside the caller's serializable transaction.
 */
import { randomBytes } from 'node:crypto';
import type { Instant, Refusal } from '@touchstone/kernel';
import { stateOf, type AnyEvent, type Recorded, type StreamKind, type StreamStates } from '@touchstone/domain';
import { sql } from 'kysely';
import { tryAgain, type Reader, type Writer } from '../database.ts';
import { entryHash, payloadHash } from './entry-hash.ts';

export interface StreamRow<K extends StreamKind = StreamKind> {
  readonly version: number;
  readonly state: StreamStates[K];
  readonly head: Buffer;
}

/** Undefined where this is the id of another kind of thing, too: whatever a request names as a firm must be one. */
export async function readStream<K extends StreamKind>(
  from: Reader | Writer,
  kind: K,
  id: string,
): Promise<StreamRow<K> | undefined> {
  const row = await from
    .selectFrom('streams')
    .select(['version', 'state', 'head'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, state: stateOf(kind, row.state) };
}

export interface Outcome {
  readonly commandId: string;
  readonly type: string;
  readonly stream: string;
  readonly actor: string;
  readonly fingerprint: Buffer;
  readonly at: Instant;
}

export interface Append {
  readonly kind: StreamKind;
  /** 0 and `noEntry` for a stream that begins */
  readonly before: { readonly version: number; readonly head: Buffer };
  readonly state: unknown;
  /** at least one event, all of one command */
  readonly recorded: readonly Recorded<AnyEvent>[];
}

/** Event format of everything written today; older ones are upcast when they are read. */
const currentFormat = 1;

/**
 * Writes the events after `before`, the stream's new state, and the outcome. A stream that moved on in the meantime
 * makes the transaction be tried again; an outcome that is there already surfaces as a unique violation. What the same
 * transaction projects from here on stands since the moment of the outcome.
 */
export async function append(transaction: Writer, write: Append, outcome: Outcome): Promise<void> {
  const { before, kind, recorded, state } = write;
  const observedAt = recorded[0]?.observedAt;
  let head = before.head;
  const entries = recorded.map(({ actor, at, commandId, event, stream, version }) => {
    const salt = randomBytes(16);
    const hash = payloadHash(salt, event.payload);
    const facts = { stream, version, type: event.type, format: currentFormat, at, actor, commandId, payloadHash: hash };
    head = entryHash(head, observedAt === undefined ? facts : { ...facts, observedAt });
    return { ...facts, payload: JSON.stringify(event.payload), salt, entry: head };
  });
  const version = before.version + entries.length;
  const column = <T>(pick: (entry: (typeof entries)[number]) => T): T[] => entries.map(pick);
  const moved =
    before.version === 0
      ? sql`insert into streams (id, kind, version, state, head)
            values (${outcome.stream}, ${kind}, ${version}, ${JSON.stringify(state)}::jsonb, ${head})
            on conflict (id) do nothing returning 1`
      : sql`update streams set version = ${version}, state = ${JSON.stringify(state)}::jsonb, head = ${head}
            where id = ${outcome.stream} and version = ${before.version} returning 1`;
  const { rows } = await sql<{ moved: number }>`
    with moved as (${moved}),
    entry as (
      insert into journal (stream, version, type, format, at, observed_at, actor, command_id, payload_hash, entry_hash)
      select ${outcome.stream}, e.version, e.type, ${currentFormat}::smallint, ${outcome.at}::timestamptz,
             ${observedAt ?? null}::timestamptz, ${outcome.actor}, ${outcome.commandId}::uuid, e.payload_hash, e.entry_hash
      from unnest(${column((entry) => entry.version)}::int[], ${column((entry) => entry.type)}::text[],
                  ${column((entry) => entry.payloadHash)}::bytea[], ${column((entry) => entry.entry)}::bytea[])
        as e (version, type, payload_hash, entry_hash)
    ),
    payload as (
      insert into journal_payloads (stream, version, salt, payload)
      select ${outcome.stream}, p.version, p.salt, p.payload::jsonb
      from unnest(${column((entry) => entry.version)}::int[], ${column((entry) => entry.salt)}::bytea[],
                  ${column((entry) => entry.payload)}::text[]) as p (version, salt, payload)
    ),
    outcome as (
      insert into outcomes (command_id, type, stream, actor, fingerprint, version, at)
      values (${outcome.commandId}::uuid, ${outcome.type}, ${outcome.stream}, ${outcome.actor}, ${outcome.fingerprint},
              ${version}, ${outcome.at}::timestamptz)
    )
    select count(*)::int as moved, set_config('touchstone.at', ${outcome.at}, true) from moved`.execute(transaction);
  if (rows[0]?.moved !== 1) throw tryAgain;
}

/** Keeps a refusal, so that the same command is answered the same for ever. */
export async function keepRefusal(transaction: Writer, outcome: Outcome, refusals: readonly Refusal[]): Promise<void> {
  await transaction
    .insertInto('outcomes')
    .values({
      command_id: outcome.commandId,
      type: outcome.type,
      stream: outcome.stream,
      actor: outcome.actor,
      fingerprint: outcome.fingerprint,
      version: null,
      refusals: JSON.stringify(refusals),
      at: outcome.at,
    })
    .execute();
}

export interface KeptOutcome {
  readonly stream: string;
  readonly fingerprint: Buffer;
  readonly version: number | null;
  readonly refusals: readonly Refusal[] | null;
}

export async function readOutcome(from: Reader | Writer, commandId: string): Promise<KeptOutcome | undefined> {
  return from
    .selectFrom('outcomes')
    .select(['stream', 'fingerprint', 'version', 'refusals'])
    .where('command_id', '=', commandId)
    .executeTakeFirst();
}

/** The unique constraint that a repeated command runs into. */
export const outcomeConstraint = 'outcomes_pkey';
