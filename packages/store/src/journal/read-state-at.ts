/**
 * What a stream was after one of its events, folded from the journal: what somebody saw when they decided, or what was known
 * on a past day. The present state is in the stream's row and needs none of this.
 */
import { beginnings, evolve, stateOf, type AnyEvent, type StreamKind, type StreamState } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';

/**
 * The state that a stream's row has: kept, or absent where a past day is read and something happened since, so that it is
 * folded again. Undefined where nobody can tell any more, because of an erasure.
 */
export async function readStateOf<K extends StreamKind>(
  from: Reader | Writer,
  kind: K,
  { state, stream, version }: { readonly stream: string; readonly version: number; readonly state: StreamState | null },
): Promise<ReturnType<typeof stateOf<K>> | undefined> {
  return state === null ? readStateAt(from, kind, stream, version) : stateOf(kind, state);
}

/** Undefined where a payload up to there was erased, so that nobody can tell any more. */
export async function readStateAt<K extends StreamKind>(
  from: Reader | Writer,
  kind: K,
  stream: string,
  version: number,
): Promise<ReturnType<typeof stateOf<K>> | undefined> {
  const entries = await from
    .selectFrom('journal')
    .innerJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .select(['journal.version', 'journal.at', 'journal.actor', 'journal.command_id', 'journal.type', 'payload'])
    .where('journal.stream', '=', stream)
    .where('journal.version', '<=', version)
    .orderBy('journal.version')
    .execute();
  if (entries.some(({ payload }) => payload === null)) return undefined;
  const state = entries.reduce<StreamState>(
    (before, { actor, at, command_id: commandId, payload, type, version: of }) => {
      // A stream holds events of its kind in the form that their decider gave them.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- for that reason
      const event = { type, payload } as AnyEvent;
      return evolve(before, { stream, version: of, at, actor, commandId, event });
    },
    beginnings[kind],
  );
  return stateOf(kind, state);
}
