/**
 * The assessment report in full, for everybody who may read it by then. The secretariat accepts it here or returns it
 * with the reason.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion } from '@touchstone/domain';
import { Beside } from '../components/beside.tsx';
import { SubmitButton } from '../components/button.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { GroupName } from '../components/group-name.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { ObservedAt } from '../rating/observed-at.tsx';
import { byGroup, ratingCell, type RatingsShown } from '../rating/rating-cells.ts';
import { RatedRequirements } from '../rating/rated-requirements.tsx';
import type { ShownRating } from '../rating/shown-rating.ts';
import { AssessorName } from './appointed-assessor.tsx';
import type { AssessmentPageFacts } from './assessment-page-facts.ts';
import { ExclusionAnswer, type ShownExclusion } from './exclusion-answer.tsx';
import { RaisedFindings, type RaisedFinding } from './raised-findings.tsx';

export interface ReportPageProps extends AssessmentPageFacts {
  readonly form: FormState;
  readonly report: {
    readonly summary: string;
    readonly visitedOn: PlainDate;
    readonly submittedOn: PlainDate;
    readonly acceptedOn?: PlainDate;
    /** of the scheme's template, as far as they are written */
    readonly sections: readonly { readonly section: string; readonly text: string }[];
  };
  readonly disagreements: Readonly<Record<string, string>>;
  /** id of the command with which this reader, for the site, disagrees; absent for everybody else */
  readonly disagree?: string;
  readonly answers: RatingsShown;
  /** by criterion id */
  readonly determinations: Readonly<Record<string, ReportedDetermination>>;
  /** by criterion id: those that are not applicable, where the scheme wants that confirmed */
  readonly exclusions: Readonly<Record<string, ShownExclusion>>;
  readonly findings: readonly RaisedFinding[];
  /** version of the cycle that this page shows */
  readonly base: number;
  /** absent for readers who do not answer it */
  readonly answer?: {
    readonly commandIds: { readonly accept: string; readonly return: string };
  };
}

export type ReportedDetermination = Omit<ShownRating, 'at' | 'brought' | 'by'>;

export function ReportPage(props: ReportPageProps): VNode {
  const { frame, answer, cycle, disagree, form } = props;
  const { t } = frame;
  const title = t('assessment.report');
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      {...{ frame, cycle, title }}
      below={[{ href: `/cycles/${cycle.id}/assessment`, label: t('assessment.title') }]}
      form={form}
      width="wide"
    >
      {answer === undefined ? (
        <>
          <Report {...props} />
          {disagree !== undefined && <Disagree {...props} disagree={disagree} />}
        </>
      ) : (
        <Beside reading={<Report {...props} />} acting={<Answers {...props} answer={answer} />} />
      )}
    </CycleSubpage>
  );
}

function Report(props: ReportPageProps): VNode {
  const { frame, assessor, criteria, cycle, findings, report, scheme } = props;
  const { t } = frame;
  const { acceptedOn, submittedOn, summary, visitedOn } = report;
  const document = scheme.documents?.find(({ act }) => act === 'assessment.submit');
  const place = `/cycles/${cycle.id}/assessment`;
  return (
    <>
      <SummaryList
        rows={[
          { term: t('assessment.assessor'), value: <AssessorName t={t} assessor={assessor} /> },
          { term: t('assessment.visited'), value: t.date(visitedOn) },
          { term: t('assessment.submitted'), value: t.date(submittedOn) },
          ...(acceptedOn === undefined ? [] : [{ term: t('assessment.accepted'), value: t.date(acceptedOn) }]),
        ]}
      />
      <section>
        <h2>{t('assessment.summary')}</h2>
        <p class="words">{summary}</p>
      </section>
      <section>
        <h2>{t('assessment.findings')}</h2>
        {findings.length === 0 ? (
          <p>{t('assessment.no-findings')}</p>
        ) : (
          <RaisedFindings {...{ t, scheme, findings, place }} />
        )}
      </section>
      {report.sections.map(({ section, text }) => {
        const titled = document?.sections?.find(({ id }) => id === section);
        return (
          <section>
            <h2>{titled === undefined ? section : <SchemeWords t={t} words={titled.title} />}</h2>
            <p class="words">{text}</p>
          </section>
        );
      })}
      <section>
        <h2>{t('assessment.determinations')}</h2>
        {byGroup(t, scheme, criteria).map((group) => (
          <section>
            <h3>
              <GroupName label={group.label} order={group.order} />
            </h3>
            {group.criteria.map((criterion) => (
              <Determined {...props} criterion={criterion} />
            ))}
          </section>
        ))}
      </section>
    </>
  );
}

