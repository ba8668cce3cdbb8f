/**
 * The cycles of a site in their order: what the site went through before, for its public page, and as facts for whoever
 * decides about a later one (who assessed it, and what was found).
 */
import type { Instant } from '@touchstone/kernel';
import type { CycleStage } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';

export interface CycleOfSite {
  readonly cycle: string;
  readonly stage: CycleStage;
  /** hash of its scheme version; null where only others say something of it */
  readonly scheme: string | null;
  /** ids in the assessor register and of the account, where one is appointed */
  readonly assessor: string | null;
  /** accounts of the assessment team */
  readonly team: string[];
  readonly beganAt: Instant;
}

/** Oldest first. Open to deciders' facts as well: it reads only what a transaction may read. */
export function readCyclesOfSite(from: Reader | Writer, site: string): Promise<readonly CycleOfSite[]> {
  return from
    .selectFrom('cycles')
    .select([
      'id as cycle',
      'stage',
      'scheme_hash as scheme',
      'assessor',
      'team_accounts as team',
      'began_at as beganAt',
    ])
    .where('site', '=', site)
    .orderBy('began_at')
    .orderBy('id')
    .execute();
}
