/**
 * What a form shows: the values that were sent (nothing is lost on an error) and what has to be mended, field by field.
 * A field is named by the JSON pointer of its place in the command's body, without the leading slash.
 */
import type { Refusal } from '@touchstone/kernel';
import { refusalSentence } from '../messages/refusal-sentence.ts';
import type { Translator } from '../messages/translator.ts';

export interface FormState {
  readonly t: Translator;
  /** by field name; a list where several may be chosen */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly errors: readonly FormError[];
}

export interface FormError {
  /** name of the field; absent where the whole form is refused */
  readonly at?: string;
  readonly sentence: string;
}

export function formState(
  t: Translator,
  values: FormState['values'] = {},
  errors: readonly FormError[] = [],
): FormState {
  return { t, values, errors };
}

/** A refusal of one item of a list (`evidence/0`) is shown at the list's field (`evidence`). */
export function refusalToFormError(t: Translator, refusal: Refusal): FormError {
  const sentence = refusalSentence(t, refusal);
  return refusal.at === undefined ? { sentence } : { at: refusal.at.replace(/\/\d+$/, ''), sentence };
}

/**
 * Of several forms on a page, one with a state of its own: what was sent and refused belongs to the form that sent it. They
 * are told apart by what they send unseen as `act`, and as `of` where several do the same.
 */
export function formOf(form: FormState, act: string, of?: string): FormState {
  const own: FormState['values'] = { act, ...(of === undefined ? {} : { of }) };
  const sent = Object.entries(own).every(([name, value]) => valueOf(form, name) === value);
  return sent ? form : { ...form, values: own, errors: [] };
}

/** The id of a field's control, where the error summary leads. Forms of one page have fields of the same name. */
export function fieldId(form: FormState, name: string): string {
  const place = ['field', valueOf(form, 'act'), valueOf(form, 'of'), name].filter((part) => part !== '');
  return place.join('-').replaceAll(/[^A-Za-z0-9]+/g, '-');
}

export function valueOf(form: FormState, name: string): string {
  const value = form.values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function valuesOf(form: FormState, name: string): readonly string[] {
  const value = form.values[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

export function errorsOf(form: FormState, name: string): readonly FormError[] {
  return form.errors.filter((error) => error.at === name);
}
