/** A site's evidence: what is on record, what each piece is cited for, and a form that adds to it. */
import type { VNode } from 'preact';
import type { Instant, PlainDate } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { UploadFields, type EvidenceItem } from './evidence-choice.tsx';
import { fileSize } from './file-size.ts';

export interface EvidencePageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly uploadId: string;
  readonly site: { readonly id: string; readonly name: string; readonly operator: string; readonly fictional: boolean };
  /** of the site's cycle, where it has one */
  readonly cycle?: string;
  readonly held: readonly HeldEvidence[];
  /** this reader may add to it */
  readonly mayAdd: boolean;
  /** title of what was just added */
  readonly added?: string;
}

export interface HeldEvidence extends EvidenceItem {
  readonly sha256: string;
  readonly addedBy: string;
  readonly addedAt: Instant;
  /** numbers of the criteria whose answer cites it */
  readonly citedFor: readonly string[];
}

export function EvidencePage(props: EvidencePageProps): VNode {
  const { frame, form, uploadId, site, cycle, held, mayAdd, added } = props;
  const { t } = frame;
  const title = t('evidence.title', { site: site.name });
  const wrong = form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" width="wide">
      <Breadcrumbs
        t={t}
        pages={[
          { href: '/work', label: t('page.nav.work') },
          ...(cycle === undefined ? [] : [{ href: `/cycles/${cycle}`, label: site.name }]),
        ]}
      />
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="cycle-owner">
        {site.operator} {site.fictional && <Fictional t={t} />}
      </p>
      {added !== undefined && (
        <Notice tone="verified">
          <p>{t('evidence.added-now', { title: added })}</p>
        </Notice>
      )}
      <p class="lead">{t('evidence.stands', { count: held.length, site: site.name })}</p>
      <p>{t('evidence.who-reads')}</p>
      {held.length === 0 ? <EmptyState title={t('evidence.nothing-to-choose')} /> : <Held {...{ frame, held }} />}
      {mayAdd && (
        <section>
          <h2>{t('evidence.add-title')}</h2>
          <Form frame={frame} action={`/sites/${site.id}/evidence`} upload>
            <UploadFields form={form} uploadId={uploadId} />
            <SubmitButton label={t('evidence.add')} />
          </Form>
        </section>
      )}
    </Page>
  );
}

function Held({ frame: { t, today }, held }: Pick<EvidencePageProps, 'frame' | 'held'>): VNode {
  const validity = (until: PlainDate | undefined): VNode | string => {
    if (until === undefined) return '–';
    if (until >= today) return t.date(until);
    return <StateMark tone="late">{t('evidence.lapsed', { date: t.date(until) })}</StateMark>;
  };
  return (
    <Table
      caption={t('evidence.list')}
      columns={[
        { label: t('evidence.what') },
        { label: t('evidence.about') },
        { label: t('evidence.valid') },
        { label: t('evidence.added'), long: true },
        { label: t('evidence.cited'), long: true },
      ]}
      rows={held.map(({ about, addedAt, addedBy, citedFor, fileName, id, sha256, sizeBytes, title, validUntil }) => [
        <>
          <a href={`/evidence/${id}`}>{title}</a>
          <span class="aside">
            {fileName}, {fileSize(t, sizeBytes)}
          </span>
          <span class="aside">
            {t('evidence.hash')} <code title={sha256}>{sha256.slice(0, 12)}</code>
          </span>
        </>,
        about === undefined ? '–' : t.date(about),
        validity(validUntil),
        t('evidence.added-by', { date: t.dateTime(addedAt), who: addedBy }),
        citedFor.length === 0 ? t('evidence.not-cited') : citedFor.join(', '),
      ])}
    />
  );
}
