/** The last look before the self-assessment is submitted: what is missing, what it would give, and what submitting does. */
import type { VNode } from 'preact';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { SubmitButton } from '../components/button.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { ratingBars } from '../rating/rating-cells.ts';
import { AdviceToday, Standing, type SelfAssessmentFacts } from './self-assessment-page.tsx';
import { CriterionLinks } from '../rating/criterion-links.tsx';

export interface SubmitAnswersPageProps extends SelfAssessmentFacts {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  /** version of the cycle that this page shows */
  readonly version: number;
}

export function SubmitAnswersPage(props: SubmitAnswersPageProps): VNode {
  const { frame, form, answers, criteria, cycle, open, scheme } = props;
  const { t } = frame;
  const title = t('self-assessment.submit-title');
  const place = `/cycles/${cycle.id}/self-assessment`;
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      below={[{ href: place, label: t('self-assessment.title') }]}
      form={form}
      standing={false}
      width="wide"
    >
      <Standing {...props} />
      {open.length > 0 && (
        <Notice tone="wrong" title={t('self-assessment.gaps', { missing: open.length })}>
          <p>{t('self-assessment.gaps-hint')}</p>
          <CriterionLinks t={t} criteria={open} place={place} />
        </Notice>
      )}
      <BarsPerGroup t={t} caption={t('self-assessment.bars')} {...ratingBars(t, scheme, criteria, answers)} />
      <AdviceToday {...props} />
      {open.length === 0 && <Submit {...props} />}
    </CycleSubpage>
  );
}

function Submit({
  frame,
  commandId,
  criteria,
  cycle,
  mayAnswer,
  stage,
  version,
}: SubmitAnswersPageProps): VNode | null {
  const { t } = frame;
  if (stage.is !== 'open') return null;
  const site = cycle.siteName;
  return (
    <section>
      <h2>{t('self-assessment.complete', { site, total: criteria.length })}</h2>
      <Notice tone="important" title={t('self-assessment.freezes')}>
        <p>{t('self-assessment.freezes-hint')}</p>
      </Notice>
      {mayAnswer ? (
        <Form frame={frame} action={`/cycles/${cycle.id}/self-assessment/submit`} commandId={commandId} base={version}>
          <SubmitButton label={t('self-assessment.submit')} />
        </Form>
      ) : (
        <p>{t('self-assessment.not-yours', { site })}</p>
      )}
    </section>
  );
}
