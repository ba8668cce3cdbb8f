/** Beside a determination that a criterion is not applicable: what was answered to it, and the answer itself where it waits. */
import type { VNode } from 'preact';
import type { Criterion, Duty } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownExclusion {
  readonly answer: 'open' | 'confirmed' | 'declined';
  /** whose answer it is */
  readonly by: Duty;
  /** why it was declined */
  readonly reason?: string;
  /** for a reader who answers it: ids of the two commands; absent for everybody else */
  readonly commandIds?: { readonly confirm: string; readonly decline: string };
}

interface ExclusionAnswerProps {
  readonly frame: PageFrame;
  /** of the page that takes the answer */
  readonly action: string;
  readonly base: number;
  readonly form: FormState;
  readonly criterion: Criterion;
  readonly exclusion: ShownExclusion;
}

const tones = { open: 'open', confirmed: 'good', declined: 'adverse' } as const;

export function ExclusionAnswer({ exclusion, ...props }: ExclusionAnswerProps): VNode {
  const { answer, commandIds } = exclusion;
  return (
    <div>
      <ExclusionState frame={props.frame} exclusion={exclusion} />
      {commandIds !== undefined && answer !== 'confirmed' && <Confirm {...props} commandId={commandIds.confirm} />}
      {commandIds !== undefined && answer !== 'declined' && <Decline {...props} commandId={commandIds.decline} />}
    </div>
  );
}

/** What was answered, for everybody who reads the determination. */
export function ExclusionState({ frame: { t }, exclusion }: Pick<ExclusionAnswerProps, 'frame' | 'exclusion'>): VNode {
  const { answer, by, reason } = exclusion;
  return (
    <>
      <p>
        <StateMark tone={tones[answer]}>{t(`exclusion.${answer}`, { duty: t(`duty.${by}`) })}</StateMark>
      </p>
      {reason !== undefined && <p class="words">{reason}</p>}
    </>
  );
}

type AnswerProps = Omit<ExclusionAnswerProps, 'exclusion'> & { readonly commandId: string };

function Confirm({ frame, action, base, commandId, criterion }: AnswerProps): VNode {
  const { t } = frame;
  const hidden = { act: 'confirm-exclusion', of: criterion.id, criterion: criterion.id };
  return (
    <Form {...{ frame, action, base, commandId, hidden }}>
      <SubmitButton
        kind="secondary"
        label={`${t('exclusion.confirm')} ${t('exclusion.about', { number: criterion.number })}`}
      />
    </Form>
  );
}

function Decline({ frame, action, base, commandId, criterion, form }: AnswerProps): VNode {
  const { t } = frame;
  const own = formOf(form, 'decline-exclusion', criterion.id);
  const label = `${t('exclusion.decline')} ${t('exclusion.about', { number: criterion.number })}`;
  const hidden = { act: 'decline-exclusion', of: criterion.id, criterion: criterion.id };
  return (
    <Details summary={label} open={own.errors.length > 0}>
      <Form {...{ frame, action, base, commandId, hidden }} draft={own}>
        <TextArea form={own} name="reason" rows={3} label={t('exclusion.reason')} />
        <SubmitButton kind="secondary" label={t('exclusion.decline')} />
      </Form>
    </Details>
  );
}
