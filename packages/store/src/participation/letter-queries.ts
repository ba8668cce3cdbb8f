/** The letter of commitment of a site as it stands: the latest cycle that it began, and what was written on it. */
import type { PlainDate } from '@touchstone/kernel';
import type { CycleStage } from '@touchstone/domain';
import type { Reader } from '../database.ts';

export interface LetterOfSite {
  readonly cycle: string;
  readonly stage: CycleStage;
  /** accounts of the assessment team */
  readonly team: readonly string[];
  readonly signedOn: PlainDate | null;
  readonly signatory: { readonly name: string; readonly position: string } | null;
  readonly contact: { readonly name: string; readonly email: string } | null;
  /** why the secretariat returned it, where it did */
  readonly returnedBecause: string | null;
}

/** Of the cycle that began last; undefined where the site has none. */
export function readLetterOfSite(from: Reader, site: string): Promise<LetterOfSite | undefined> {
  return from
    .selectFrom('cycles')
    .select([
      'id as cycle',
      'stage',
      'team_accounts as team',
      'signed_on as signedOn',
      'signatory',
      'contact',
      'letter_reason as returnedBecause',
    ])
    .where('site', '=', site)
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}
