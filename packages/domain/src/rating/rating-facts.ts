/** What a rating is checked against, beside its own words. */
import type { SiteFacts } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';

export interface RatingFacts {
  readonly scheme: Scheme;
  readonly site: SiteFacts;
  /** ids of evidence on record for this site, of those that the command cites */
  readonly evidenceHeld: readonly string[];
}
