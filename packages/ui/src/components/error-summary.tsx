/**
 * What has to be mended, at the top of the page, with a link to each field. It takes the focus when the page opens, so
 * that nobody has to find out that something went wrong.
 */
import type { VNode } from 'preact';
import { fieldId, type FormState } from './form-state.ts';

export interface ErrorSummaryProps {
  readonly form: FormState;
  /** by field name: the field's own label, so that a sentence such as “Fill in this field” says which one */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Nothing where nothing is wrong. */
export function ErrorSummary({ form, labels = {} }: ErrorSummaryProps): VNode | null {
  if (form.errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 class="error-summary-title" id="error-summary-title">
        {form.t('component.problem', { count: form.errors.length })}
      </h2>
      <ul>
        {form.errors.map(({ at, sentence }) => {
          if (at === undefined) return <li>{sentence}</li>;
          const label = labels[at];
          return (
            <li>
              <a href={`#${fieldId(form, at)}`}>
                {label === undefined ? sentence : form.t('component.error-at', { field: label, sentence })}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