function Disagree({
  frame,
  criteria,
  cycle,
  disagree,
  form,
}: ReportPageProps & Required<Pick<ReportPageProps, 'disagree'>>): VNode {
  const { t } = frame;
  const own = formOf(form, 'disagree');
  return (
    <section>
      <h2>{t('disagreement.title')}</h2>
      <p>{t('disagreement.hint')}</p>
      <Form
        frame={frame}
        action={`/cycles/${cycle.id}/assessment/answer`}
        commandId={disagree}
        hidden={{ act: 'disagree' }}
        draft={own}
      >
        <Select
          form={own}
          name="criterion"
          label={t('disagreement.criterion')}
          choices={criteria.map(({ id, number, title }) => ({ value: id, label: `${number} ${t.text(title)}` }))}
        />
        <TextArea form={own} name="reason" rows={4} label={t('disagreement.reason')} />
        <SubmitButton kind="secondary" label={t('disagreement.save')} />
      </Form>
    </section>
  );
}

function Determined(props: ReportPageProps & { readonly criterion: Criterion }): VNode {
  const { frame, answers, base, criterion, cycle, disagreements, determinations, exclusions, form, scheme } = props;
  const { t } = frame;
  const exclusion = exclusions[criterion.id];
  const action = `/cycles/${cycle.id}/assessment/answer`;
  const determined = determinations[criterion.id];
  const { tone, word } = ratingCell(t, scheme, criterion, determined?.rating);
  const answered = ratingCell(t, scheme, criterion, answers[criterion.id]);
  return (
    <article class="determined">
      <h4>
        {criterion.number} <SchemeWords t={t} words={criterion.title} />
      </h4>
      <StateMark tone={tone}>{word}</StateMark>
      {answered.word !== word && <span class="aside">{t('assessment.answered-as', { level: answered.word })}</span>}
      {determined !== undefined && determined.rationale.trim() !== '' && <p class="words">{determined.rationale}</p>}
      {determined?.observedAt !== undefined && <ObservedAt {...{ t }} observedAt={determined.observedAt} />}
      {determined !== undefined && determined.evidence.length > 0 && (
        <ul class="aside">
          {determined.evidence.map(({ id, title }) => (
            <li>
              <a href={`/evidence/${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      )}
      {determined !== undefined && <RatedRequirements {...{ t, scheme, criterion }} {...determined} />}
      {exclusion !== undefined && <ExclusionAnswer {...{ frame, action, base, criterion, exclusion, form }} />}
      {Object.hasOwn(disagreements, criterion.id) && (
        <Notice tone="important" title={t('disagreement.title')}>
          <p class="words">{disagreements[criterion.id]}</p>
        </Notice>
      )}
    </article>
  );
}

function Answers({
  frame,
  answer: { commandIds },
  base,
  cycle,
  exclusions,
  form,
}: ReportPageProps & Required<Pick<ReportPageProps, 'answer'>>): VNode {
  const { t } = frame;
  const answers = Object.values(exclusions).map(({ answer }) => answer);
  const open = answers.filter((answer) => answer === 'open').length;
  const action = `/cycles/${cycle.id}/assessment/answer`;
  const own = formOf(form, 'return');
  return (
    <>
      <h2>{t('assessment.accept-title')}</h2>
      {open > 0 ? (
        <p>{t('exclusion.wait', { count: open })}</p>
      ) : answers.includes('declined') ? (
        <p>{t('exclusion.return')}</p>
      ) : (
        <>
          <p>{t('assessment.accept-hint')}</p>
          <Form {...{ frame, action, base }} commandId={commandIds.accept} hidden={{ act: 'accept' }}>
            <SubmitButton label={t('assessment.accept')} />
          </Form>
        </>
      )}
      <h2>{t('assessment.return-title')}</h2>
      <p>{t('assessment.return-hint')}</p>
      <Form {...{ frame, action, base }} commandId={commandIds.return} hidden={{ act: 'return' }} draft={own}>
        <TextArea form={own} name="reason" rows={4} label={t('assessment.return-reason')} />
        <SubmitButton kind="secondary" label={t('assessment.return')} />
      </Form>
    </>
  );
}
