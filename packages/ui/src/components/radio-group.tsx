/** One answer of a few, all of them seen at once. Nothing is chosen beforehand unless it was chosen before. */
import type { VNode } from 'preact';
import { Choices } from './choices.tsx';
import { FieldGroup, type FieldProps } from './field.tsx';
import { valuesOf } from './form-state.ts';
import type { Choice } from './choice.ts';

export interface RadioGroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly initial?: string;
}

export function RadioGroup(props: RadioGroupProps): VNode {
  const { form, name, choices, initial } = props;
  const chosen = name in form.values ? valuesOf(form, name) : initial === undefined ? [] : [initial];
  return (
    <FieldGroup {...props}>
      <Choices kind="radio" {...{ form, name, choices, chosen }} />
    </FieldGroup>
  );
}
