/** What a form sends along unseen: the command's id, the version that the person saw, the session's token. */
import type { VNode } from 'preact';

export interface HiddenFieldsProps {
  /** an undefined value is left out */
  readonly values: Readonly<Record<string, string | number | undefined>>;
}

export function HiddenFields({ values }: HiddenFieldsProps): VNode {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
      )}
    </>
  );
}
