/**
 * A cycle as it was after one of its events, folded from the journal: what somebody saw when they decided. The present
 * state is in the stream's row and needs none of this.
 */
import { evolveCycle, noCycle, stateOf, type CycleEvent, type CycleState, type StreamState } from '@touchstone/domain';
import type { Reader } from '../database.ts';

/** Undefined where a payload up to there was erased, so that nobody can tell any more. */
export async function readCycleAt(from: Reader, cycle: string, version: number): Promise<CycleState | undefined> {
  const entries = await from
    .selectFrom('journal')
    .innerJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .select(['journal.version', 'journal.at', 'journal.actor', 'journal.command_id', 'journal.type', 'payload'])
    .where('journal.stream', '=', cycle)
    .where('journal.version', '<=', version)
    .orderBy('journal.version')
    .execute();
  if (entries.some(({ payload }) => payload === null)) return undefined;
  return entries.reduce<CycleState>((state, { actor, at, command_id: commandId, payload, type, version: of }) => {
    // A cycle's stream holds events of a cycle in the form that their decider gave them.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- for that reason
    const event = { type, payload } as CycleEvent;
    return evolveCycle(state, { stream: cycle, version: of, at, actor, commandId, event });
  }, noCycle);
}

/**
 * The states of cycles as rows have them: kept, or absent where a past day is read and something happened since, so that
 * they are folded again. A row whose state nobody can tell any more, because of an erasure, is left out.
 */
export async function withStates<Row extends { readonly cycle: string; readonly version: number }>(
  from: Reader,
  rows: readonly (Row & { readonly state: StreamState | null })[],
): Promise<readonly (Row & { readonly state: CycleState })[]> {
  const states = await Promise.all(
    rows.map(async ({ cycle, state, version }) =>
      state === null ? readCycleAt(from, cycle, version) : stateOf('cycle', state),
    ),
  );
  return rows.flatMap((row, index) => {
    const state = states[index];
    return state === undefined ? [] : [{ ...row, state }];
  });
}
