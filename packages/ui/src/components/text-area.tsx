/** Several lines of text, such as a rationale. */
import type { VNode } from 'preact';
import { Field, type FieldProps } from './field.tsx';
import { valueOf } from './form-state.ts';

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly initial?: string;
}

export function TextArea(props: TextAreaProps): VNode {
  const { form, name, rows = 5, initial = '' } = props;
  return (
    <Field
      {...props}
      control={(ties) => (
        <textarea {...ties} class="control" rows={rows}>
          {name in form.values ? valueOf(form, name) : initial}
        </textarea>
      )}
    />
  );
}
