/** What one criterion asks: its group, the summary, and what others have shown it with. */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { GroupName } from '../components/group-name.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';

export interface CriterionAsksProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
}

export function CriterionAsks({ t, scheme, criterion }: CriterionAsksProps): VNode {
  const { evidenceHints = [], group, summary } = criterion;
  const order = scheme.groups.findIndex(({ id }) => id === group);
  return (
    <>
      <p>
        <GroupName label={t.text(scheme.groups[order]?.name ?? {})} order={order} />
      </p>
      {summary !== undefined && (
        <p class="lead">
          <SchemeWords t={t} words={summary} />
        </p>
      )}
      {evidenceHints.length > 0 && (
        <>
          <h2>{t('rating.hints')}</h2>
          <ul>
            {evidenceHints.map((hint) => (
              <li>
                <SchemeWords t={t} words={hint} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
