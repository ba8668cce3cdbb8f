/** One firm of the register, in public, with its people for those who are signed in and its acts for the secretariat. */
import type { VNode } from 'preact';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryName } from '../site/countries.ts';
import type { AssessorShown, FirmShown } from './register-entries.ts';
import { scopeRows, type ScopeWords } from './scope-fields.tsx';
import { ApprovalActs, type ApprovalActsProps } from './approval-acts.tsx';
import { ApprovalMark, approvalStanding } from './approval-mark.tsx';
import { FirmTies, type FirmTiesProps } from './firm-ties.tsx';

export interface FirmPageProps {
  readonly frame: PageFrame;
  readonly firm: FirmShown;
  readonly words: ScopeWords;
  /** absent where nobody is signed in */
  readonly people?: readonly AssessorShown[];
  /** absent for those who may not know of them */
  readonly ties?: Omit<FirmTiesProps, 'frame' | 'firm'>;
  /** why this reader of the secretariat leaves the entry to others */
  readonly ownEntry?: string;
  /** absent where this reader does not act */
  readonly acts?: Omit<ApprovalActsProps, 'frame' | 'action' | 'words'>;
}

export function FirmPage({ frame, firm, words, people, ties, ownEntry, acts }: FirmPageProps): VNode {
  const { t } = frame;
  const { approvedOn, country, fictional, id, name, scope, suspended, until } = firm;
  const wrong = (acts?.form.errors.length ?? 0) > 0;
  return (
    <Page
      {...{ frame, wrong }}
      title={name}
      description={t('firm.page-description')}
      visibility="public"
      back={{ href: '/assessors', label: t('assessor.register') }}
    >
      {acts !== undefined && <ErrorSummary form={acts.form} />}
      <h1>
        {name} {fictional && <Fictional t={t} />}
      </h1>
      <p class="lead">{t(`firm.stands.${approvalStanding(frame, firm)}`, { name })}</p>
      <SummaryList
        rows={[
          { term: t('assessor.status'), value: <ApprovalMark {...{ frame, suspended, until }} /> },
          ...(country === null ? [] : [{ term: t('firm.country'), value: countryName(t.language, country) }]),
          { term: t('assessor.since'), value: t.date(approvedOn) },
          { term: t('assessor.until'), value: until === null ? t('assessor.no-end') : t.date(until) },
          ...scopeRows(t, scope, words),
        ]}
      />
      {people !== undefined && people.length > 0 && (
        <section>
          <h2>{t('firm.people')}</h2>
          <Table
            caption={t('firm.people')}
            captionUnseen
            columns={[{ label: t('assessor.name') }, { label: t('assessor.status') }]}
            rows={people.map((one) => [
              <>
                <a href={`/assessors/${one.id}`}>{one.name}</a> {one.fictional && <Fictional t={t} />}
              </>,
              <ApprovalMark frame={frame} suspended={one.suspended} until={one.until} />,
            ])}
          />
        </section>
      )}
      {ties !== undefined && <FirmTies {...{ frame, firm, ...ties }} />}
      {ownEntry !== undefined && (
        <Notice tone="important" title={t('award.not-you')}>
          <p>{ownEntry}</p>
        </Notice>
      )}
      {acts !== undefined && <ApprovalActs {...{ frame, words, ...acts }} action={`/firms/${id}`} />}
    </Page>
  );
}
