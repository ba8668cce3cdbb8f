/** Several lines of text, such as a rationale. */
import type { VNode } from 'preact';
import { Field, type FieldProps } from './field.tsx';
import { valueOf } from './form-state.ts';

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly initial?: string;
  /** the key that leads here, where the page listens to keys */
  readonly shortcut?: string;
}

export function TextArea(props: TextAreaProps): VNode {
  const { form, name, rows = 5, initial = '', shortcut } = props;
  return (
    <Field
      {...props}
      control={(ties) => (
        <textarea
          {...ties}
          class="control"
          rows={rows}
          {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut })}
        >
          {name in form.values ? valueOf(form, name) : initial}
        </textarea>
      )}
    />
  );
}
