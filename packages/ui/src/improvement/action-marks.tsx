/** How an action is marked by where it stands, and the evidence that a report cites. */
import type { VNode } from 'preact';
import type { FindingAction } from '@touchstone/domain';
import type { Tone } from '../components/tone.ts';
import type { EvidenceLink } from './finding-props.ts';

export const actionTones: Readonly<Record<FindingAction['stage'], Tone>> = {
  planned: 'open',
  done: 'part',
  verified: 'good',
  dropped: 'neutral',
};

export function EvidenceLinks({ evidence }: { readonly evidence: readonly EvidenceLink[] }): VNode | null {
  if (evidence.length === 0) return null;
  return (
    <ul>
      {evidence.map(({ id, title }) => (
        <li>
          <a href={`/evidence/${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
