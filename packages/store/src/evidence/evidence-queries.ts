/** One piece of evidence, with what decides who may read it. */
import type { Tables } from '../tables.ts';
import type { Reader } from '../database.ts';

export interface EvidenceOfSite extends Readonly<Tables['evidence']> {
  /** account of the assessor who is appointed to the site, where one is */
  readonly assessor_account: string | null;
}

export function readOneEvidence(from: Reader, id: string): Promise<EvidenceOfSite | undefined> {
  return from
    .selectFrom('evidence')
    .leftJoin('cycles', 'cycles.site', 'evidence.site')
    .selectAll('evidence')
    .select('cycles.assessor_account')
    .where('evidence.id', '=', id)
    .executeTakeFirst();
}
