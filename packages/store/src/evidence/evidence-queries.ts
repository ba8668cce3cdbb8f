/** One piece of evidence, with what decides who may read it. */
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
