/** The register of approved assessors, for everybody who is signed in. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Table } from '../components/table.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface AssessorShown {
  readonly id: string;
  readonly name: string;
  readonly firm: string;
  readonly fictional: boolean;
  readonly approvedOn: PlainDate;
}

export interface AssessorRegisterPageProps {
  readonly frame: PageFrame;
  readonly assessors: readonly AssessorShown[];
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
    <Page frame={frame} title={title} visibility="private" width="wide">
      <h1>{title}</h1>
      <p class="lead">{t('assessor.register-lead')}</p>
      {assessors.length === 0 ? (
        <EmptyState title={t('assessor.none')}>
          <p>{t('assessor.none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={title}
          captionUnseen
          columns={[{ label: t('assessor.name') }, { label: t('assessor.firm') }, { label: t('assessor.since') }]}
          rows={assessors.map(({ approvedOn, fictional, firm, id, name }) => [
            <>
              <a href={`/assessors/${id}`}>{name}</a> {fictional && <Fictional t={t} />}
            </>,
            firm,
            t.date(approvedOn),
          ])}
        />
      )}
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
      {mayApprove && (
        <ButtonRow>
          <LinkButton href="/assessors/new" label={t('assessor.add')} />
        </ButtonRow>
      )}
    </Page>
  );
}
