/**
 * What waits for the person who is signed in: their acts with the nearest day first, clocks that ran out and are theirs
 * to follow up, then the cases that wait for others. Somebody new reads what to do first.
 */
import type { VNode } from 'preact';
import type { PlainDate, Refusal } from '@touchstone/kernel';
import type { CycleStage, EngagementReading, NextAct } from '@touchstone/domain';
import { daysInWords } from '../assessment/visit-days.ts';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { DueDay } from '../components/due-day.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import { actHref, actWords, whoActs } from '../cycle/cycle-standing.tsx';
import { refusalSentence } from '../messages/refusal-sentence.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { SiteName } from '../site/site-name.tsx';

export interface WorkSite {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly fictional: boolean;
}

/** `letter`: an own site without a letter; `declare`: a site that looks for an assessor. */
export type WorkItem =
  | { readonly kind: 'act'; readonly site: WorkSite; readonly cycle: string; readonly act: NextAct }
  | { readonly kind: 'letter' | 'declare'; readonly site: WorkSite };

export interface WorkCase {
  readonly site: WorkSite;
  readonly cycle: string;
  readonly stage: CycleStage;
  readonly acts: readonly NextAct[];
  /** what keeps the reader from their part in it */
  readonly bar?: Refusal;
}

/** A case on whose team the reader is, with how far the team is. */
export interface WorkEngagement extends WorkCase {
  readonly reading: EngagementReading;
}

export interface WorkClock {
  readonly site: WorkSite;
  readonly cycle: string;
  readonly clock: string;
  /** that raised the finding whose clock it is */
  readonly criterion?: string;
  readonly due: PlainDate;
}

export interface WorkPageProps {
  readonly frame: PageFrame;
  readonly items: readonly WorkItem[];
  readonly ranOut: readonly WorkClock[];
  /** clocks whose day the scheme reminds of */
  readonly reminders: readonly WorkClock[];
  /** of an assessor */
  readonly engagements: readonly WorkEngagement[];
  readonly others: readonly WorkCase[];
  /** further pages that are this person's */
  readonly ways: {
    readonly allCases: boolean;
    readonly declarations: boolean;
    readonly duties: boolean;
    /** whose keeper this person is */
    readonly organisations: readonly { readonly id: string; readonly name: string }[];
    readonly fileSite: boolean;
  };
  /** there is nothing of this person's yet */
  readonly newcomer: boolean;
  readonly previous?: string;
  readonly next?: string;
}

export function WorkPage(props: WorkPageProps): VNode {
  const { frame, items, ranOut, reminders, others, newcomer, next, previous } = props;
  const { t } = frame;
  return (
    <Page frame={frame} title={t('work.title')} visibility="private" width="wide">
      <h1>{t('work.title')}</h1>
      {newcomer ? (
        <Newcomer frame={frame} />
      ) : (
        <>
          <p class="lead">
            {t((previous ?? next) === undefined ? 'work.count' : 'work.count-of-page', { count: items.length })}
          </p>
          {items.length > 0 && <ForYou frame={frame} items={items} />}
          {ranOut.length > 0 && (
            <Clocks frame={frame} clocks={ranOut} title={t('work.ran-out')} hint={t('work.ran-out-hint')} />
          )}
          {reminders.length > 0 && (
            <Clocks frame={frame} clocks={reminders} title={t('work.reminders')} hint={t('work.reminders-hint')} />
          )}
          {props.engagements.length > 0 && <Engagements frame={frame} engagements={props.engagements} />}
          {others.length > 0 && <Others frame={frame} cases={others} />}
          <Pagination
            t={t}
            {...(props.previous === undefined ? {} : { previous: props.previous })}
            {...(props.next === undefined ? {} : { next: props.next })}
          />
          <Ways {...props} />
        </>
      )}
    </Page>
  );
}

function Ways({ frame: { t }, ways }: Pick<WorkPageProps, 'frame' | 'ways'>): VNode {
  return (
    <ButtonRow>
      {ways.fileSite && <LinkButton kind="secondary" href="/sites/new" label={t('work.file-site')} />}
      {ways.fileSite && <a href="/organisations">{t('organisation.title')}</a>}
      {ways.organisations.map(({ id, name }) => (
        <a href={`/organisations/${id}`}>{name}</a>
      ))}
      {ways.allCases && <a href="/cycles">{t('work.all-cases')}</a>}
      <a href="/calendar">{t('calendar.link')}</a>
      {ways.duties && <a href="/duties">{t('access.give')}</a>}
      {ways.declarations && <a href="/declarations">{t('work.declarations')}</a>}
    </ButtonRow>
  );
}

function Newcomer({ frame: { t } }: Pick<WorkPageProps, 'frame'>): VNode {
  return (
    <EmptyState title={t('work.first-title')}>
      <p>{t('work.first-site')}</p>
      <p>
        <LinkButton href="/sites/new" label={t('work.file-site')} />
      </p>
      <p>{t('work.first-assessor')}</p>
      <p>{t('work.first-staff')}</p>
    </EmptyState>
  );
}

