/** What an officer can do about the award now: propose, or confirm another's proposal or send it back; or why not. */
import type { VNode } from 'preact';
import type { Advice, Scheme, TiedPerson } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { MarkName } from './award-result.tsx';
import { ProposalWords, type ShownProposal } from './proposals.tsx';

export type AwardAct =
  | {
      readonly kind: 'propose';
      readonly commandId: string;
      /** version of the cycle that the advice is of */
      readonly seen: number;
      readonly advice: Advice;
      /** numbers of the criteria that keep marks from being awarded against the advice */
      readonly adverse: readonly string[];
      /** those of the team of whom a tie is known, which the proposal has to say */
      readonly tied: readonly TiedPerson[];
      /** a proposal was made and something changed since */
      readonly overtaken: boolean;
    }
  | {
      readonly kind: 'confirm';
      readonly commandIds: { readonly confirm: string; readonly decline: string };
      readonly seen: number;
      readonly proposal: ShownProposal;
      /** the panel does not let it be confirmed as it has voted so far, or a tie has become known since */
      readonly notYet?: string;
    }
  /** this officer must leave it to another; `why` are sentences */
  | { readonly kind: 'hindered'; readonly why: readonly string[]; readonly proposal?: ShownProposal };

export interface AwardActsProps<Act extends AwardAct = AwardAct> {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly scheme: Scheme;
  readonly form: FormState;
  readonly act: Act;
}

export function AwardActs({ act, ...props }: AwardActsProps): VNode {
  switch (act.kind) {
    case 'propose':
      return <Propose {...props} act={act} />;
    case 'confirm':
      return <Confirm {...props} act={act} />;
    case 'hindered':
      return <Hindered {...props} act={act} />;
  }
}

function Propose({ frame, facts, scheme, form, act }: AwardActsProps<Extract<AwardAct, { kind: 'propose' }>>): VNode {
  const { t } = frame;
  const { adverse, advice, commandId, overtaken, seen, tied } = act;
  const own = formOf(form, 'propose');
  return (
    <>
      {overtaken && (
        <Notice tone="important" title={t('award.overtaken')}>
          <p>{t('award.overtaken-text')}</p>
        </Notice>
      )}
      <h2>{t('award.propose')}</h2>
      <p>{t('award.next')}</p>
      {adverse.length > 0 && advice.marks.some(({ advised }) => !advised) && (
        <p>{t('award.adverse-note', { count: adverse.length, criteria: adverse.join(', ') })}</p>
      )}
      <Form frame={frame} action={`/cycles/${facts.id}/award`} commandId={commandId} hidden={{ act: 'propose', seen }}>
        <CheckboxGroup
          form={own}
          name="marks"
          label={t('award.marks')}
          hint={t('award.marks-hint')}
          initial={advice.marks.filter(({ advised }) => advised).map(({ mark }) => mark)}
          choices={advice.marks.map(({ advised, mark }) => ({
            value: mark,
            label: <MarkName {...{ t, scheme, mark }} />,
            hint: (
              <StateMark tone={advised ? 'good' : 'adverse'}>
                {t(advised ? 'award.advised' : 'award.not-advised')}
              </StateMark>
            ),
          }))}
        />
        {tied.length > 0 && (
          <CheckboxGroup
            form={own}
            name="tied"
            label={t('award.tied')}
            hint={t('award.tied-hint')}
            choices={tied.map(({ account, name }) => ({ value: account, label: name }))}
          />
        )}
        <TextArea
          form={own}
          name="reason"
          optional={advice.marks.some(({ advised }) => advised)}
          rows={5}
          label={t('award.reason')}
          hint={t('award.reason-hint', { characters: scheme.duties.departureReasonLength })}
        />
        <SubmitButton label={t('award.propose-button')} />
      </Form>
    </>
  );
}

function Confirm({ frame, facts, scheme, form, act }: AwardActsProps<Extract<AwardAct, { kind: 'confirm' }>>): VNode {
  const { t } = frame;
  const { commandIds, notYet, proposal, seen } = act;
  const action = `/cycles/${facts.id}/award`;
  const none = proposal.marks.length === 0;
  return (
    <>
      <h2>{t('award.waiting')}</h2>
      <ProposalWords {...{ frame, scheme, proposal }} />
      <h2>{t('award.confirm')}</h2>
      {notYet === undefined ? (
        <>
          <p>{t(none ? 'award.confirm-none-hint' : 'award.confirm-hint')}</p>
          <Form {...{ frame, action }} commandId={commandIds.confirm} hidden={{ act: 'confirm', seen }}>
            <SubmitButton label={t('award.confirm-button')} />
          </Form>
        </>
      ) : (
        <p>{notYet}</p>
      )}
      <h2>{t('award.decline')}</h2>
      <Form {...{ frame, action }} commandId={commandIds.decline} base={seen} hidden={{ act: 'decline' }}>
        <TextArea form={formOf(form, 'decline')} name="reason" rows={3} label={t('award.decline-reason')} />
        <SubmitButton kind="secondary" label={t('award.decline-button')} />
      </Form>
    </>
  );
}

function Hindered({ frame, scheme, act }: AwardActsProps<Extract<AwardAct, { kind: 'hindered' }>>): VNode {
  const { t } = frame;
  return (
    <>
      {act.proposal !== undefined && (
        <>
          <h2>{t('award.waiting')}</h2>
          <ProposalWords {...{ frame, scheme, proposal: act.proposal }} />
        </>
      )}
      <Notice tone="important" title={t('award.not-you')}>
        {act.why.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </Notice>
    </>
  );
}
