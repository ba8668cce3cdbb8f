/** One rating as it is on record: its level, why, on which evidence, who saved it and when. */
import type { VNode } from 'preact';
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { Criterion, Rating, Scheme } from '@touchstone/domain';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { Translator } from '../messages/translator.ts';
import { ratingCell } from './rating-cells.ts';

export interface ShownRating {
  readonly rating: Rating;
  readonly rationale: string;
  /** of what is cited, what is on record */
  readonly evidence: readonly { readonly id: string; readonly title: string; readonly validUntil?: PlainDate }[];
  readonly by: string;
  readonly at: Instant;
  /** as the device on which it was written says */
  readonly observedAt?: Instant;
  /** in words: the answer of the cycle before that it started from */
  readonly brought?: string;
}

export interface RatingSummaryProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  readonly shown: ShownRating;
}

export function RatingSummary({ t, scheme, criterion, shown }: RatingSummaryProps): VNode {
  const { at, brought, by, evidence, observedAt, rating, rationale } = shown;
  const { tone, word } = ratingCell(t, scheme, criterion, rating);
  return (
    <SummaryList
      rows={[
        { term: t('rating.level'), value: <StateMark tone={tone}>{word}</StateMark> },
        { term: t('rating.rationale'), value: <span class="words">{rationale === '' ? '–' : rationale}</span> },
        {
          term: t('rating.evidence'),
          value:
            evidence.length === 0 ? (
              t('rating.no-evidence')
            ) : (
              <ul>
                {evidence.map(({ id, title, validUntil }) => (
                  <li>
                    <a href={`/evidence/${id}`}>{title}</a>
                    {validUntil !== undefined && <>, {t('evidence.valid-day', { date: t.date(validUntil) })}</>}
                  </li>
                ))}
              </ul>
            ),
        },
        ...(brought === undefined ? [] : [{ term: t('earlier.brought'), value: brought }]),
        ...(observedAt === undefined ? [] : [{ term: t('rating.observed'), value: t.dateTime(observedAt) }]),
        { term: t('rating.by'), value: t('rating.by-at', { who: by, at: t.dateTime(at) }) },
      ]}
    />
  );
}
