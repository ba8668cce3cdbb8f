/** One rating as it is on record: its level, why, on which evidence, what is rated below it, who saved it and when. */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { SummaryList } from '../components/summary-list.tsx';
import type { Translator } from '../messages/translator.ts';
import type { ShownRating } from './shown-rating.ts';
import { Cited, LevelMark, RatedRequirements } from './rated-requirements.tsx';

export interface RatingSummaryProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  readonly shown: ShownRating;
}

export function RatingSummary({ t, scheme, criterion, shown }: RatingSummaryProps): VNode {
  const { at, brought, by, evidence, observedAt, rating, rationale } = shown;
  return (
    <SummaryList
      rows={[
        { term: t('rating.level'), value: <LevelMark {...{ t, scheme, criterion, rating }} /> },
        { term: t('rating.rationale'), value: <span class="words">{rationale === '' ? '–' : rationale}</span> },
        {
          term: t('rating.evidence'),
          value: evidence.length === 0 ? t('rating.no-evidence') : <Cited t={t} evidence={evidence} />,
        },
        ...(Object.keys(shown.requirements).length === 0
          ? []
          : [
              { term: t('rating.requirements'), value: <RatedRequirements {...{ t, scheme, criterion }} {...shown} /> },
            ]),
        ...(brought === undefined ? [] : [{ term: t('earlier.brought'), value: brought }]),
        ...(observedAt === undefined ? [] : [{ term: t('rating.observed'), value: t.dateTime(observedAt) }]),
        { term: t('rating.by'), value: t('rating.by-at', { who: by, at: t.dateTime(at) }) },
      ]}
    />
  );
}
