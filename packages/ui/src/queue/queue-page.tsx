/**
 * Everything that waits for the scheme's own staff, by kind, with what has waited longest first: since when, until when, who
 * may do it, and why the reader may not.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { NextAct, NextActName } from '@touchstone/domain';
import { DueDay } from '../components/due-day.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import { actHref, actWords } from '../cycle/cycle-standing.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { SiteName } from '../site/site-name.tsx';
import { Clocks, type WorkClock, type WorkSite } from '../work/work-page.tsx';

export interface QueueItem {
  readonly cycle: string;
  readonly site: WorkSite;
  readonly act: NextAct;
  readonly since: PlainDate;
  /** `mine`: the reader may do it; else the sentence that says why not */
  readonly who: 'mine' | { readonly not: string };
  /** what brought it up, where more is to be said than the kind */
  readonly why?: string;
}

export interface QueueKind {
  readonly act: NextActName;
  readonly count: number;
  /** the oldest first; not all of them where there are many */
  readonly items: readonly QueueItem[];
}

export interface QueuePageProps {
  readonly frame: PageFrame;
  /** in the order in which a cycle comes to them; those of which nothing waits are left out */
  readonly kinds: readonly QueueKind[];
  readonly chosen?: NextActName;
  readonly count: number;
  /** of them, those for a duty that the reader holds */
  readonly mine: number;
  /** clocks that ran out and that the scheme gives to a duty of the reader's */
  readonly ranOut: readonly WorkClock[];
  readonly previous?: string;
  readonly next?: string;
}

/** The address of one kind of act; of all without one. */
export function queueHref(act?: NextActName): string {
  return act === undefined ? '/queue' : `/queue?act=${act}`;
}

export function QueuePage(props: QueuePageProps): VNode {
  const { chosen, count, frame, kinds, mine, previous, next, ranOut } = props;
  const { t } = frame;
  const shown = chosen === undefined ? kinds : kinds.filter(({ act }) => act === chosen);
  return (
    <Page frame={frame} title={t('queue.title')} visibility="private" width="wide">
      <h1>{t('queue.title')}</h1>
      <p class="lead">{t('queue.stands', { count, mine })}</p>
      {kinds.length > 0 && <Kinds {...props} />}
      {shown.length === 0 && ranOut.length === 0 && (
        <EmptyState title={t(count === 0 ? 'queue.empty' : 'queue.none')}>
          <p>{t('queue.empty-text')}</p>
        </EmptyState>
      )}
      {shown.map((kind) => (
        <Kind frame={frame} kind={kind} />
      ))}
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
      {ranOut.length > 0 && (
        <Clocks frame={frame} clocks={ranOut} title={t('work.ran-out')} hint={t('work.ran-out-hint')} />
      )}
    </Page>
  );
}

function Kinds({ chosen, count, frame: { t }, kinds }: QueuePageProps): VNode {
  const link = (act: NextActName | undefined, number: number, words: string): VNode => (
    <li>
      <a href={queueHref(act)} {...(act === chosen ? { 'aria-current': 'page' as const } : {})}>
        <span class="places-count">{t.number(number)}</span> {words}
      </a>
    </li>
  );
  return (
    <nav class="places" aria-label={t('queue.kinds')}>
      <ul>
        {link(undefined, count, t('queue.all'))}
        {kinds.map((kind) => link(kind.act, kind.count, kindWords(t, kind.act)))}
      </ul>
    </nav>
  );
}

function kindWords(t: PageFrame['t'], act: NextActName): string {
  return actWords(t, { act, duty: 'secretariat', notBy: [] });
}

function Kind({ frame, kind: { act, count, items } }: { readonly frame: PageFrame; readonly kind: QueueKind }): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{kindWords(t, act)}</h2>
      <Table
        caption={kindWords(t, act)}
        captionUnseen
        columns={[
          { label: t('queue.site') },
          { label: t('queue.since') },
          { label: t('queue.due') },
          { label: t('queue.who') },
        ]}
        rows={items.map((item) => {
          const { cycle, since, site, who, why } = item;
          return [
            <>
              <SiteName {...{ t, ...site }} href={`/cycles/${cycle}`} />
              {why !== undefined && <small class="aside">{why}</small>}
            </>,
            t.date(since),
            item.act.due === undefined ? t('queue.no-clock') : <DueDay frame={frame} due={item.act.due} />,
            who === 'mine' ? <a href={actHref(item.act, { id: cycle, site: site.id })}>{t('queue.you')}</a> : who.not,
          ];
        })}
      />
      {items.length < count && (
        <p>
          <a href={queueHref(act)}>{t('queue.more', { count })}</a>
        </p>
      )}
    </section>
  );
}
