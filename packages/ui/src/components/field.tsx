/**
 * The frame of every field: label above, hint under the label, error beside the control. The control is given the ids
 * that tie all three to it, for those who hear the page.
 */
import type { ComponentChildren, VNode } from 'preact';
import { errorsOf, fieldId, type FormState } from './form-state.ts';

export interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** says “(optional)” after the label; every other field must be filled */
  readonly optional?: boolean;
}

/** The attributes that tie a control to its label, hint and error. */
export interface ControlTies {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

export function Field(props: FieldProps & { readonly control: (ties: ControlTies) => VNode }): VNode {
  const id = fieldId(props.form, props.name);
  return (
    <div class={fieldClass(props)}>
      <label class="field-label" for={id}>
        {props.label}
        <OptionalWord {...props} />
      </label>
      <HintAndErrors {...props} />
      {props.control({ id, name: props.name, ...describedBy(props) })}
    </div>
  );
}

/** The same frame for several controls that answer one question. */
export function FieldGroup(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  return (
    <fieldset class={fieldClass(props)} {...describedBy(props)}>
      <legend class="field-label">
        {props.label}
        <OptionalWord {...props} />
      </legend>
      <HintAndErrors {...props} />
      {props.children}
    </fieldset>
  );
}

function fieldClass(props: FieldProps): string {
  return errorsOf(props.form, props.name).length > 0 ? 'field field-wrong' : 'field';
}

function OptionalWord({ form, optional }: FieldProps): VNode | null {
  return optional === true ? <span class="field-optional"> ({form.t('word.optional')})</span> : null;
}

export function HintAndErrors({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>): VNode {
  const id = fieldId(form, name);
  return (
    <>
      {hint !== undefined && (
        <div class="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {errorsOf(form, name).map((error, index) => (
        <p class="field-error" id={`${id}-error-${String(index)}`}>
          <span class="unseen">{form.t('component.error')} </span>
          {error.sentence}
        </p>
      ))}
    </>
  );
}

function describedBy({ form, name, hint }: FieldProps): Pick<ControlTies, 'aria-describedby' | 'aria-invalid'> {
  const id = fieldId(form, name);
  const errors = errorsOf(form, name).map((_, index) => `${id}-error-${String(index)}`);
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...errors];
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(errors.length > 0 ? { 'aria-invalid': 'true' as const } : {}),
  };
}
