/**
 * One action of a finding's plan: what, who and by when, how far it is, and the forms of whoever may act on it: the site
 * reports, changes or drops it, the assessor verifies it. Without an action, the page on which a further one is planned.
 */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { ActionFields } from './action-fields.tsx';
import { actionTones, EvidenceLinks } from './action-marks.tsx';
import { MethodGroup, ClosureEvidence, tiesOf } from './finding-forms.tsx';
import type { ActionPageProps, ShownAction } from './finding-props.ts';

export function ActionPage(props: ActionPageProps): VNode {
  const { frame, action, criterion, cycle, finding, form, may } = props;
  const { t } = frame;
  const title =
    action === undefined ? t('improvement.add-action') : t('improvement.action-title', { number: action.id });
  const about = `${criterion.number} ${t.text(criterion.title)}`;
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      {...{ frame, cycle, title }}
      below={[
        { href: `/cycles/${cycle.id}/improvement`, label: t('improvement.title') },
        { href: `/cycles/${cycle.id}/improvement/${finding.id}`, label: about },
      ]}
      form={form}
      standing={false}
    >
      <p>
        {criterion.number} <SchemeWords t={t} words={criterion.title} />
      </p>
      {action === undefined ? (
        may.plan && <ActionForm {...props} />
      ) : (
        <>
          <Standing {...props} action={action} />
          {may.report && <ProgressForm {...props} />}
          {may.verify && <VerifyActionForm {...props} />}
          {may.plan && (
            <Details summary={t('improvement.change-action')} open={formOf(form, 'plan').errors.length > 0}>
              <ActionForm {...props} />
            </Details>
          )}
          {may.drop && (
            <Details summary={t('improvement.drop-action')} open={formOf(form, 'drop').errors.length > 0}>
              <DropForm {...props} />
            </Details>
          )}
        </>
      )}
    </CycleSubpage>
  );
}

function Standing({ frame: { t }, action }: ActionPageProps & { readonly action: ShownAction }): VNode {
  const { dueOn, owner, progress, stage, verification, what } = action;
  return (
    <SummaryList
      rows={[
        { term: t('improvement.action'), value: <span class="words">{what}</span> },
        { term: t('improvement.owner'), value: owner },
        { term: t('improvement.planned-for'), value: t.date(dueOn) },
        {
          term: t('improvement.state'),
          value: <StateMark tone={actionTones[stage]}>{t(`improvement.action-stage.${stage}`)}</StateMark>,
        },
        ...(progress === undefined
          ? []
          : [
              {
                term: t('improvement.progress'),
                value: (
                  <>
                    <span class="words">{progress.words}</span>
                    <EvidenceLinks evidence={progress.evidence} />
                  </>
                ),
              },
            ]),
        ...(verification === undefined
          ? []
          : [
              {
                term: t('improvement.verification'),
                value: (
                  <>
                    <span class="words">{verification.rationale}</span>
                    <EvidenceLinks evidence={verification.evidence} />
                    {verification.method !== undefined && (
                      <small class="aside">{t(`improvement.method.${verification.method}`)}</small>
                    )}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}

/** Of the forms on this page, what each sends. */
function sendsOf(props: ActionPageProps, act: string): ReturnType<typeof tiesOf> {
  return tiesOf(props, act, props.action?.id ?? 'new');
}

function ActionForm(props: ActionPageProps): VNode {
  const { action, finding, frame } = props;
  const { t } = frame;
  const form = formOf(props.form, 'plan');
  return (
    <Form {...sendsOf(props, 'plan')}>
      <ActionFields {...{ t, form, action }} what="what" due={finding.due} />
      <SubmitButton label={t('improvement.save-action')} />
    </Form>
  );
}

function ProgressForm(props: ActionPageProps): VNode {
  const { frame } = props;
  const { t } = frame;
  const form = formOf(props.form, 'report');
  return (
    <section>
      <h2>{t('improvement.report-progress')}</h2>
      <Form {...sendsOf(props, 'report')} upload>
        <TextArea form={form} name="progress" label={t('improvement.progress')} hint={t('improvement.progress-hint')} />
        <RadioGroup
          form={form}
          name="done"
          initial="false"
          label={t('improvement.is-done')}
          choices={[
            { value: 'true', label: t('improvement.is-done.yes') },
            { value: 'false', label: t('improvement.is-done.no') },
          ]}
        />
        <ClosureEvidence {...props} form={form} />
        <SubmitButton label={t('improvement.report-progress')} />
      </Form>
    </section>
  );
}

function VerifyActionForm(props: ActionPageProps): VNode {
  const { frame } = props;
  const { t } = frame;
  const form = formOf(props.form, 'verify');
  return (
    <section>
      <h2>{t('improvement.verify-action')}</h2>
      <Form {...sendsOf(props, 'verify')} upload>
        <RadioGroup
          form={form}
          name="holds"
          label={t('improvement.holds')}
          initial="false"
          choices={[
            { value: 'true', label: t('improvement.holds.yes') },
            { value: 'false', label: t('improvement.holds.no') },
          ]}
        />
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

function DropForm(props: ActionPageProps): VNode {
  const { frame } = props;
  const { t } = frame;
  const form = formOf(props.form, 'drop');
  return (
    <Form {...sendsOf(props, 'drop')}>
      <TextArea form={form} name="reason" rows={3} label={t('improvement.drop-reason')} />
      <SubmitButton kind="secondary" label={t('improvement.drop-action')} />
    </Form>
  );
}
