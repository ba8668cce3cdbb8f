/** What is done about findings: the actions of their plans, and what was said of one finding, read from the journal. */
import type { Instant } from '@touchstone/kernel';
import type { ActionEvent, ImprovementEvent } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type ActionRow = Tables['finding_actions'];

/** Of every finding of the cycle, in the order in which they were planned. */
export function readActions(from: Reader, cycle: string): Promise<readonly ActionRow[]> {
  return from
    .selectFrom('finding_actions')
    .selectAll()
    .where('cycle', '=', cycle)
    .orderBy('finding')
    .orderBy(sql`length(action)`)
    .orderBy('action')
    .execute();
}

export type ToldEvent = Exclude<
  ImprovementEvent | ActionEvent,
  { readonly type: 'improvement.completed' | 'improvement.continued' }
>;

const told = [
  'improvement.planned',
  'improvement.reported',
  'improvement.taken-back',
  'improvement.reopened',
  'finding.closed',
  'finding.reopened',
  'action.planned',
  'action.dropped',
  'action.reported',
  'action.verified',
  'action.returned',
] as const satisfies readonly ToldEvent['type'][];

/** Newest first, at most `most`; what was erased is left out. */
export async function readToldOfFinding(
  from: Reader,
  cycle: string,
  finding: string,
  most: number,
): Promise<readonly { readonly at: Instant; readonly actor: string; readonly event: ToldEvent }[]> {
  const rows = await from
    .selectFrom('journal')
    .innerJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .select(['journal.at', 'journal.actor', 'journal.type', 'journal_payloads.payload'])
    .where('journal.stream', '=', cycle)
    .where('journal.type', 'in', told)
    .where(sql<boolean>`journal_payloads.payload ->> 'finding' = ${finding}`)
    .orderBy('journal.version', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ actor, at, payload, type }) => ({
    ...{ actor, at },
    // Events of these types have their decider's payloads.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- for that reason
    event: { type, payload } as unknown as ToldEvent,
  }));
}
