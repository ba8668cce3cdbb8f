/**
 * Everything that a scheme says of one criterion: what it asks point by point, whom it applies to, what may show it, which
 * goals and outside frameworks it serves, where it came from, and the source of each of these facts.
 */
import type { ComponentChildren, VNode } from 'preact';
import { alignmentsOf, type CompiledScheme, type Criterion, type Source, type Text } from '@touchstone/domain';
import { Details } from '../components/details.tsx';
import { GroupName } from '../components/group-name.tsx';
import { Pagination } from '../components/pagination.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { languageName } from '../messages/language-name.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { OriginsTable } from './origins-table.tsx';
import { RequirementList } from './requirement-list.tsx';
import { RuleTree } from './rule-tree.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { criterionHref, SchemeView } from './scheme-view.tsx';
import { SourceNote } from './source-note.tsx';
import { goalName } from './sustainable-goals.ts';

export interface SchemeCriterionPageProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
  readonly criterion: Criterion;
}

export function SchemeCriterionPage({ frame, compiled, criterion }: SchemeCriterionPageProps): VNode {
  const { t } = frame;
  const { scheme, hash } = compiled;
  const said = { t, scheme, criterion };
  const { number, title, summary, requirements = [], evidenceHints = [] } = criterion;
  const at = scheme.criteria.indexOf(criterion);
  const [before, after] = [scheme.criteria[at - 1], scheme.criteria[at + 1]];
  return (
    <SchemeView frame={frame} compiled={compiled} title={`${number} ${t.text(title)}`}>
      {summary !== undefined && (
        <p class="lead">
          <SchemeWords t={t} words={summary} />
        </p>
      )}
      <SourceNote t={t} source={sourceOf(criterion, 'summary')} />
      <AuthoritativeText {...said} />
      <SummaryList rows={factsOf(said)} />
      {requirements.length > 0 && (
        <section>
          <h2>{t('scheme.requirements')}</h2>
          <RequirementList t={t} scheme={scheme} requirements={requirements} />
        </section>
      )}
      {evidenceHints.length > 0 && (
        <section>
          <h2>{t('scheme.hints')}</h2>
          <Hints t={t} hints={evidenceHints} />
          <SourceNote t={t} source={sourceOf(criterion, 'evidenceHints')} />
        </section>
      )}
      <Alignment {...said} />
      <Origins {...said} />
      <Pagination
        t={t}
        {...(before === undefined ? {} : { previous: criterionHref(hash, before.id) })}
        {...(after === undefined ? {} : { next: criterionHref(hash, after.id) })}
      />
    </SchemeView>
  );
}

type OfCriterion = SaidOfScheme & { readonly criterion: Criterion };

/** A member's own source, where it comes from elsewhere than number and title. */
function sourceOf({ source, sources }: Criterion, member: string): Source | undefined {
  return sources?.[member] ?? source;
}

function factsOf({ t, scheme, criterion }: OfCriterion): readonly SummaryRow[] {
  const { appliesWhen, notApplicable, weight, critical, sdgs = [], aims = [] } = criterion;
  const order = scheme.groups.findIndex(({ id }) => id === criterion.group);
  const group = scheme.groups[order];
  const scale = scheme.scales.find(({ id }) => id === criterion.scale);
  const named = (scheme.aims ?? []).filter(({ id }) => aims.includes(id)).map(({ name }) => t.text(name));
  const row = (member: string, term: string, value: ComponentChildren): SummaryRow => ({
    term,
    value: (
      <>
        {value}
        <SourceNote t={t} source={criterion.sources?.[member]} />
      </>
    ),
  });
  return [
    ...(group === undefined
      ? []
      : [row('group', t('scheme.group'), <GroupName label={t.text(group.name)} order={order} />)]),
    row(
      'appliesWhen',
      t('scheme.applies'),
      appliesWhen === undefined ? t('scheme.applies-always') : <RuleTree t={t} scheme={scheme} rule={appliesWhen} />,
    ),
    row(
      'notApplicable',
      t('scheme.excluding'),
      t(notApplicable === 'allowed' ? 'scheme.not-applicable' : 'scheme.always-rated'),
    ),
    ...(scale === undefined
      ? []
      : [row('scale', t('scheme.rated-as'), t.list(scale.levels.map(({ name }) => t.text(name))))]),
    ...(critical === undefined ? [] : [row('critical', t('scheme.critical'), t(critical ? 'word.yes' : 'word.no'))]),
    ...(weight === undefined ? [] : [row('weight', t('scheme.weight'), t.number(weight))]),
    ...(named.length === 0 ? [] : [row('aims', t('scheme.aims'), t.list(named))]),
    ...(sdgs.length === 0
      ? []
      : [
          row(
            'sdgs',
            t('scheme.goals'),
            <ul class="bare">
              {sdgs.map((goal) => (
                <li>
                  {t.number(goal)} {goalName(goal, t.language)}
                </li>
              ))}
            </ul>,
          ),
        ]),
  ];
}

/** Shown where the page's own words are a translation, so that whoever doubts can compare. */
function AuthoritativeText({ t, scheme, criterion: { title, summary } }: OfCriterion): VNode | null {
  const language = scheme.authoritativeLanguage;
  if (language === t.language) return null;
  return (
    <Details summary={t('scheme.authoritative-text', { language: languageName(t.language, language) })}>
      <div lang={language}>
        <p>
          <strong>{title[language]}</strong>
        </p>
        {summary !== undefined && <p>{summary[language]}</p>}
      </div>
    </Details>
  );
}

function Hints({ t, hints }: { readonly t: PageFrame['t']; readonly hints: readonly Text[] }): VNode {
  return (
    <ul>
      {hints.map((hint) => (
        <li>
          <SchemeWords t={t} words={hint} />
        </li>
      ))}
    </ul>
  );
}

function Alignment({ t, scheme, criterion }: OfCriterion): VNode | null {
  const aligned = alignmentsOf(scheme, criterion.id);
  if (aligned.length === 0) return null;
  const frameworks = [...new Set(aligned.map(({ framework }) => framework))];
  return (
    <section>
      <h2>{t('scheme.alignment')}</h2>
      {frameworks.map((framework) => (
        <>
          <h3>
            {framework.url === undefined ? (
              t.text(framework.name)
            ) : (
              <a href={framework.url}>{t.text(framework.name)}</a>
            )}
          </h3>
          <ul>
            {aligned
              .filter((one) => one.framework === framework)
              .map(({ part }) => (
                <li>
                  {part.number}. <SchemeWords t={t} words={part.name} />
                </li>
              ))}
          </ul>
          <SourceNote t={t} source={framework.alignment} />
        </>
      ))}
    </section>
  );
}

/** How other versions and standards stand to this criterion. */
function Origins({ t, scheme, criterion }: OfCriterion): VNode | null {
  const mappings = (scheme.mappings ?? [])
    .map((mapping) => ({ ...mapping, entries: mapping.entries.filter(({ to }) => to === criterion.id) }))
    .filter(({ entries }) => entries.length > 0);
  if (mappings.length === 0) return null;
  return (
    <section>
      <h2>{t('scheme.page.origins')}</h2>
      {mappings.map((mapping) => (
        <OriginsTable t={t} scheme={scheme} mapping={mapping} />
      ))}
    </section>
  );
}