function ForYou({ frame, items }: Pick<WorkPageProps, 'frame' | 'items'>): VNode {
  const { t } = frame;
  return (
    <Table
      caption={t('work.for-you')}
      columns={[{ label: t('work.site') }, { label: t('work.what') }, { label: t('work.when') }]}
      rows={items.map((item) => {
        const { href, what } = deedOf(frame, item);
        return [
          <Site frame={frame} site={item.site} {...(item.kind === 'act' ? { href: `/cycles/${item.cycle}` } : {})} />,
          <a href={href}>{what}</a>,
          item.kind === 'act' && item.act.due !== undefined ? (
            <DueDay frame={frame} due={item.act.due} />
          ) : (
            t('work.no-day')
          ),
        ];
      })}
    />
  );
}

function deedOf({ t }: PageFrame, item: WorkItem): { readonly href: string; readonly what: string } {
  switch (item.kind) {
    case 'act':
      return { href: actHref(item.act, { id: item.cycle, site: item.site.id }), what: actWords(t, item.act) };
    case 'letter':
      return { href: `/sites/${item.site.id}/commitment`, what: t('work.sign-letter') };
    case 'declare':
      return { href: '/declarations', what: t('work.declare') };
  }
}

interface ClocksProps {
  readonly frame: PageFrame;
  readonly clocks: readonly WorkClock[];
  readonly title: string;
  readonly hint: string;
}

/** Days with the cycle that each is of. */
export function Clocks({ frame, clocks, title, hint }: ClocksProps): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{title}</h2>
      <p>{hint}</p>
      <Table
        caption={title}
        captionUnseen
        columns={[{ label: t('work.site') }, { label: t('work.clock') }, { label: t('work.due') }]}
        rows={clocks.map(({ clock, criterion, cycle, due, site }) => [
          <Site frame={frame} site={site} href={`/cycles/${cycle}`} />,
          <>
            {clock}
            {criterion !== undefined && <span class="aside">{criterion}</span>}
          </>,
          <DueDay frame={frame} due={due} />,
        ])}
      />
    </section>
  );
}

function Engagements({
  frame,
  engagements,
}: {
  readonly frame: PageFrame;
  readonly engagements: readonly WorkEngagement[];
}): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('work.engagements')}</h2>
      <Table
        caption={t('work.engagements')}
        captionUnseen
        columns={[
          { label: t('work.site') },
          { label: t('work.stage') },
          { label: t('work.visit') },
          { label: t('work.determined') },
          { label: t('work.to-verify') },
          { label: t('work.next') },
          { label: t('work.when') },
        ]}
        rows={engagements.map(({ acts, cycle, reading, site, stage }) => {
          const { applicable, determined, toVerify } = reading;
          // The way to the determinations, whoever must act now.
          const [act] = acts;
          return [
            <Site frame={frame} site={site} href={`/cycles/${cycle}`} />,
            t(`cycle.stage.${stage}`),
            visitWords(frame, reading),
            <a href={`/cycles/${cycle}/assessment`}>{t('work.of', { number: determined, all: applicable })}</a>,
            toVerify === 0 ? t.number(0) : <a href={`/cycles/${cycle}/improvement`}>{t.number(toVerify)}</a>,
            act === undefined
              ? t('work.nobody')
              : `${whoActs(t, act, site.name)}${t('component.colon')} ${actWords(t, act)}`,
            act?.due === undefined ? t('work.no-day') : <DueDay frame={frame} due={act.due} />,
          ];
        })}
      />
    </section>
  );
}

function visitWords({ t }: PageFrame, { visit }: EngagementReading): string {
  if (visit === undefined) return t('work.visit-open');
  const { from, stands, until } = visit;
  return t(`work.visit-${stands}`, { days: daysInWords(t, from ?? until, until) });
}

function Others({ frame, cases }: { readonly frame: PageFrame; readonly cases: readonly WorkCase[] }): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('work.others')}</h2>
      <Table
        caption={t('work.others')}
        captionUnseen
        columns={[
          { label: t('work.site') },
          { label: t('work.stage') },
          { label: t('work.who') },
          { label: t('work.when') },
        ]}
        rows={cases.map(({ acts, bar, cycle, site, stage }) => {
          const [act] = acts;
          return [
            <Site frame={frame} site={site} href={`/cycles/${cycle}`} />,
            <>
              {t(`cycle.stage.${stage}`)}
              {bar !== undefined && <span class="aside">{refusalSentence(t, bar)}</span>}
            </>,
            act === undefined ? t('work.nobody') : whoActs(t, act, site.name),
            act?.due === undefined ? t('work.no-day') : <DueDay frame={frame} due={act.due} />,
          ];
        })}
      />
    </section>
  );
}

function Site({
  frame,
  site,
  href,
}: {
  readonly frame: PageFrame;
  readonly site: WorkSite;
  readonly href?: string;
}): VNode {
  const { fictional, name, operator } = site;
  return <SiteName {...{ t: frame.t, name, operator, fictional }} {...(href === undefined ? {} : { href })} />;
}
