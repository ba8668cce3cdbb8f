/** Something to know before going on. `verified` and `wrong` are outcomes; `important` must be read; `quiet` may be. */
import type { ComponentChildren, VNode } from 'preact';

export interface NoticeProps {
  readonly tone?: 'quiet' | 'important' | 'verified' | 'wrong';
  readonly title?: string;
  readonly children?: ComponentChildren;
}

export function Notice({ tone = 'quiet', title, children }: NoticeProps): VNode {
  return (
    <div class={`notice notice-${tone}`}>
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
