/** Two columns for reading beside acting; under each other on a phone, what is read first. */
import type { ComponentChildren, VNode } from 'preact';

export interface BesideProps {
  readonly reading: ComponentChildren;
  readonly acting: ComponentChildren;
}

export function Beside({ reading, acting }: BesideProps): VNode {
  return (
    <div class="beside">
      <div class="beside-reading">{reading}</div>
      <div class="beside-acting">{acting}</div>
    </div>
  );
}
