/** None, one or several answers, such as the four promises of a letter of commitment. */
import type { VNode } from 'preact';
import { Choices } from './choices.tsx';
import { FieldGroup, type FieldProps } from './field.tsx';
import { valuesOf } from './form-state.ts';
import type { Choice } from './choice.ts';

export interface CheckboxGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly initial?: readonly string[];
}

export function CheckboxGroup(props: CheckboxGroupProps): VNode {
  const { form, name, choices, initial = [] } = props;
  const chosen = name in form.values || form.errors.length > 0 ? valuesOf(form, name) : initial;
  return (
    <FieldGroup {...props}>
      <Choices kind="checkbox" {...{ form, name, choices, chosen }} />
    </FieldGroup>
  );
}
