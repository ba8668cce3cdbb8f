/** The last look before the report is submitted: what is missing, which findings it raises, and what submitting does. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { TextArea } from '../components/text-area.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { AssessmentPageFacts } from './assessment-page-facts.ts';
import { RaisedFindings, type RaisedFinding } from './raised-findings.tsx';
import { CriterionLinks } from '../rating/criterion-links.tsx';

export interface SubmitReportPageProps extends AssessmentPageFacts {
  readonly form: FormState;
  readonly commandId: string;
  /** version of the cycle that this page shows */
  readonly version: number;
  /** of the criteria, those that are not determined, or not in all of their requirements */
  readonly open: readonly Criterion[];
  readonly findings: readonly RaisedFinding[];
  /** what the fields begin with: those of a report that was returned */
  readonly initial: {
    readonly visitedOn?: PlainDate;
    readonly summary?: string;
    /** by section id */
    readonly sections: Readonly<Record<string, string>>;
  };
  /** a sentence that says what the scheme asks for before the report */
  readonly missing?: string;
}

export function SubmitReportPage(props: SubmitReportPageProps): VNode {
  const { frame, cycle, findings, form, missing, open, scheme } = props;
  const { t } = frame;
  const title = t('assessment.submit-title');
  const place = `/cycles/${cycle.id}/assessment`;
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      script={frame.assets.deskScript}
      below={[{ href: place, label: t('assessment.title') }]}
      form={form}
    >
      {missing !== undefined && (
        <Notice tone="wrong" title={t('assessment.before-report')}>
          <p>{missing}</p>
        </Notice>
      )}
      {open.length > 0 ? (
        <Notice tone="wrong" title={t('assessment.gaps', { missing: open.length })}>
          <p>{t('assessment.gaps-hint')}</p>
          <CriterionLinks t={t} criteria={open} place={place} />
        </Notice>
      ) : (
        <>
          <h2>{t('assessment.raises', { count: findings.length })}</h2>
          {findings.length > 0 && (
            <>
              <p>{t('assessment.raises-hint')}</p>
              <RaisedFindings {...{ t, scheme, findings, place }} />
            </>
          )}
          <Report {...props} />
        </>
      )}
    </CycleSubpage>
  );
}

function Report({ frame, commandId, cycle, form, initial, scheme, version }: SubmitReportPageProps): VNode {
  const { t } = frame;
  const { sections, summary = '', visitedOn } = initial;
  const document = scheme.documents?.find(({ act }) => act === 'assessment.submit');
  return (
    <Form
      frame={frame}
      action={`/cycles/${cycle.id}/assessment/submit`}
      commandId={commandId}
      base={version}
      draft={form}
    >
      <DateField
        form={form}
        name="visitedOn"
        label={t('assessment.visited-on')}
        {...(visitedOn === undefined ? {} : { initial: visitedOn })}
      />
      <TextArea
        form={form}
        name="summary"
        rows={10}
        label={t('assessment.summary')}
        hint={t('assessment.summary-hint')}
        initial={summary}
      />
      {(document?.sections ?? []).map(({ asks, id, optional, title }) => (
        <TextArea
          form={form}
          name={`sections/${id}`}
          rows={6}
          label={t.text(title)}
          {...(asks === undefined ? {} : { hint: t.text(asks) })}
          {...(optional === true ? { optional: true } : {})}
          initial={sections[id] ?? ''}
        />
      ))}
      <Notice tone="important" title={t('assessment.freezes')}>
        <p>{t('assessment.freezes-hint')}</p>
      </Notice>
      <SubmitButton label={t('assessment.submit')} />
    </Form>
  );
}
