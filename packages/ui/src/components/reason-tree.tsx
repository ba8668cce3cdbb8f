/**
 * Why a rule gives what it gives, as sentences that a non-lawyer can read: each says whether it holds, by word and
 * shape or as the head of those that decided it, and what changes nothing is folded away.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';
import { Details } from './details.tsx';
import { StateMark } from './state-mark.tsx';

export interface ReasonNode {
  readonly holds: boolean;
  /** a head, where it is told by what it rests on */
  readonly sentence: ComponentChildren;
  /** what the sentence speaks of, under it */
  readonly more?: ComponentChildren;
  readonly because?: readonly ReasonNode[];
  readonly folded?: FoldedReasons;
}

/** What does not change how it came out. */
export interface FoldedReasons {
  readonly summary: string;
  readonly reasons: readonly ReasonNode[];
}

export interface ReasonTreeProps {
  readonly t: Translator;
  readonly reasons: readonly ReasonNode[];
}

export function ReasonTree({ t, reasons }: ReasonTreeProps): VNode {
  return (
    <ul class="reasons">
      {reasons.map(({ holds, sentence, more, because = [], folded }) => (
        <li>
          <p class="reason">
            {because.length === 0 && (
              <StateMark tone={holds ? 'good' : 'adverse'}>
                {t(holds ? 'component.holds' : 'component.does-not-hold')}
              </StateMark>
            )}{' '}
            {sentence}
          </p>
          {more}
          {because.length > 0 && <ReasonTree t={t} reasons={because} />}
          {folded !== undefined && (
            <Details summary={folded.summary}>
              <ReasonTree t={t} reasons={folded.reasons} />
            </Details>
          )}
        </li>
      ))}
    </ul>
  );
}
