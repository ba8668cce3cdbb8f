/**
 * One approved assessor, in public: what a credential means when it names who assessed. Competences are for those who are
 * signed in; the secretariat records them, and suspends and reinstates.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { ApprovalScope } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { DueDay } from '../components/due-day.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import { formOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { AssessorShown, ShownApproval } from './register-entries.ts';
import { scopeRows, type ScopeWords } from './scope-fields.tsx';
import { ApprovalActs, type ApprovalActsProps } from './approval-acts.tsx';
import { ApprovalMark, approvalStanding } from './approval-mark.tsx';
import { KnownTies, type KnownTiesProps } from './known-ties.tsx';

export interface CompetenceShown {
  readonly competence: string;
  readonly until: PlainDate | null;
  readonly shownBy: string | null;
}

export interface AssessorPageProps {
  readonly frame: PageFrame;
  readonly assessor: AssessorShown & { readonly scope: ApprovalScope };
  /** of the firm; absent of somebody who was approved before firms were */
  readonly firmApproval?: ShownApproval;
  readonly words: ScopeWords;
  /** absent where nobody is signed in */
  readonly competences?: readonly CompetenceShown[];
  /** for the secretariat and the assessor */
  readonly ties?: Omit<KnownTiesProps, 'frame'>;
  /** why this reader of the secretariat leaves the entry to others */
  readonly ownEntry?: string;
  /** absent where this reader does not act */
  readonly acts?: Omit<ApprovalActsProps, 'frame' | 'action' | 'words'> & { readonly recordId: string };
}

export function AssessorPage(props: AssessorPageProps): VNode {
  const { frame, assessor, words, ties, ownEntry, acts } = props;
  const { t } = frame;
  const { approvedOn, fictional, firm, firmEntry, id, name, scope, suspended, until } = assessor;
  const wrong = (acts?.form.errors.length ?? 0) > 0;
  return (
    <Page
      {...{ frame, wrong }}
      title={name}
      description={t('assessor.page-description')}
      visibility="public"
      back={{ href: '/assessors', label: t('assessor.register') }}
    >
      {acts !== undefined && <ErrorSummary form={acts.form} />}
      <h1>
        {name} {fictional && <Fictional t={t} />}
      </h1>
      <p class="lead">{standing(props)}</p>
      <SummaryList
        rows={[
          { term: t('assessor.firm'), value: firmEntry === null ? firm : <a href={`/firms/${firmEntry}`}>{firm}</a> },
          { term: t('assessor.status'), value: <ApprovalMark {...{ frame, suspended, until }} /> },
          { term: t('assessor.since'), value: t.date(approvedOn) },
          { term: t('assessor.until'), value: until === null ? t('assessor.no-end') : t.date(until) },
          ...scopeRows(t, scope, words),
        ]}
      />
      <Competences {...props} />
      {ties !== undefined && <KnownTies frame={frame} {...ties} />}
      {ownEntry !== undefined && (
        <Notice tone="important" title={t('award.not-you')}>
          <p>{ownEntry}</p>
        </Notice>
      )}
      {acts !== undefined && <ApprovalActs {...{ frame, words, ...acts }} action={`/assessors/${id}`} />}
    </Page>
  );
}

/** Whoever is approved acts only as long as their firm is. */
function standing({ assessor, firmApproval, frame }: AssessorPageProps): string {
  const { firm, name } = assessor;
  const own = approvalStanding(frame, assessor);
  const ofFirm = firmApproval === undefined ? 'approved' : approvalStanding(frame, firmApproval);
  return own === 'approved' && ofFirm !== 'approved'
    ? frame.t(`firm.stands.${ofFirm}`, { name: firm })
    : frame.t(`assessor.stands.${own}`, { name, firm });
}

function Competences({ frame, acts, assessor, competences, words }: AssessorPageProps): VNode | null {
  const { t } = frame;
  const nameOf = (competence: string): string => {
    const term = words.competences.find(({ id }) => id === competence);
    return term === undefined ? competence : t.text(term.name);
  };
  if (competences === undefined) return null;
  const asked =
    words.competences.length === 0
      ? []
      : [
          t('competence.asked', {
            competences: t.list(words.competences.map(({ id, name }) => `${id} (${t.text(name)})`)),
          }),
        ];
  return (
    <section>
      <h2>{t('competence.title')}</h2>
      {competences.length === 0 ? (
        <p>{t('competence.none')}</p>
      ) : (
        <Table
          caption={t('competence.title')}
          captionUnseen
          columns={[
            { label: t('competence.name') },
            { label: t('competence.until') },
            { label: t('competence.shown-by') },
          ]}
          rows={competences.map(({ competence, shownBy, until }) => [
            nameOf(competence),
            until === null ? t('assessor.no-end') : <DueDay frame={frame} due={until} />,
            shownBy ?? '–',
          ])}
        />
      )}
      {acts !== undefined && (
        <Details summary={t('competence.add')} open={formOf(acts.form, 'record').errors.length > 0}>
          <Form
            frame={frame}
            action={`/assessors/${assessor.id}`}
            commandId={acts.recordId}
            base={acts.base}
            hidden={{ act: 'record' }}
          >
            <TextField
              form={formOf(acts.form, 'record')}
              name="competence"
              label={t('competence.name')}
              hint={[t('competence.name-hint'), ...asked].join(' ')}
            />
            <DateField form={formOf(acts.form, 'record')} name="until" optional label={t('competence.until')} />
            <TextField
              form={formOf(acts.form, 'record')}
              name="shownBy"
              optional
              label={t('competence.shown-by')}
              hint={t('competence.shown-by-hint')}
            />
            <SubmitButton kind="secondary" label={t('competence.save')} />
          </Form>
        </Details>
      )}
    </section>
  );
}
