/** How a scheme runs, as data: promises, clocks with their consequences, and who must differ from whom. */
import type { Duty } from '../access/actor.ts';
import type { Due } from './rule.ts';
import type { Source, Text } from './text.ts';

/** A promise that the signatory gives; all are given or the letter is not signed. */
export interface Promise_ {
  readonly id: string;
  readonly text: Text;
  readonly source?: Source;
}

/** A named deadline. `due: null` means that the scheme leaves it unset, and is shown as unset. */
export interface Clock {
  readonly id: string;
  readonly name: Text;
  readonly due: Due | null;
  /** the anchor that stops the clock, such as `self-assessment.submitted`; absent: nothing stops it */
  readonly metBy?: string;
  /** one clock for the cycle, or one for every finding (anchored on the cycle's anchors, stopped by the finding's closing) */
  readonly per: 'cycle' | 'finding';
  readonly whenReached: Consequence;
  readonly source?: Source;
}

/** What follows when a clock runs out before it is met. */
export type Consequence =
  { readonly kind: 'escalate'; readonly to: Duty } | { readonly kind: 'expire-award' } | { readonly kind: 'none' };

export interface Duties {
  /** pairs of acts that must be done by different people, such as `award.propose` and `award.confirm` */
  readonly differ: readonly { readonly acts: readonly [string, string]; readonly source?: Source }[];
  /** a decision against the advice needs a reason of at least this many characters */
  readonly departureReasonLength: number;
}
