/** What a person wrote in a form that could not be taken: nobody shall lose a sentence, whatever became of the form. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import type { Translator } from '../messages/translator.ts';

export type SentFields = Readonly<Record<string, string | readonly string[]>>;

/** What a person wrote has more than one word; ids and choices have none that anybody would miss. */
function wordsOf(fields: SentFields): readonly string[] {
  return Object.values(fields)
    .flatMap((value) => (typeof value === 'string' ? [value] : value))
    .map((value) => value.trim())
    .filter((value) => /\s/.test(value));
}

interface SentWordsProps {
  readonly t: Translator;
  readonly fields: SentFields;
  /** whether copying them is all that is left to do */
  readonly copy: boolean;
}

/** Nothing where only a button was pressed or a choice was made. */
export function SentWords({ t, fields, copy }: SentWordsProps): VNode | null {
  const words = wordsOf(fields);
  if (words.length === 0) return null;
  return (
    <>
      <h2>{t('problem.sent')}</h2>
      {words.map((text) => (
        <blockquote class="words">{text}</blockquote>
      ))}
      {copy && <p>{t('problem.copy')}</p>}
    </>
  );
}

/**
 * A page that came back because `form` was refused. Where that form is gone, as on a page that somebody else has overtaken, it
 * still says what was refused, and the words of the form follow.
 */
export function tellRefused(html: string, form: FormState): string {
  return keepWords(html.includes(summaryBegins) ? html : withSummary(html, form), form);
}

const summaryBegins = '<div class="error-summary"';

/** The fields are gone with the form, so no sentence leads to one. */
function withSummary(html: string, form: FormState): string {
  const errors = form.errors.map(({ sentence }) => ({ sentence }));
  const summary = renderToString(<ErrorSummary form={{ ...form, errors }} />);
  return html.replace('<h1', () => `${summary}<h1`);
}

function keepWords(html: string, { t, values: fields }: FormState): string {
  const shown = html.replaceAll('\r\n', '\n');
  const isKept = (words: string): boolean => shown.includes(escaped(words.replaceAll('\r\n', '\n')));
  if (wordsOf(fields).every(isKept)) return html;
  const kept = renderToString(
    <section>
      <SentWords {...{ t, fields }} copy />
    </section>,
  );
  return html.replace(/<div class="error-summary"[^]*?<\/div>/, (summary) => `${summary}${kept}`);
}

/** As this package writes a text into a document. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
