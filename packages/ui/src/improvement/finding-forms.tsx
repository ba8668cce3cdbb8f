/** The forms of a finding: the site plans and reports, the assessor verifies, and opens again what did not last. */
import type { VNode } from 'preact';
import { firstAction } from '@touchstone/domain';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf } from '../components/form-state.ts';
import { Form, type FormProps } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { TextArea } from '../components/text-area.tsx';
import { EvidenceChoice } from '../evidence/evidence-choice.tsx';
import { ActionFields } from './action-fields.tsx';
import type { FindingPageProps, ImprovementForms } from './finding-props.ts';

/** What each form of a finding sends and keeps: which it is, about which action, and the version of the cycle that was seen. */
export function tiesOf(
  props: ImprovementForms & { readonly finding: { readonly id: string } },
  act: string,
  about?: string,
): Omit<FormProps, 'children'> {
  const { frame, commandId, cycle, finding, form, version } = props;
  const place = `/cycles/${cycle.id}/improvement/${finding.id}`;
  const action = about === undefined ? place : `${place}/actions/${about}`;
  return { frame, action, commandId, base: version, hidden: { act }, draft: formOf(form, act) };
}

export function PlanForm(props: FindingPageProps): VNode {
  const { frame, finding } = props;
  const { t } = frame;
  const form = formOf(props.form, 'plan');
  const { due, plan } = finding;
  const first = plan?.actions.find(({ id }) => id === firstAction);
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
        <ActionFields {...{ t, form, due }} what="action" action={first} />
        <SubmitButton label={t('improvement.save-plan')} />
      </Form>
    </section>
  );
}

export function ReportForm(props: FindingPageProps): VNode {
  const { frame } = props;
  const { t } = frame;
  const form = formOf(props.form, 'report');
  return (
    <section>
      <h2>{t('improvement.report-it')}</h2>
      <Form {...tiesOf(props, 'report')} upload>
        <TextArea form={form} name="done" label={t('improvement.done')} hint={t('improvement.done-hint')} />
        <ClosureEvidence {...props} form={form} />
        <ButtonRow>
          <SubmitButton label={t('improvement.send-report')} />
        </ButtonRow>
      </Form>
    </section>
  );
}

/** While the assessor has not verified it; the plan can be changed after that. */
export function TakeBackForm(props: FindingPageProps): VNode {
  const { t } = props.frame;
  const form = formOf(props.form, 'take-back');
  return (
    <Details summary={t('improvement.take-back')} open={form.errors.length > 0}>
      <p>{t('improvement.take-back-hint')}</p>
      <Form {...tiesOf(props, 'take-back')}>
        <TextArea form={form} name="reason" label={t('improvement.take-back-reason')} />
        <SubmitButton kind="secondary" label={t('improvement.take-back')} />
      </Form>
    </Details>
  );
}

export function VerifyForm(props: FindingPageProps): VNode {
  const { frame } = props;
  const { t } = frame;
  const form = formOf(props.form, 'verify');
  return (
    <section>
      <h2>{t('improvement.verify-it')}</h2>
      <Form {...tiesOf(props, 'verify')} upload>
        <LevelGroup {...props} form={form} />
        <MethodGroup {...props} form={form} />
        <TextArea
          form={form}
          name="rationale"
          label={t('improvement.rationale')}
          hint={t('improvement.rationale-hint')}
        />
        <ClosureEvidence {...props} form={form} />
        <SubmitButton label={t('improvement.verify')} />
      </Form>
    </section>
  );
}

export function ReopenForm(props: FindingPageProps): VNode {
  const { frame, library, uploadId } = props;
  const { t } = frame;
  const form = formOf(props.form, 'reopen');
  return (
    <Details summary={t('improvement.reopen')} open={form.errors.length > 0}>
      <p>{t('improvement.reopen-hint')}</p>
      <Form {...tiesOf(props, 'reopen')} upload>
        <LevelGroup {...props} form={form} />
        <TextArea
          form={form}
          name="rationale"
          label={t('improvement.rationale')}
          hint={t('improvement.rationale-hint')}
        />
        <EvidenceChoice {...{ form, library, uploadId }} optional />
        <SubmitButton kind="secondary" label={t('improvement.reopen')} />
      </Form>
    </Details>
  );
}

function LevelGroup({ frame: { t }, criterion, cycle, form, scheme }: FindingPageProps): VNode {
  const levels = scheme.scales.find(({ id }) => id === criterion.scale)?.levels ?? [];
  return (
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
  );
}

/** Where the scheme leaves no choice, it is said which one counts. */
export function MethodGroup({ form, scheme }: Pick<ImprovementForms, 'form' | 'scheme'>): VNode {
  const { t } = form;
  const asked = scheme.assessment?.verification;
  return (
    <RadioGroup
      form={form}
      name="method"
      label={t('improvement.method')}
      {...(asked === 'remote' || asked === 'on-site' ? { hint: t(`improvement.method-asked.${asked}`) } : {})}
      choices={(['on-site', 'remote'] as const).map((value) => ({ value, label: t(`improvement.method.${value}`) }))}
    />
  );
}

/** What shows that it is done, of the site or of the assessor; the scheme may ask for one of the two. */
export function ClosureEvidence({ form, library, scheme, uploadId }: ImprovementForms): VNode {
  return (
    <>
      {scheme.assessment?.closureEvidence === 'required' && <p>{form.t('improvement.evidence-asked')}</p>}
      <EvidenceChoice {...{ form, library, uploadId }} optional />
    </>
  );
}
