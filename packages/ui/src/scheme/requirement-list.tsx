/** What a criterion asks in single points, to any depth: each with when it applies and what shows it. */
import type { VNode } from 'preact';
import { ruleInWords, type Requirement, type Scheme } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';
import { SourceNote } from './source-note.tsx';

export interface RequirementListProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly requirements: readonly Requirement[];
  /** ids of those that are shown; absent: all */
  readonly only?: ReadonlySet<string>;
}

export function RequirementList({ t, scheme, requirements, only }: RequirementListProps): VNode {
  return (
    <ul class="requirements">
      {requirements
        .filter(({ id }) => only?.has(id) !== false)
        .map(({ id, number, text, appliesWhen, critical, evidenceHints = [], requirements: below = [], source }) => (
          <li id={`requirement-${id}`}>
            <strong>{number}</strong> <SchemeWords t={t} words={text} />
            {critical === true && <strong> {t('scheme.critical')}.</strong>}
            {appliesWhen !== undefined && only === undefined && (
              <span class="aside">
                {t('scheme.applies-when')} {ruleInWords(scheme, appliesWhen, t.language)}
              </span>
            )}
            {evidenceHints.length > 0 && (
              <span class="aside">
                {t('scheme.hints')}
                {t('component.colon')} {t.list(evidenceHints.map((hint) => t.text(hint)))}
              </span>
            )}
            <SourceNote t={t} source={source} />
            {below.some((one) => only?.has(one.id) !== false) && (
              <RequirementList {...{ t, scheme }} requirements={below} {...(only === undefined ? {} : { only })} />
            )}
          </li>
        ))}
    </ul>
  );
}
