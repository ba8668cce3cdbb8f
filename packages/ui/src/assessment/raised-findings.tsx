/** The findings that a report raises: each criterion with the level that the scheme wants improved. */
import type { VNode } from 'preact';
import type { Scheme } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { Translator } from '../messages/translator.ts';
import { ratingCell } from '../rating/rating-cells.ts';

export interface RaisedFinding {
  readonly criterion: string;
  readonly level: string;
}

export interface RaisedFindingsProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly findings: readonly RaisedFinding[];
  /** where the determinations are read, such as `/cycles/…/assessment` */
  readonly place: string;
}

export function RaisedFindings({ t, scheme, findings, place }: RaisedFindingsProps): VNode {
  return (
    <ul class="bare">
      {findings.map(({ criterion: id, level }) => {
        const criterion = scheme.criteria.find((one) => one.id === id);
        if (criterion === undefined) return null;
        const { tone, word } = ratingCell(t, scheme, criterion, { level });
        return (
          <li>
            <StateMark tone={tone}>{word}</StateMark>
            <a href={`${place}/${id}`}>
              {criterion.number} <SchemeWords t={t} words={criterion.title} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
