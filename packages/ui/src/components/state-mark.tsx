/** A state in one breath: word, shape and colour together. */
import type { ComponentChildren, VNode } from 'preact';
import { ToneShape } from './tone-shape.tsx';
import type { Tone } from './tone.ts';

export interface StateMarkProps {
  readonly tone: Tone;
  readonly children: ComponentChildren;
}

export function StateMark({ tone, children }: StateMarkProps): VNode {
  return (
    <span class={`state tone-${tone}`}>
      <ToneShape tone={tone} />
      <span>{children}</span>
    </span>
  );
}
