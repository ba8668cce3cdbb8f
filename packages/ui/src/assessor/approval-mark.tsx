/** How a firm or a person stands in the register, in a word with its sign. */
import type { VNode } from 'preact';
import { StateMark } from '../components/state-mark.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { ShownApproval } from './register-entries.ts';

export function ApprovalMark({
  frame: { t, today },
  suspended,
  until,
}: ShownApproval & { readonly frame: PageFrame }): VNode {
  if (suspended) return <StateMark tone="stopped">{t('assessor.approval.suspended')}</StateMark>;
  if (until !== null && until < today) return <StateMark tone="late">{t('assessor.approval.ended')}</StateMark>;
  return <StateMark tone="good">{t('assessor.approval.approved')}</StateMark>;
}
