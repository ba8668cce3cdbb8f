/** One answer of many that are known by name, such as a country. For up to seven answers prefer a radio group. */
import type { VNode } from 'preact';
import { Field, type FieldProps } from './field.tsx';
import { valueOf } from './form-state.ts';

export interface SelectProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  /** what choosing nothing means, such as “All countries”; otherwise the first line asks to choose */
  readonly none?: string;
}

/** The first line is empty, so that nothing is chosen unseen. */
export function Select(props: SelectProps): VNode {
  const { form, name, choices, initial = '', none = form.t('component.choose') } = props;
  const chosen = name in form.values ? valueOf(form, name) : initial;
  return (
    <Field
      {...props}
      control={(ties) => (
        <select {...ties} class="control control-select">
          <option value="" selected={chosen === ''}>
            {none}
          </option>
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === chosen}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
