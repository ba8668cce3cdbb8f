/** A list with nothing in it: what would stand here, and how it gets here. */
import type { ComponentChildren, VNode } from 'preact';

export interface EmptyStateProps {
  readonly title: string;
  /** what to do next */
  readonly children?: ComponentChildren;
}

export function EmptyState({ title, children }: EmptyStateProps): VNode {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
