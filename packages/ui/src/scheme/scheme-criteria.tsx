/**
 * The criteria of a scheme, group by group, with a search that has an address; each criterion keeps the place that
 * credentials name and leads to everything that the scheme says of it.
 */
import type { VNode } from 'preact';
import { requirementsOf, ruleInWords, type Criterion } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { GroupName } from '../components/group-name.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SearchForm } from '../components/search-form.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { criterionHref } from './scheme-view.tsx';

export interface SchemeCriteriaProps extends SaidOfScheme {
  readonly hash: string;
  /** what is searched for; empty where nothing is */
  readonly search: string;
}

export function SchemeCriteria(props: SchemeCriteriaProps): VNode {
  const { t, scheme, hash, search } = props;
  const found = findCriteria(props);
  return (
    <section>
      <h2 id="criteria">{t('scheme.criteria')}</h2>
      <SearchForm
        action={`/schemes/${hash}#criteria`}
        name="q"
        label={t('scheme.search')}
        button={t('scheme.search-button')}
        value={search}
      />
      {search !== '' && (
        <p>
          {t('scheme.found', { found: found.length, all: scheme.criteria.length })}{' '}
          <a href={`/schemes/${hash}#criteria`}>{t('scheme.show-all')}</a>
        </p>
      )}
      {found.length === 0 && (
        <EmptyState title={t('scheme.none-found')}>
          <p>{t('scheme.none-found-text')}</p>
        </EmptyState>
      )}
      {scheme.groups.map((group, order) => {
        const own = found.filter((criterion) => criterion.group === group.id);
        if (own.length === 0) return null;
        return (
          <section id={`group-${group.id}`}>
            <h3>
              <GroupName label={t.text(group.name)} order={order} />
            </h3>
            <dl class="criteria">
              {own.map((criterion) => (
                <OneCriterion {...props} criterion={criterion} />
              ))}
            </dl>
          </section>
        );
      })}
    </section>
  );
}

function OneCriterion({ t, scheme, hash, criterion }: SchemeCriteriaProps & { readonly criterion: Criterion }): VNode {
  const { id, number, title, summary, appliesWhen, critical } = criterion;
  const below = requirementsOf(criterion).length;
  const notes = [
    ...(critical === true ? [<strong>{t('scheme.critical')}. </strong>] : []),
    ...(appliesWhen === undefined
      ? []
      : [`${t('scheme.applies-when')} ${ruleInWords(scheme, appliesWhen, t.language)} `]),
    ...(below === 0 ? [] : [t('scheme.requirements-count', { count: below })]),
  ];
  return (
    <div id={`criterion-${id}`}>
      <dt>
        {number}{' '}
        <a href={criterionHref(hash, id)}>
          <SchemeWords t={t} words={title} />
        </a>
      </dt>
      <dd>
        {summary !== undefined && (
          <p>
            <SchemeWords t={t} words={summary} />
          </p>
        )}
        {notes.length > 0 && <p class="criterion-rules">{notes}</p>}
      </dd>
    </div>
  );
}

/** Whatever the case and the accents; every word must occur somewhere in what the scheme says of the criterion. */
function findCriteria({ t, scheme, search }: SchemeCriteriaProps): readonly Criterion[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return scheme.criteria;
  return scheme.criteria.filter((criterion) => {
    const { number, title, summary, evidenceHints = [], aims = [] } = criterion;
    const named = (scheme.aims ?? []).filter(({ id }) => aims.includes(id)).map(({ name }) => name);
    const below = requirementsOf(criterion).map(({ requirement }) => requirement);
    const texts = [title, ...(summary === undefined ? [] : [summary]), ...evidenceHints, ...named];
    const said = plain(
      [
        number,
        ...texts.map((text) => t.text(text)),
        ...below.flatMap((requirement) => [requirement.number, t.text(requirement.text)]),
      ].join(' '),
    );
    return wanted.every((word) => said.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
