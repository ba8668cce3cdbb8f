/**
 * The summary of what has to be mended names each field by the label that the field itself has on the page, and leads only
 * to fields that are there. Done to the finished document, because the summary stands above the fields; so no page has to
 * say its labels twice.
 */

/** `html` as this package renders it. `tell` puts a label and its sentence together; both are escaped already. */
export function nameFields(html: string, tell: (field: string, sentence: string) => string): string {
  const summary = /<div class="error-summary"[^]*?<\/div>/.exec(html)?.[0];
  if (summary === undefined) return html;
  const labels = labelsOfWrongFields(html);
  const named = summary.replaceAll(/<a href="#([\w-]+)">([^<]*)<\/a>/g, (link, id: string, sentence: string) => {
    const label = labels.get(id);
    if (label === undefined) return html.includes(` id="${id}"`) ? link : sentence;
    return `<a href="#${id}">${sentence.startsWith(label) ? sentence : tell(label, sentence)}</a>`;
  });
  return html.replace(summary, () => named);
}

/** By the field's id: its label, after that of the entry to which it belongs, such as “Stakeholder 2, Group”. */
function labelsOfWrongFields(html: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  /** fieldsets that are open; an entry's own label is still empty until it comes */
  const open: { entry: boolean; label: string }[] = [];
  let label = '';
  const marks = /<fieldset class="(entry)?|<\/(fieldset)>|class="field-label"[^>]*>([^<]*)|id="([\w-]+)-error-0"/g;
  for (const [mark, entry, end, text, wrong] of html.matchAll(marks)) {
    const last = open.at(-1);
    if (mark.startsWith('<fieldset')) open.push({ entry: entry !== undefined, label: '' });
    else if (end !== undefined) open.pop();
    else if (text !== undefined && last?.entry === true && last.label === '') last.label = text;
    else if (text !== undefined) label = text;
    else if (wrong !== undefined)
      labels.set(wrong, [...open.flatMap((one) => (one.entry ? [one.label] : [])), label].join(', '));
  }
  return labels;
}
