/** Says that a rating was saved. */
import type { VNode } from 'preact';
import type { Criterion } from '@touchstone/domain';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../messages/translator.ts';
import type { RatingPhase } from './rating-form.tsx';

export interface SavedRatingProps {
  readonly t: Translator;
  readonly phase: RatingPhase;
  /** nothing is shown where nothing was just saved */
  readonly saved: Criterion | undefined;
}

export function SavedRating({ t, phase, saved }: SavedRatingProps): VNode | null {
  if (saved === undefined) return null;
  return (
    <Notice tone="verified">
      <p>{t(`${phase}.saved`, { number: saved.number })}</p>
    </Notice>
  );
}
