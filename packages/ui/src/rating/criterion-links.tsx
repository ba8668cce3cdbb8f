/** Criteria by number and title, each leading to its page below `place`. */
import type { VNode } from 'preact';
import type { Criterion } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';

export interface CriterionLinksProps {
  readonly t: Translator;
  readonly criteria: readonly Pick<Criterion, 'id' | 'number' | 'title'>[];
  readonly place: string;
}

export function CriterionLinks({ t, criteria, place }: CriterionLinksProps): VNode {
  return (
    <ul>
      {criteria.map(({ id, number, title }) => (
        <li>
          <a href={`${place}/${id}`}>
            {number} <SchemeWords t={t} words={title} />
          </a>
        </li>
      ))}
    </ul>
  );
}
