/** A rating on record, as pages show it. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { Rating } from '@touchstone/domain';

export interface ShownRating {
  readonly rating: Rating;
  readonly rationale: string;
  /** of what is cited, what is on record */
  readonly evidence: readonly { readonly id: string; readonly title: string; readonly validUntil?: PlainDate }[];
  readonly by: string;
  readonly at: Instant;
  /** by id: those below the criterion that are rated by themselves */
  readonly requirements: Readonly<Record<string, ShownRequirement>>;
  /** as the device on which it was written says */
  readonly observedAt?: Instant;
  /** in words: the answer of the cycle before that it started from */
  readonly brought?: string;
}

type ShownRequirement = Pick<ShownRating, 'rating' | 'rationale' | 'evidence'>;
