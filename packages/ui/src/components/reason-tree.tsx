/**
 * Why a rule gives what it gives, as nested sentences that a non-lawyer can read: each says whether it holds, by word
 * and shape, and what it rests on stands under it.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';
import { StateMark } from './state-mark.tsx';

export interface ReasonNode {
  readonly holds: boolean;
  readonly sentence: ComponentChildren;
  /** what speaks against it, or names it: a line under the sentence */
  readonly note?: ComponentChildren;
  readonly because?: readonly ReasonNode[];
}

export interface ReasonTreeProps {
  readonly t: Translator;
  readonly reasons: readonly ReasonNode[];
}

export function ReasonTree({ t, reasons }: ReasonTreeProps): VNode {
  return (
    <ul class="reasons">
      {reasons.map(({ holds, sentence, note, because = [] }) => (
        <li>
          <div class="reason">
            <StateMark tone={holds ? 'good' : 'adverse'}>
              {t(holds ? 'component.holds' : 'component.does-not-hold')}
            </StateMark>
            <div>
              {sentence}
              {note !== undefined && <div class="reason-note">{note}</div>}
            </div>
          </div>
          {because.length > 0 && <ReasonTree t={t} reasons={because} />}
        </li>
      ))}
    </ul>
  );
}
