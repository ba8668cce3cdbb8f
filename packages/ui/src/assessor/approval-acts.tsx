/** What the secretariat does with an entry of the register: say anew for what it is approved, suspend it, reinstate it. */
import type { VNode } from 'preact';
import type { ApprovalScope } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { ScopeFields, type ScopeWords } from './scope-fields.tsx';
import type { ShownApproval } from './register-entries.ts';

export interface ApprovalActsProps {
  readonly frame: PageFrame;
  /** address of the entry */
  readonly action: string;
  readonly form: FormState;
  readonly commandIds: { readonly scope: string; readonly approval: string };
  readonly base: number;
  readonly words: ScopeWords;
  readonly entry: ShownApproval & { readonly scope: ApprovalScope; readonly approvalReason: string | null };
}

export function ApprovalActs(props: ApprovalActsProps): VNode {
  const { frame, action, base, commandIds, entry, form, words } = props;
  const { t } = frame;
  const act = entry.suspended ? 'reinstate' : 'suspend';
  const [scope, approval] = [formOf(form, 'rescope'), formOf(form, act)];
  return (
    <section>
      <h2>{t('assessor.acts')}</h2>
      {entry.approvalReason !== null && (
        <Notice title={t(entry.suspended ? 'assessor.suspended-because' : 'assessor.reinstated-because')}>
          <p class="words">{entry.approvalReason}</p>
        </Notice>
      )}
      <Details summary={t('assessor.rescope')} open={scope.errors.length > 0}>
        <Form {...{ frame, action, base }} commandId={commandIds.scope} hidden={{ act: 'rescope' }}>
          <ScopeFields {...{ t, words, form: scope }} scope={entry.scope} until={entry.until} />
          <SubmitButton kind="secondary" label={t('assessor.rescope-save')} />
        </Form>
      </Details>
      <Details summary={t(`assessor.${act}`)} open={approval.errors.length > 0}>
        <Form {...{ frame, action, base }} commandId={commandIds.approval} hidden={{ act }}>
          <TextArea
            form={approval}
            name="reason"
            rows={3}
            label={t('assessor.reason')}
            hint={t('assessor.reason-hint')}
          />
          <SubmitButton kind={entry.suspended ? 'secondary' : 'warning'} label={t(`assessor.${act}`)} />
        </Form>
      </Details>
    </section>
  );
}
