/** Somebody saved a rating while this reader wrote another: theirs in full, and the way to leave it at that. */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../messages/translator.ts';
import type { RatingPhase } from './rating-form.tsx';
import { RatingSummary } from './rating-summary.tsx';
import type { ShownRating } from './shown-rating.ts';

export interface RatingConflictProps {
  readonly t: Translator;
  readonly phase: RatingPhase;
  readonly cycle: { readonly id: string };
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  /** as it is on record now */
  readonly theirs: ShownRating;
}

export function RatingConflict({ t, phase, cycle, scheme, criterion, theirs }: RatingConflictProps): VNode {
  return (
    <Notice tone="important" title={t(`${phase}.conflict-title`)}>
      <p>{t(`${phase}.conflict`)}</p>
      <RatingSummary {...{ t, scheme, criterion, shown: theirs }} />
      <p>
        <a href={`/cycles/${cycle.id}/${phase}/${criterion.id}`}>{t(`${phase}.keep-theirs`)}</a>
      </p>
    </Notice>
  );
}
