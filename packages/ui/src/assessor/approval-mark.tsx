/** How a firm or a person stands in the register, in a word with its sign. */
import type { VNode } from 'preact';
import { StateMark } from '../components/state-mark.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { ShownApproval } from './register-entries.ts';

export function approvalStanding({ today }: PageFrame, { suspended, until }: ShownApproval): keyof typeof tones {
  if (suspended) return 'suspended';
  return until !== null && until < today ? 'ended' : 'approved';
}

const tones = { approved: 'good', suspended: 'stopped', ended: 'late' } as const;

export function ApprovalMark({ frame, ...approval }: ShownApproval & { readonly frame: PageFrame }): VNode {
  const standing = approvalStanding(frame, approval);
  return <StateMark tone={tones[standing]}>{frame.t(`assessor.approval.${standing}`)}</StateMark>;
}
