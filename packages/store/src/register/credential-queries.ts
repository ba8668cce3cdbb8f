/** Credentials as they were issued, and where their entry stands in the log. */
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

/** Where the entry of a cycle's credential stands in the log, once it is sequenced. */
export async function readCredentialLeaf(from: Reader, cycle: string): Promise<{ readonly index: number; readonly entry: unknown } | undefined> {
  return from
    .selectFrom('journal')
    .innerJoin('log_leaves', (join) =>
      join.onRef('log_leaves.stream', '=', 'journal.stream').onRef('log_leaves.version', '=', 'journal.version'),
    )
    .innerJoin('public_entries', (join) =>
      join.onRef('public_entries.stream', '=', 'journal.stream').onRef('public_entries.version', '=', 'journal.version'),
    )
    .select(['log_leaves.index', 'public_entries.entry'])
    .where('journal.stream', '=', cycle)
    .where('journal.type', '=', 'credential.issued')
    .executeTakeFirst();
}
