/** The public log in words: how large it is, its signed head, and what was sealed last. */
import type { VNode } from 'preact';
import type { Instant } from '@touchstone/kernel';
import { EmptyState } from '../components/empty-state.tsx';
import { Pagination } from '../components/pagination.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { Verbatim } from '../components/verbatim.tsx';
import { WhereItStands } from '../components/where-it-stands.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { proofHref, publicEventWords, type PublicEvent } from '../register/public-event.ts';

export interface LogPageProps {
  readonly frame: PageFrame;
  readonly name: string;
  /** `name+id+key`, c2sp.org/signed-note */
  readonly logKey: string;
  /** absent while the log is empty */
  readonly checkpoint?: {
    readonly size: number;
    /** hexadecimal */
    readonly root: string;
    readonly note: string;
    readonly at: Instant;
  };
  /** newest first; each has its place */
  readonly entries: readonly (PublicEvent & { readonly about?: { readonly href: string; readonly name: string } })[];
  /** addresses of further pages */
  readonly newest?: string;
  readonly older?: string;
}

export function LogPage({ frame, name, logKey, checkpoint, entries, newest, older }: LogPageProps): VNode {
  const { t } = frame;
  const size = checkpoint?.size ?? 0;
  return (
    <Page frame={frame} title={t('log.title')} description={t('log.description')} visibility="public" width="wide">
      <h1>{t('log.title')}</h1>
      <WhereItStands
        frame={frame}
        acts={[]}
        sentence={
          checkpoint === undefined
            ? t('log.stands', { size })
            : t('log.stands-since', { size, date: t.dateTime(checkpoint.at) })
        }
      />
      <p>{t('log.lead')}</p>
      <h2>{t('log.entries')}</h2>
      {entries.length === 0 ? (
        <EmptyState title={t('log.empty')}>
          <p>{t('log.empty-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('log.entries')}
          captionUnseen
          columns={[
            { label: t('log.place') },
            { label: t('log.what') },
            { label: t('log.about') },
            { label: t('log.when') },
            { label: t('log.proof') },
          ]}
          rows={entries.map((entry) => {
            const place = t.number(entry.logIndex ?? 0);
            return [
              place,
              publicEventWords(t, entry),
              entry.about === undefined ? '–' : <a href={entry.about.href}>{entry.about.name}</a>,
              t.dateTime(entry.at),
              <a href={proofHref(entry)}>
                {t('log.get-proof')}
                <span class="unseen"> {t('log.get-proof-of', { place })}</span>
              </a>,
            ];
          })}
        />
      )}
      <Pagination
        t={t}
        {...(newest === undefined ? {} : { previous: newest })}
        {...(older === undefined ? {} : { next: older })}
      />
      <h2>{t('log.checkpoint')}</h2>
      <SummaryList
        rows={[
          { term: t('log.name'), value: name },
          { term: t('log.key'), value: <code>{logKey}</code> },
          ...(checkpoint === undefined ? [] : [{ term: t('log.root'), value: <code>{checkpoint.root}</code> }]),
        ]}
      />
      {checkpoint !== undefined && (
        <>
          <p>
            {t('log.checkpoint-text')} <a href="/log/checkpoint">{t('log.download')}</a>
          </p>
          <Verbatim label={t('log.checkpoint')} text={checkpoint.note} />
        </>
      )}
      <h2>{t('log.how')}</h2>
      <p>{t('log.how-text')}</p>
    </Page>
  );
}
