/** Where a site stands, in one word with its shape. */
import type { VNode } from 'preact';
import type { RegisterStatus } from '@touchstone/domain';
import { StateMark } from '../components/state-mark.tsx';
import type { Tone } from '../components/tone.ts';
import type { Translator } from '../messages/translator.ts';

/** In the order in which a site goes through them. */
export const registerStatuses: readonly RegisterStatus[] = [
  'committed',
  'self-assessed',
  'under-assessment',
  'assessed',
  'awarded',
  'suspended',
  'expired',
  'withdrawn',
  'left',
  'lapsed',
];

const tones: Readonly<Record<RegisterStatus, Tone>> = {
  committed: 'open',
  'self-assessed': 'part',
  'under-assessment': 'part',
  assessed: 'part',
  awarded: 'verified',
  suspended: 'stopped',
  expired: 'stopped',
  withdrawn: 'stopped',
  left: 'stopped',
  lapsed: 'stopped',
};

export interface RegisterStatusMarkProps {
  readonly t: Translator;
  readonly status: RegisterStatus;
  /** an award that others made is not verified by us */
  readonly imported: boolean;
}

export function RegisterStatusMark({ t, status, imported }: RegisterStatusMarkProps): VNode {
  const tone = imported && status === 'awarded' ? 'good' : tones[status];
  return <StateMark tone={tone}>{t(`register.status.${status}`)}</StateMark>;
}
