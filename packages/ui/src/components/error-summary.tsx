/**
 * What has to be mended, at the top of the page, with a link to each field, which `renderPage` names by its label. It takes
 * the focus when the page opens, so that nobody has to find out that something went wrong.
 */
import type { VNode } from 'preact';
import { fieldId, type FormState } from './form-state.ts';

/** Nothing where nothing is wrong. */
export function ErrorSummary({ form }: { readonly form: FormState }): VNode | null {
  if (form.errors.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="error-summary-title">
      <h2 class="error-summary-title" id="error-summary-title">
        {form.t('component.problem', { count: form.errors.length })}
      </h2>
      <ul>
        {form.errors.map(({ at, sentence }) => (
          <li>{at === undefined ? sentence : <a href={`#${fieldId(form, at)}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
