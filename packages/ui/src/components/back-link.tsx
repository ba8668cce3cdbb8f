/** Back to the page above. A link with an address, not the browser's history, so that it means the same for everybody. */
import type { VNode } from 'preact';

export interface BackLinkProps {
  readonly href: string;
  readonly label: string;
}

export function BackLink({ href, label }: BackLinkProps): VNode {
  return (
    <a class="back" href={href}>
      <span aria-hidden="true">←</span> {label}
    </a>
  );
}
