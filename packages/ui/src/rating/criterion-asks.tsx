/** What one criterion asks: its group, the summary, its requirements, and what others have shown it with. */
import type { VNode } from 'preact';
import { hasRequirementsRated, type Criterion, type Requirement, type Scheme } from '@touchstone/domain';
import { Details } from '../components/details.tsx';
import { GroupName } from '../components/group-name.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { Translator } from '../messages/translator.ts';
import { RequirementList } from '../scheme/requirement-list.tsx';

export interface CriterionAsksProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
}

export function CriterionAsks({ t, scheme, criterion, asked }: CriterionAsksProps): VNode {
  const { evidenceHints = [], group, requirements = [], summary } = criterion;
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
      {asked.length > 0 && (
        <Details summary={t('scheme.requirements')} open={!hasRequirementsRated(scheme)}>
          <RequirementList {...{ t, scheme, requirements }} only={new Set(asked.map(({ id }) => id))} />
        </Details>
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
