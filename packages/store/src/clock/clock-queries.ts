/** What people decided on the clocks of a cycle, read from its journal: for its parties, with who decided and why. */
import type { Instant } from '@touchstone/kernel';
import type { MoveClockEvent } from '@touchstone/domain';
import type { Reader } from '../database.ts';

export interface ClockMove {
  readonly at: Instant;
  readonly actor: string;
  readonly event: MoveClockEvent;
}

const types = ['clock.extended', 'clock.paused', 'clock.resumed'] as const satisfies readonly MoveClockEvent['type'][];

/** Oldest first; what was erased is left out. */
export async function readClockMoves(from: Reader, cycle: string): Promise<readonly ClockMove[]> {
  const rows = await from
    .selectFrom('journal')
    .innerJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .select(['journal.at', 'journal.actor', 'journal.type', 'journal_payloads.payload'])
    .where('journal.stream', '=', cycle)
    .where('journal.type', 'in', types)
    .where('journal_payloads.payload', 'is not', null)
    .orderBy('journal.version')
    .execute();
  return rows.map(({ actor, at, payload, type }) => ({
    ...{ actor, at },
    // Events of these types have their decider's payloads.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- for that reason
    event: { type, payload } as unknown as MoveClockEvent,
  }));
}
