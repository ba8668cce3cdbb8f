/** What acts: a button sends its form, a link button leads to where an act begins. One primary act on a page. */
import type { ComponentChildren, VNode } from 'preact';

export type ButtonKind = 'primary' | 'secondary' | 'warning';

export interface SubmitButtonProps {
  readonly label: string;
  /** what it acts on, for those who do not see beside what it stands */
  readonly about?: string;
  readonly kind?: ButtonKind;
  /** where one form has several buttons: which was pressed */
  readonly name?: string;
  readonly value?: string;
  /** the key that presses it, where the page listens to keys */
  readonly shortcut?: string;
}

export function SubmitButton({ label, about, kind = 'primary', name, value, shortcut }: SubmitButtonProps): VNode {
  return (
    <button
      class={`button button-${kind}`}
      type="submit"
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
    >
      {label}
      {about !== undefined && <span class="unseen"> {about}</span>}
    </button>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly label: string;
  readonly kind?: ButtonKind;
}

export function LinkButton({ href, label, kind = 'primary' }: LinkButtonProps): VNode {
  return (
    <a class={`button button-${kind}`} href={href}>
      {label}
    </a>
  );
}

/** Buttons and links side by side, under each other where there is no room. */
export function ButtonRow({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="button-row">{children}</div>;
}
