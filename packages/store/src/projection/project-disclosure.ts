/**
 * From which day the public may see what is on record of a cycle. Days follow from the scheme and from events, so each
 * event may open what earlier ones told; nothing here asks which day it is.
 */
import { defined } from '@touchstone/kernel';
import {
  entryOpening,
  heldFacts,
  restsOnHistory,
  type CycleState,
  type HeldFacts,
  type Opening,
} from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import type { Tables } from '../tables.ts';

/** Undefined where all is shown at once, as in every cycle of which only a source tells. */
export async function heldOfCycle(
  transaction: Writer,
  schemes: Schemes,
  state: CycleState,
): Promise<HeldFacts | undefined> {
  if (state.stage !== 'running' || restsOnHistory(state)) return undefined;
  const { scheme } = defined(await schemes.byHash(transaction, state.scheme), 'the scheme of a running cycle');
  return heldFacts(scheme, state.anchors);
}

export function shownFrom(opening: Opening): Tables['public_entries']['shown_from'] {
  return opening === 'at-once' ? null : opening === 'not-yet' ? 'infinity' : opening;
}

/** Entries that told of earlier events, whose day may be known only now. */
export async function projectDisclosure(
  transaction: Writer,
  cycle: string,
  held: HeldFacts | undefined,
): Promise<void> {
  if (held === undefined) return;
  const entries = await transaction
    .selectFrom('public_entries')
    .select(['version', 'shown_from', sql<string>`coalesce(entry->>'type', 'credential.issued')`.as('type')])
    .where('stream', '=', cycle)
    .execute();
  for (const { shown_from: before, type, version } of entries) {
    const now = shownFrom(entryOpening(type, held));
    if (now === before) continue;
    await transaction
      .updateTable('public_entries')
      .set({ shown_from: now })
      .where('stream', '=', cycle)
      .where('version', '=', version)
      .execute();
  }
}
