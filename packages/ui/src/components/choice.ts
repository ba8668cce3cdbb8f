/** One of the answers that a select, a radio group or a checkbox group offers. */
import type { ComponentChildren } from 'preact';

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** the key that chooses it, where the page listens to keys */
  readonly shortcut?: string;
}
