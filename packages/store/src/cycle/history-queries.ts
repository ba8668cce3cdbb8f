/** What happened in a cycle, read from its journal: for its parties, who may also know who did it. */
import type { Instant } from '@touchstone/kernel';
import type { CycleEvent } from '@touchstone/domain';
import type { Reader } from '../database.ts';

export interface HistoryEntry {
  readonly version: number;
  readonly at: Instant;
  readonly actor: string;
  readonly type: CycleEvent['type'];
  /** what the event says; null where it was erased */
  readonly payload: Readonly<Record<string, unknown>> | null;
}

/** Newest first, at most `most`, those before the version `before` where it is given. */
export async function readHistory(
  from: Reader,
  cycle: string,
  most: number,
  before?: number,
): Promise<readonly HistoryEntry[]> {
  let query = from
    .selectFrom('journal')
    .innerJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .select(['journal.version', 'journal.at', 'journal.actor', 'journal.type', 'journal_payloads.payload'])
    .where('journal.stream', '=', cycle);
  if (before !== undefined) query = query.where('journal.version', '<', before);
  const rows = await query.orderBy('journal.version', 'desc').limit(most).execute();
  return rows.map(({ payload, type, ...row }) => ({
    ...row,
    // A cycle's stream holds events of a cycle, whose payloads are objects: the decider wrote nothing else.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- for that reason
    type: type as CycleEvent['type'],
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- for that reason
    payload: payload as HistoryEntry['payload'],
  }));
}
