/**
 * Two scheme versions side by side: where every criterion went, and what changed in rules, clocks and words, in sentences
 * made from both versions' data.
 */
import type { VNode } from 'preact';
import {
  changedMembersInWords,
  changeInWords,
  compareSchemes,
  isChangeOfPair,
  relationInWords,
  type CompiledScheme,
  type CriterionPair,
  type SchemeChange,
  type SchemeComparison,
} from '@touchstone/domain';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { SubmitButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { formState } from '../components/form-state.ts';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import type { Tone } from '../components/tone.ts';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { criterionHref } from './scheme-view.tsx';

export interface SchemeDifferencesPageProps {
  readonly frame: PageFrame;
  readonly versions: readonly CompiledScheme[];
  /** absent until both are chosen */
  readonly older?: CompiledScheme;
  readonly newer?: CompiledScheme;
}

export function SchemeDifferencesPage({ frame, versions, older, newer }: SchemeDifferencesPageProps): VNode {
  const { t } = frame;
  const title = t('scheme.page.differences');
  return (
    <Page frame={frame} title={title} description={t('scheme.differences-lead')} visibility="public" width="wide">
      <Breadcrumbs t={t} pages={[{ href: '/schemes', label: t('scheme.all-title') }]} />
      <h1>{title}</h1>
      <p class="lead">{t('scheme.differences-lead')}</p>
      <Chooser
        t={t}
        versions={versions}
        {...(older === undefined ? {} : { older })}
        {...(newer === undefined ? {} : { newer })}
      />
      {older !== undefined && newer !== undefined && <Differences t={t} older={older} newer={newer} />}
    </Page>
  );
}

function Chooser({
  t,
  versions,
  older,
  newer,
}: Omit<SchemeDifferencesPageProps, 'frame'> & { readonly t: Translator }): VNode {
  const form = formState(t);
  const choices = versions.map(({ hash, scheme }) => ({
    value: hash,
    label: `${scheme.version} – ${t.text(scheme.standardName)} (${scheme.id})`,
  }));
  return (
    <form class="filter filter-even" method="get" action="/schemes/differences">
      <Select form={form} name="from" label={t('scheme.older')} choices={choices} initial={older?.hash ?? ''} />
      <Select form={form} name="to" label={t('scheme.newer')} choices={choices} initial={newer?.hash ?? ''} />
      <SubmitButton label={t('scheme.compare')} kind="secondary" />
    </form>
  );
}

interface TwoVersions {
  readonly t: Translator;
  readonly older: CompiledScheme;
  readonly newer: CompiledScheme;
}

function Differences({ t, older, newer }: TwoVersions): VNode {
  if (older.hash === newer.hash) {
    return (
      <EmptyState title={t('scheme.same-version')}>
        <p>{t('scheme.same-version-text')}</p>
      </EmptyState>
    );
  }
  const comparison = compareSchemes(older.scheme, newer.scheme);
  const inWords = (change: SchemeChange) => changeInWords(older.scheme, newer.scheme, change, t.language);
  const ofParts = comparison.changes.filter(({ kind }) => kind.startsWith('part-'));
  return (
    <>
      <Summary t={t} comparison={comparison} />
      {!comparison.mapped && (
        <Notice>
          <p>{t('scheme.not-mapped')}</p>
        </Notice>
      )}
      <Unaccounted t={t} comparison={comparison} older={older} newer={newer} />
      <h2>{t('scheme.side-by-side')}</h2>
      <Table
        caption={t('scheme.side-by-side')}
        captionUnseen
        columns={[
          { label: older.scheme.version },
          { label: newer.scheme.version },
          { label: t('scheme.what-happened') },
        ]}
        rows={comparison.pairs.map((pair) => [
          <PairEnd t={t} version={older} id={pair.from} />,
          <PairEnd t={t} version={newer} id={pair.to} />,
          <Happened t={t} pair={pair} comparison={comparison} />,
        ])}
      />
      <h2>{t('scheme.rules-changed')}</h2>
      {ofParts.length === 0 ? (
        <p>{t('scheme.rules-same')}</p>
      ) : (
        <ul class="changes">
          {ofParts.map((change) => (
            <li>{inWords(change)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const kinds = ['added', 'removed', 'merged', 'split', 'moved', 'reworded', 'changed'] as const;
type CriterionChange = (typeof kinds)[number];

const tones: Readonly<Record<CriterionChange | 'same', Tone>> = {
  ...{ added: 'good', removed: 'stopped', merged: 'part', split: 'part', moved: 'open', reworded: 'open' },
  ...{ changed: 'part', same: 'neutral' },
};

function Summary({ t, comparison }: { readonly t: Translator; readonly comparison: SchemeComparison }): VNode {
  const count = (kind: string) => comparison.changes.filter((change) => change.kind === kind).length;
  const parts = comparison.changes.filter(({ kind }) => kind.startsWith('part-')).length;
  return (
    <SummaryList
      rows={[
        ...kinds
          .filter((kind) => count(kind) > 0)
          .map((kind) => ({
            term: t(`scheme.change.${kind}`),
            value: t('scheme.change-count', { count: count(kind) }),
          })),
        { term: t('scheme.rules-changed'), value: t.number(parts) },
      ]}
    />
  );
}

function PairEnd({
  t,
  version: { hash, scheme },
  id,
}: {
  readonly t: Translator;
  readonly version: CompiledScheme;
  readonly id: string | undefined;
}): VNode {
  const criterion = scheme.criteria.find((one) => one.id === id);
  if (criterion === undefined) return <>{id ?? '–'}</>;
  return (
    <>
      <a href={criterionHref(hash, criterion.id)}>
        {criterion.number} <SchemeWords t={t} words={criterion.title} />
      </a>
      {criterion.summary !== undefined && (
        <span class="aside">
          <SchemeWords t={t} words={criterion.summary} />
        </span>
      )}
    </>
  );
}

function Happened({
  t,
  pair,
  comparison,
}: {
  readonly t: Translator;
  readonly pair: CriterionPair;
  readonly comparison: SchemeComparison;
}): VNode {
  const changes = comparison.changes.filter((change) => isChangeOfPair(change, pair));
  const named = kinds.flatMap((kind) => {
    const change = changes.find((one) => one.kind === kind);
    return change === undefined ? [] : [{ kind, members: 'members' in change ? change.members : [] }];
  });
  return (
    <>
      {named.length === 0 && <StateMark tone={tones.same}>{t('scheme.change.same')}</StateMark>}
      <ul class="bare">
        {named.map(({ kind, members }) => (
          <li>
            <StateMark tone={tones[kind]}>{t(`scheme.change.${kind}`)}</StateMark>
            {members.length > 0 && <span class="aside">{changedMembersInWords(members, t.language)}</span>}
          </li>
        ))}
      </ul>
      {pair.relation !== undefined && <div>{relationInWords(pair.relation, t.language)}</div>}
      {pair.reason !== undefined && (
        <span class="aside">
          <SchemeWords t={t} words={pair.reason} />
        </span>
      )}
    </>
  );
}

/** Holes in a mapping are shown, never papered over. */
function Unaccounted({
  t,
  comparison: { unaccounted, unknown },
}: TwoVersions & { readonly comparison: SchemeComparison }): VNode | null {
  if (unaccounted.length + unknown.length === 0) return null;
  return (
    <Notice tone="important" title={t('scheme.mapping-holes')}>
      {unaccounted.length > 0 && <p>{t('scheme.unaccounted', { criteria: t.list(unaccounted) })}</p>}
      {unknown.length > 0 && <p>{t('scheme.unknown-criteria', { criteria: t.list(unknown) })}</p>}
    </Notice>
  );
}
