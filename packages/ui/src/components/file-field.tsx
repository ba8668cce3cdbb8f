/** A file from the person's device. The form that holds it must say `upload`. */
import type { VNode } from 'preact';
import { Field, type FieldProps } from './field.tsx';

export interface FileFieldProps extends FieldProps {
  /** media types or file endings that the picker offers first; the server decides */
  readonly accept?: readonly string[];
  readonly several?: boolean;
}

export function FileField(props: FileFieldProps): VNode {
  const { accept, several = false } = props;
  return (
    <Field
      {...props}
      control={(ties) => (
        <input
          {...ties}
          class="control control-file"
          type="file"
          multiple={several}
          {...(accept === undefined ? {} : { accept: accept.join(',') })}
        />
      )}
    />
  );
}
