/** States of cycles as they were, after one of their events or on a past day. */
import type { CycleState, StreamState } from '@touchstone/domain';
import type { Reader } from '../database.ts';
import { readStateAt, readStateOf } from '../journal/read-state-at.ts';

/** Undefined where a payload up to there was erased, so that nobody can tell any more. */
export function readCycleAt(from: Reader, cycle: string, version: number): Promise<CycleState | undefined> {
  return readStateAt(from, 'cycle', cycle, version);
}

/** Rows with the states of their cycles. One whose state nobody can tell any more, because of an erasure, is left out. */
export async function withStates<Row extends { readonly cycle: string; readonly version: number }>(
  from: Reader,
  rows: readonly (Row & { readonly state: StreamState | null })[],
): Promise<readonly (Row & { readonly state: CycleState })[]> {
  const states = await Promise.all(
    rows.map(({ cycle: stream, state, version }) => readStateOf(from, 'cycle', { stream, state, version })),
  );
  return rows.flatMap((row, index) => {
    const state = states[index];
    return state === undefined ? [] : [{ ...row, state }];
  });
}
