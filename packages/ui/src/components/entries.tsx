/**
 * Entries of one kind in one form, each with its own fields, named by their place such as `mediaItems/0/source`. Room for
 * one more is asked for with a button that sends the form and brings it back as it was typed, so it needs no script.
 */
import type { ComponentChildren, VNode } from 'preact';
import { SubmitButton } from './button.tsx';
import { HintAndErrors } from './field.tsx';
import { fieldId, valueOf, type FormState } from './form-state.ts';

export interface EntriesProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** how many are on record; at least one is offered */
  readonly initial: number;
  readonly entryLabel: (number: number) => string;
  readonly addLabel: string;
  /** the fields of one entry, whose names begin with `at` */
  readonly fields: (at: string, index: number) => ComponentChildren;
}

export function Entries(props: EntriesProps): VNode {
  const { addLabel, entryLabel, fields, form, label, name } = props;
  const id = fieldId(form, name);
  return (
    <fieldset class="field" id={id} tabIndex={-1}>
      <legend class="field-label">{label}</legend>
      <HintAndErrors {...props} />
      {Array.from({ length: entriesIn(props) }, (_, index) => (
        <fieldset class="entry">
          <legend class="field-label">{entryLabel(index + 1)}</legend>
          {fields(`${name}/${String(index)}`, index)}
        </fieldset>
      ))}
      <SubmitButton kind="secondary" name="more" value={name} label={addLabel} />
    </fieldset>
  );
}

/** As many as came with the form, or as are on record, and one more where that was asked for. */
function entriesIn({ form, initial, name }: EntriesProps): number {
  const sent = Object.keys(form.values).filter((field) => field !== 'act');
  const places = sent.flatMap((field) => (field.startsWith(`${name}/`) ? [Number(field.split('/')[1])] : []));
  const typed = sent.length === 0 ? initial : Math.max(0, ...places.map((place) => place + 1));
  return Math.max(1, typed + (valueOf(form, 'more') === name ? 1 : 0));
}
