/** The three forms of a finding: the site plans, the site reports, the assessor verifies. */
import type { VNode } from 'preact';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { EvidenceChoice } from '../evidence/evidence-choice.tsx';
import type { FindingPageProps } from './finding-props.ts';

/** What each form sends: which of the three it is, and the version of the cycle that was seen. */
function tiesOf(
  { frame, commandId, cycle, finding, version }: FindingPageProps,
  act: string,
): Parameters<typeof Form>[0] {
  const action = `/cycles/${cycle.id}/improvement/${finding.id}`;
  return { frame, action, commandId, base: version, hidden: { act }, children: null };
}

export function PlanForm(props: FindingPageProps): VNode {
  const { frame, finding, form } = props;
  const { t } = frame;
  const { due, plan } = finding;
  return (
    <section>
      {plan === undefined && <h2>{t('improvement.plan-it')}</h2>}
      <Form {...tiesOf(props, 'plan')}>
        <TextArea
          form={form}
          name="cause"
          rows={3}
          label={t('improvement.cause')}
          hint={t('improvement.cause-hint')}
          initial={plan?.cause ?? ''}
        />
        <TextArea
          form={form}
          name="action"
          label={t('improvement.action')}
          hint={t('improvement.action-hint')}
          initial={plan?.action ?? ''}
        />
        <TextField
          form={form}
          name="owner"
          width={30}
          label={t('improvement.owner')}
          hint={t('improvement.owner-hint')}
          initial={plan?.owner ?? ''}
        />
        <DateField
          form={form}
          name="dueOn"
          label={t('improvement.planned-for')}
          {...(due === undefined ? {} : { hint: t('improvement.planned-for-hint', { date: t.date(due) }) })}
          {...(plan === undefined ? {} : { initial: plan.dueOn })}
        />
        <SubmitButton label={t('improvement.save-plan')} />
      </Form>
    </section>
  );
}

export function ReportForm(props: FindingPageProps): VNode {
  const { frame, form, library, uploadId } = props;
  const { t } = frame;
  return (
    <section>
      <h2>{t('improvement.report-it')}</h2>
      <Form {...tiesOf(props, 'report')} upload>
        <TextArea form={form} name="done" label={t('improvement.done')} hint={t('improvement.done-hint')} />
        <EvidenceChoice form={form} library={library} uploadId={uploadId} optional />
        <ButtonRow>
          <SubmitButton label={t('improvement.send-report')} />
        </ButtonRow>
      </Form>
    </section>
  );
}

export function VerifyForm(props: FindingPageProps): VNode {
  const { frame, criterion, cycle, form, scheme } = props;
  const { t } = frame;
  const levels = scheme.scales.find(({ id }) => id === criterion.scale)?.levels ?? [];
  return (
    <section>
      <h2>{t('improvement.verify-it')}</h2>
      <Form {...tiesOf(props, 'verify')}>
        <RadioGroup
          form={form}
          name="level"
          label={t('improvement.new-level', { site: cycle.siteName })}
          choices={levels.map((level) => ({
            value: level.id,
            label: <SchemeWords t={t} words={level.name} />,
            hint: t(level.finding ? 'improvement.keeps-open' : 'improvement.closes'),
          }))}
        />
        <TextArea
          form={form}
          name="rationale"
          label={t('improvement.rationale')}
          hint={t('improvement.rationale-hint')}
        />
        <SubmitButton label={t('improvement.verify')} />
      </Form>
    </section>
  );
}
