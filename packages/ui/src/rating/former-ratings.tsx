/**
 * What stood on a criterion before the rating that stands now, for whoever may read that one; and, so that whoever gave it
 * learns of it, the sentence that somebody else replaced a rating.
 */
import type { VNode } from 'preact';
import { Details } from '../components/details.tsx';
import type { RatingPhase } from './rating-form.tsx';
import { RatingSummary, type RatingSummaryProps } from './rating-summary.tsx';
import type { ShownRating } from './shown-rating.ts';

export interface Former {
  /** the latest first */
  readonly ratings: readonly ShownRating[];
  /** the latest that somebody else gave than the one that stands; absent where there is none */
  readonly others?: ShownRating;
}

type OfCriterion = Omit<RatingSummaryProps, 'shown'>;

export function FormerRatings({ former, ...of }: OfCriterion & { readonly former: Former | undefined }): VNode | null {
  if (former === undefined) return null;
  return (
    <Details summary={of.t('rating.former', { count: former.ratings.length })}>
      {former.ratings.map((shown) => (
        <RatingSummary {...of} shown={shown} />
      ))}
    </Details>
  );
}

export interface ReplacedRatingProps {
  readonly t: RatingSummaryProps['t'];
  readonly phase: RatingPhase;
  readonly standing: ShownRating | undefined;
  readonly former: Former | undefined;
}

export function ReplacedRating({ t, phase, standing, former }: ReplacedRatingProps): VNode | null {
  const others = former?.others;
  if (standing === undefined || others === undefined) return null;
  return <p>{t(`${phase}.replaced`, { by: standing.by, who: others.by, at: t.dateTime(others.at) })}</p>;
}
