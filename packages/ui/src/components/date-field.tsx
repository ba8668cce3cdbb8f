/**
 * One day. A single `type="date"` control: it needs no script, brings the phone's own picker, speaks the visitor's
 * notation and sends ISO 8601.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { Field, type FieldProps } from './field.tsx';
import { valueOf } from './form-state.ts';

export interface DateFieldProps extends FieldProps {
  readonly initial?: PlainDate;
}

export function DateField(props: DateFieldProps): VNode {
  const { form, name, initial = '' } = props;
  return (
    <Field
      {...props}
      control={(ties) => (
        <input
          {...ties}
          class="control control-date"
          type="date"
          value={name in form.values ? valueOf(form, name) : initial}
        />
      )}
    />
  );
}
