/** The register of assessors: approved firms for everybody, their people for those who are signed in. */
import type { VNode } from 'preact';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryName } from '../site/countries.ts';
import type { AssessorShown, FirmShown } from './register-entries.ts';
import { ApprovalMark } from './approval-mark.tsx';

export interface AssessorRegisterPageProps {
  readonly frame: PageFrame;
  readonly firms: readonly FirmShown[];
  /** absent where nobody is signed in */
  readonly assessors?: readonly AssessorShown[];
  /** the reader may approve */
  readonly mayApprove: boolean;
  readonly previous?: string;
  readonly next?: string;
}

export function AssessorRegisterPage(props: AssessorRegisterPageProps): VNode {
  const { frame, assessors, mayApprove, previous, next } = props;
  const { t } = frame;
  const title = t('assessor.register');
  return (
    <Page
      frame={frame}
      title={title}
      description={t('assessor.register-description')}
      visibility={frame.person === undefined ? 'public' : 'private'}
      width="wide"
    >
      <h1>{title}</h1>
      <p class="lead">{t('assessor.register-lead')}</p>
      <Firms {...props} />
      {assessors !== undefined && <People {...{ frame, assessors }} />}
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
      {mayApprove && (
        <ButtonRow>
          <LinkButton href="/assessors/new" label={t('assessor.add')} />
          <LinkButton kind="secondary" href="/firms/new" label={t('firm.add')} />
        </ButtonRow>
      )}
    </Page>
  );
}

function Firms({ frame, firms }: AssessorRegisterPageProps): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('firm.title')}</h2>
      {firms.length === 0 ? (
        <p>{t('firm.none')}</p>
      ) : (
        <Table
          caption={t('firm.title')}
          captionUnseen
          columns={[{ label: t('firm.name') }, { label: t('firm.country') }, { label: t('assessor.status') }]}
          rows={firms.map(({ country, fictional, id, name, suspended, until }) => [
            <>
              <a href={`/firms/${id}`}>{name}</a> {fictional && <Fictional t={t} />}
            </>,
            country === null ? '' : countryName(t.language, country),
            <ApprovalMark {...{ frame, suspended, until }} />,
          ])}
        />
      )}
    </section>
  );
}

function People({
  frame,
  assessors,
}: Pick<AssessorRegisterPageProps, 'frame'> & { readonly assessors: readonly AssessorShown[] }): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('assessor.people')}</h2>
      {assessors.length === 0 ? (
        <EmptyState title={t('assessor.none')}>
          <p>{t('assessor.none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('assessor.people')}
          captionUnseen
          columns={[
            { label: t('assessor.name') },
            { label: t('assessor.firm'), long: true },
            { label: t('assessor.status') },
            { label: t('assessor.since') },
          ]}
          rows={assessors.map(({ approvedOn, fictional, firm, id, name, suspended, until }) => [
            <>
              <a href={`/assessors/${id}`}>{name}</a> {fictional && <Fictional t={t} />}
            </>,
            firm,
            <ApprovalMark {...{ frame, suspended, until }} />,
            t.date(approvedOn),
          ])}
        />
      )}
    </section>
  );
}
