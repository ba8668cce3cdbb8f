/** The criteria before and after this one, by their names. */
import type { VNode } from 'preact';
import type { Criterion } from '@touchstone/domain';
import { keys } from '../desk/keys.tsx';
import type { Translator } from '../messages/translator.ts';
import type { RatingPhase } from './rating-form.tsx';

export interface CriterionNeighboursProps {
  readonly t: Translator;
  readonly phase: RatingPhase;
  readonly cycle: { readonly id: string };
  readonly previous?: Criterion;
  readonly next?: Criterion;
}

export function CriterionNeighbours({ t, phase, cycle, previous, next }: CriterionNeighboursProps): VNode {
  const way = (criterion: Criterion): string => `/cycles/${cycle.id}/${phase}/${criterion.id}`;
  const name = (criterion: Criterion): string => `${criterion.number} ${t.text(criterion.title)}`;
  return (
    <nav class="pagination" aria-label={t('component.pages')}>
      {previous !== undefined && (
        <a href={way(previous)} rel="prev" aria-keyshortcuts={keys.previous}>
          <span aria-hidden="true">←</span> {t('rating.previous', { criterion: name(previous) })}
        </a>
      )}
      <a href={`/cycles/${cycle.id}/${phase}`} aria-keyshortcuts={keys.list}>
        {t('rating.all')}
      </a>
      {next !== undefined && (
        <a class="pagination-next" href={way(next)} rel="next" aria-keyshortcuts={keys.next}>
          {t('rating.next', { criterion: name(next) })} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}
