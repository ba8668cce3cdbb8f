/**
 * All cases, as the secretariat and the officers look after them: how many stand where, those that are late first, and
 * who must act in each.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { CycleStage } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import { DueDay } from '../components/due-day.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { PilotMark } from '../participation/pilot-mark.tsx';
import { SiteName } from '../site/site-name.tsx';
import { actHref, actWords, whoActs, type CycleAct } from './cycle-standing.tsx';

export interface PipelineSite {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly fictional: boolean;
}

export interface PipelineCase {
  readonly cycle: string;
  readonly site: PipelineSite;
  readonly stage: CycleStage;
  /** the site takes part as a pilot */
  readonly pilot: boolean;
  /** what the cycle as a whole waits for comes first */
  readonly acts: readonly CycleAct[];
  /** the earliest day of a clock that waits for something to happen */
  readonly due?: PlainDate;
}

export interface PipelinePlace {
  readonly stage: CycleStage;
  readonly count: number;
  /** cycles that stand there wait for somebody with a duty of the reader's */
  readonly mine: boolean;
}

export interface PipelinePageProps {
  readonly frame: PageFrame;
  /** in the order of the process; those where nobody stands are left out */
  readonly stages: readonly PipelinePlace[];
  readonly chosen?: CycleStage | 'late';
  /** cases in which a clock has run out */
  readonly late: number;
  readonly cases: readonly PipelineCase[];
  /** the reader may put public facts of a site on record */
  readonly mayImport: boolean;
  /** sites without a case, for those who may import their history */
  readonly unsigned: readonly (PipelineSite & { readonly filedBySite: boolean })[];
  readonly previous?: string;
  readonly next?: string;
}

export function PipelinePage(props: PipelinePageProps): VNode {
  const { frame, stages, chosen, late, cases, mayImport, unsigned, previous, next } = props;
  const { t } = frame;
  const title = t('page.nav.cycles');
  const count = stages.reduce((sum, stage) => sum + stage.count, 0);
  return (
    <Page frame={frame} title={title} visibility="private" width="wide">
      <h1>{title}</h1>
      <p class="lead">{t('pipeline.stands', { count, late })}</p>
      {stages.length > 0 && (
        <Stages {...{ frame, stages, count, late }} {...(chosen === undefined ? {} : { chosen })} />
      )}
      {cases.length > 0 ? (
        <Cases {...{ frame, cases, mayImport }} />
      ) : (
        <EmptyState title={t(count === 0 ? 'pipeline.empty' : 'pipeline.none')}>
          <p>{t(count === 0 ? 'pipeline.empty-text' : 'pipeline.none-text')}</p>
        </EmptyState>
      )}
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
      {unsigned.length > 0 && <Unsigned frame={frame} unsigned={unsigned} />}
      <section>
        <h2>{t('pipeline.more')}</h2>
        <ul>
          <li>
            <a href="/portfolio">{t('portfolio.link')}</a>
          </li>
          <li>
            <a href="/assessors">{t('pipeline.assessors')}</a>
          </li>
          {mayImport && (
            <li>
              <a href="/history">{t('history-table.link')}</a>
            </li>
          )}
          <li>
            <a href="/sites/new">{t('pipeline.file-site')}</a>
          </li>
        </ul>
      </section>
    </Page>
  );
}

interface StagesProps extends Pick<PipelinePageProps, 'frame' | 'stages' | 'chosen' | 'late'> {
  readonly count: number;
}

/** The address of the cases that stand there; of all without a place. */
export function pipelineHref(place?: CycleStage | 'late'): string {
  if (place === undefined) return '/cycles';
  return place === 'late' ? '/cycles?late=1' : `/cycles?stage=${place}`;
}

function Stages({ frame: { t }, stages, chosen, count, late }: StagesProps): VNode {
  const place = (to: CycleStage | 'late' | undefined, number: number, words: string, mine = false): VNode => (
    <li>
      <a href={pipelineHref(to)} {...(to === chosen ? { 'aria-current': 'page' as const } : {})}>
        <span class="places-count">{t.number(number)}</span> {words}
      </a>
      {mine && <span class="aside">{t('pipeline.for-you')}</span>}
    </li>
  );
  return (
    <nav class="places" aria-label={t('pipeline.stages')}>
      <ul>
        {place(undefined, count, t('pipeline.all'))}
        {late > 0 && place('late', late, t('pipeline.late'))}
        {stages.map(({ count: number, mine, stage }) => place(stage, number, t(`cycle.stage.${stage}`), mine))}
      </ul>
    </nav>
  );
}

function Cases({ frame, cases, mayImport }: Pick<PipelinePageProps, 'frame' | 'cases' | 'mayImport'>): VNode {
  const { t } = frame;
  return (
    <Table
      caption={t('pipeline.list')}
      columns={[
        { label: t('pipeline.site') },
        { label: t('pipeline.stage') },
        { label: t('pipeline.who'), long: true },
        { label: t('pipeline.when') },
      ]}
      rows={cases.map(({ acts, cycle, due, pilot, site, stage }) => [
        <SiteName t={t} {...site} href={`/cycles/${cycle}`} />,
        <>
          {t(`cycle.stage.${stage}`)} {pilot && <PilotMark t={t} />}
        </>,
        acts.length > 0 ? (
          acts.map((act) => <Act {...{ t, act, cycle, site }} />)
        ) : stage === 'imported' && mayImport ? (
          <ImportLink t={t} site={site} />
        ) : (
          t('pipeline.nobody')
        ),
        due === undefined ? t('pipeline.no-day') : <DueDay frame={frame} due={due} />,
      ])}
    />
  );
}

function Act({
  t,
  act,
  cycle,
  site,
}: Pick<PageFrame, 't'> & Pick<PipelineCase, 'cycle' | 'site'> & { readonly act: CycleAct }): VNode {
  const words = actWords(t, act);
  return (
    <div>
      {whoActs(t, act, site.name)}
      <span class="aside">{act.mine ? <a href={actHref(act, { id: cycle, site: site.id })}>{words}</a> : words}</span>
    </div>
  );
}

function ImportLink({ t, site }: Pick<PageFrame, 't'> & { readonly site: PipelineSite }): VNode {
  return (
    <a href={`/sites/${site.id}/history`}>
      {t('pipeline.import')} <span class="unseen">{t('pipeline.import-about', { site: site.name })}</span>
    </a>
  );
}

function Unsigned({ frame: { t }, unsigned }: Pick<PipelinePageProps, 'frame' | 'unsigned'>): VNode {
  return (
    <section>
      <h2>{t('pipeline.unsigned')}</h2>
      <p>{t('pipeline.unsigned-hint')}</p>
      <Table
        caption={t('pipeline.unsigned')}
        captionUnseen
        columns={[{ label: t('pipeline.site') }, { label: t('pipeline.filed') }, { label: t('pipeline.history') }]}
        rows={unsigned.map((site) => [
          <SiteName t={t} {...site} href={`/sites/${site.id}`} />,
          t(site.filedBySite ? 'pipeline.filed-site' : 'pipeline.filed-secretariat'),
          <ImportLink t={t} site={site} />,
        ])}
      />
    </section>
  );
}
