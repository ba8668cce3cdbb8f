/** The rows of a radio or checkbox group: a target of at least 44 px, with the label and a hint that belong to it. */
import type { VNode } from 'preact';
import { fieldId, type FormState } from './form-state.ts';
import type { Choice } from './choice.ts';

const kinds = { radio: { type: 'radio' }, checkbox: { type: 'checkbox' } } as const;

export interface ChoicesProps {
  readonly kind: keyof typeof kinds;
  readonly form: FormState;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}

/** The first control carries the field's id, so that the error summary leads to it. */
export function Choices({ kind, form, name, choices, chosen }: ChoicesProps): VNode {
  return (
    <div class="choices">
      {choices.map((choice, index) => {
        const id = index === 0 ? fieldId(form, name) : `${fieldId(form, name)}-${String(index)}`;
        return (
          <div class="choice">
            <input
              id={id}
              class="choice-control"
              {...kinds[kind]}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              {...(choice.shortcut === undefined ? {} : { 'aria-keyshortcuts': choice.shortcut })}
              {...(choice.hint === undefined ? {} : { 'aria-describedby': `${id}-about` })}
            />
            <div class="choice-words">
              <label for={id}>{choice.label}</label>
              {choice.hint !== undefined && (
                <div class="field-hint" id={`${id}-about`}>
                  {choice.hint}
                </div>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
