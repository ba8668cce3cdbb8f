/**
 * A cycle as it was after one of its events, folded from the journal: what somebody saw when they decided. The present
 * state is in the stream's row and needs none of this.
 */
import { evolveCycle, noCycle, type CycleEvent, type CycleState } from '@touchstone/domain';
import type { Instant } from '@touchstone/kernel';
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

/** The moment of each event of a cycle, oldest first: which version stood on a day. */
export async function readMoments(
  from: Reader,
  cycle: string,
): Promise<readonly { readonly version: number; readonly at: Instant }[]> {
  return from.selectFrom('journal').select(['version', 'at']).where('stream', '=', cycle).orderBy('version').execute();
}
