/** One line of text. `kind` chooses the keyboard of a phone; the server decides what is right. */
import type { VNode } from 'preact';
import { Field, type FieldProps } from './field.tsx';
import { valueOf } from './form-state.ts';

/** Numbers are text to the browser: its number control changes values on a turn of the wheel and hides what was typed. */
const kinds = {
  text: { type: 'text' },
  email: { type: 'email' },
  password: { type: 'password' },
  search: { type: 'search' },
  url: { type: 'url' },
  'whole-number': { type: 'text', inputmode: 'numeric' },
  decimal: { type: 'text', inputmode: 'decimal' },
} as const;

export interface TextFieldProps extends FieldProps {
  readonly kind?: keyof typeof kinds;
  /** the token of HTML's autofill, such as `email`, `name`, `current-password` */
  readonly autocomplete?: string;
  /** as wide as about this many characters */
  readonly width?: 4 | 10 | 20 | 30;
  /** shown before the control where nothing was sent yet */
  readonly initial?: string;
}

export function TextField(props: TextFieldProps): VNode {
  const { kind = 'text', autocomplete, width, initial = '', form, name } = props;
  return (
    <Field
      {...props}
      control={(ties) => (
        <input
          {...ties}
          class={width === undefined ? 'control' : `control control-${String(width)}`}
          {...kinds[kind]}
          {...(autocomplete === undefined ? {} : { autocomplete })}
          {...(kind === 'password' ? {} : { value: name in form.values ? valueOf(form, name) : initial })}
          spellcheck={kind === 'text'}
        />
      )}
    />
  );
}
