/** The criteria of a scheme, group by group; each has an address of its own, which credentials name. */
import type { VNode } from 'preact';
import { ruleInWords, type Criterion } from '@touchstone/domain';
import { GroupName } from '../components/group-name.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

export function SchemeCriteria({ t, scheme }: SaidOfScheme): VNode {
  return (
    <section>
      <h2>{t('scheme.criteria')}</h2>
      {scheme.groups.map((group, order) => (
        <section id={`group-${group.id}`}>
          <h3>
            <GroupName label={t.text(group.name)} order={order} />
          </h3>
          <dl class="criteria">
            {scheme.criteria
              .filter((criterion) => criterion.group === group.id)
              .map((criterion) => (
                <OneCriterion t={t} scheme={scheme} criterion={criterion} />
              ))}
          </dl>
        </section>
      ))}
    </section>
  );
}

function OneCriterion({ t, scheme, criterion }: SaidOfScheme & { readonly criterion: Criterion }): VNode {
  const { id, number, title, summary, appliesWhen, critical, notApplicable, source } = criterion;
  return (
    <div id={`criterion-${id}`}>
      <dt>
        {number} <SchemeWords t={t} words={title} />
      </dt>
      <dd>
        {summary !== undefined && (
          <p>
            <SchemeWords t={t} words={summary} />
          </p>
        )}
        <p class="criterion-rules">
          {critical === true && <strong>{t('scheme.critical')}. </strong>}
          {appliesWhen === undefined
            ? t('scheme.applies-always')
            : `${t('scheme.applies-when')} ${ruleInWords(scheme, appliesWhen, t.language)}`}{' '}
          {notApplicable === 'allowed' && t('scheme.not-applicable')}
        </p>
        <SourceNote t={t} source={source} />
      </dd>
    </div>
  );
}
