/** One piece of evidence, with what decides who may read it. */
import type { Tables } from '../tables.ts';
import type { Reader } from '../database.ts';

export interface EvidenceOfSite extends Readonly<Tables['evidence']> {
  /** the reader's account, where they are the appointed assessor of a cycle of the site */
  readonly assessor_account: string | null;
}

export function readOneEvidence(from: Reader, id: string, reader: string): Promise<EvidenceOfSite | undefined> {
  return from
    .selectFrom('evidence')
    .leftJoin('cycles', (join) =>
      join.onRef('cycles.site', '=', 'evidence.site').on('cycles.assessor_account', '=', reader),
    )
    .selectAll('evidence')
    .select('cycles.assessor_account')
    .where('evidence.id', '=', id)
    .executeTakeFirst();
}
