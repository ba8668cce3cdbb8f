/** The phases of a case in their order, with the one where it stands. */
import type { VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';
import { ToneShape } from './tone-shape.tsx';
import type { Tone } from './tone.ts';

export interface Step {
  readonly label: string;
  readonly state: StepState;
  readonly href?: string;
  /** a few words under the label, such as the day it was done */
  readonly note?: string;
}

export type StepState = 'done' | 'now' | 'later' | 'stopped';

export interface StepListProps {
  readonly t: Translator;
  readonly label: string;
  readonly steps: readonly Step[];
}

const tones: Readonly<Record<StepState, Tone>> = { done: 'good', now: 'part', later: 'open', stopped: 'stopped' };

export function StepList({ t, label, steps }: StepListProps): VNode {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <li class={`step step-${step.state}`} {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <ToneShape tone={tones[step.state]} />
          <div class="step-words">
            {step.href === undefined ? (
              <span class="step-label">{step.label}</span>
            ) : (
              <a class="step-label" href={step.href}>
                {step.label}
              </a>
            )}
            <span class="unseen">, {t(`component.step.${step.state}`)}</span>
            {step.note !== undefined && <span class="step-note">{step.note}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}
