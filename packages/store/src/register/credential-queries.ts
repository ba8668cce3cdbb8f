/** Credentials as they were issued, and where their entry stands in the log. */
import type { CycleStage } from '@touchstone/domain';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type CredentialRow = Tables['credentials'];

export function readCredential(from: Reader, cycle: string): Promise<CredentialRow | undefined> {
  return from.selectFrom('credentials').selectAll().where('cycle', '=', cycle).executeTakeFirst();
}

/** Places in the status lists that are taken. */
export async function readStatusIndexes(from: Reader): Promise<ReadonlySet<number>> {
  const rows = await from.selectFrom('credentials').select('status_index').execute();
  return new Set(rows.map(({ status_index: index }) => index));
}

/** Places of the awards that have the status now: ended for good, or suspended. */
export async function readStatusSet(from: Reader, purpose: 'revocation' | 'suspension'): Promise<readonly number[]> {
  const stages: readonly CycleStage[] = purpose === 'revocation' ? ['withdrawn', 'superseded'] : ['suspended'];
  const rows = await from
    .selectFrom('credentials')
    .innerJoin('cycles', 'cycles.id', 'credentials.cycle')
    .select('status_index')
    .where('cycles.stage', 'in', stages)
    .execute();
  return rows.map(({ status_index: index }) => index);
}

/** The version of the event that put a cycle's credential on record: with the cycle, the name of its entry in the log. */
export async function readCredentialVersion(from: Reader, cycle: string): Promise<number | undefined> {
  const row = await from
    .selectFrom('journal')
    .select('version')
    .where('stream', '=', cycle)
    .where('type', '=', 'credential.issued')
    .executeTakeFirst();
  return row?.version;
}
