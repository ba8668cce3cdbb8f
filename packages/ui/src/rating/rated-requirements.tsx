/** What is on record of single requirements below a criterion, and the pieces that any rating is shown with. */
import type { VNode } from 'preact';
import { requirementsOf, type Criterion, type Rating, type Scheme } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { Translator } from '../messages/translator.ts';
import { ratingCell } from './rating-cells.ts';
import type { ShownRating } from './shown-rating.ts';

interface OfCriterion {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
}

/** In the scheme's order; nothing where none is rated by itself. */
export function RatedRequirements({
  requirements,
  ...of
}: OfCriterion & Pick<ShownRating, 'requirements'>): VNode | null {
  const rated = requirementsOf(of.criterion).flatMap(({ requirement }) => {
    const rating = requirements[requirement.id];
    return rating === undefined ? [] : [{ requirement, ...rating }];
  });
  if (rated.length === 0) return null;
  return (
    <ul class="requirements">
      {rated.map(({ evidence, rating, rationale, requirement }) => (
        <li>
          <strong>{requirement.number}</strong> <SchemeWords t={of.t} words={requirement.text} />{' '}
          <LevelMark {...of} rating={rating} />
          {rationale !== '' && <p class="words">{rationale}</p>}
          {evidence.length > 0 && <Cited t={of.t} evidence={evidence} />}
        </li>
      ))}
    </ul>
  );
}

export function LevelMark({ t, scheme, criterion, rating }: OfCriterion & { readonly rating: Rating }): VNode {
  const { tone, word } = ratingCell(t, scheme, criterion, rating);
  return <StateMark tone={tone}>{word}</StateMark>;
}

export function Cited({ t, evidence }: { readonly t: Translator } & Pick<ShownRating, 'evidence'>): VNode {
  return (
    <ul>
      {evidence.map(({ id, title, validUntil }) => (
        <li>
          <a href={`/evidence/${id}`}>{title}</a>
          {validUntil !== undefined && <>, {t('evidence.valid-day', { date: t.date(validUntil) })}</>}
        </li>
      ))}
    </ul>
  );
}
