/** Tells whoever gave ratings which of them somebody else has replaced; each leads to its page, which says who and when. */
import type { VNode } from 'preact';
import type { Criterion } from '@touchstone/domain';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../messages/translator.ts';
import { CriterionLinks } from './criterion-links.tsx';
import type { RatingPhase } from './rating-form.tsx';

export interface ReplacedRatingsProps {
  readonly t: Translator;
  readonly phase: RatingPhase;
  readonly criteria: readonly Criterion[];
  /** ids of the criteria where it happened to this reader */
  readonly replaced: readonly string[];
  /** below which the pages of the criteria are */
  readonly place: string;
}

export function ReplacedRatings({ t, phase, criteria, place, replaced }: ReplacedRatingsProps): VNode | null {
  const concerned = criteria.filter(({ id }) => replaced.includes(id));
  if (concerned.length === 0) return null;
  return (
    <Notice title={t(`${phase}.yours-replaced`, { count: concerned.length })}>
      <CriterionLinks {...{ t, place }} criteria={concerned} />
    </Notice>
  );
}
