/** Two columns for reading beside acting; under each other on a phone, what is read first. */
import type { ComponentChildren, VNode } from 'preact';

export interface BesideProps {
  readonly reading: ComponentChildren;
  readonly acting: ComponentChildren;
  /** both are as wide, because one is compared with the other */
  readonly even?: boolean;
}

export function Beside({ reading, acting, even = false }: BesideProps): VNode {
  return (
    <div class={even ? 'beside beside-even' : 'beside'}>
      <div class="beside-reading">{reading}</div>
      <div class="beside-acting">{acting}</div>
    </div>
  );
}
