/** One piece of evidence with what decides who may read it, and which files any record names. */
import { sql, type SqlBool } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Reader } from '../database.ts';

export interface EvidenceOfSite extends Readonly<Tables['evidence']> {
  /** accounts of the team of a cycle of the site that the reader is on; empty where there is none */
  readonly team_accounts: string[];
}

export function readOneEvidence(from: Reader, id: string, reader: string): Promise<EvidenceOfSite | undefined> {
  return from
    .selectFrom('evidence')
    .leftJoin('cycles', (join) =>
      join.onRef('cycles.site', '=', 'evidence.site').on(sql<SqlBool>`cycles.team_accounts @> array[${reader}]`),
    )
    .selectAll('evidence')
    .select(sql<string[]>`coalesce(cycles.team_accounts, '{}')`.as('team_accounts'))
    .where('evidence.id', '=', id)
    .executeTakeFirst();
}

/**
 * Those of the hashes that a record names. The journal has the last word, because what this does not name is removed; it is
 * only asked for what the table does not have.
 */
export async function readNamedFiles(from: Reader, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await from.selectFrom('evidence').select('sha256').where('sha256', 'in', hashes).execute();
  const named = new Set(rows.map(({ sha256 }) => sha256));
  const others = hashes.filter((sha256) => !named.has(sha256));
  if (others.length === 0) return named;
  const { rows: recorded } = await sql<{ sha256: string }>`
    select payload ->> 'sha256' as sha256 from journal_payloads
    where payload ->> 'sha256' = any(${others}::text[])`.execute(from);
  return new Set([...named, ...recorded.map(({ sha256 }) => sha256)]);
}
