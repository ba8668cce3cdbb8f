/**
 * One word per idea: the glossary lists each word once, in order, and every noun that names a command, an event or a refusal
 * has its line there.
 */
import type { HouseRule } from './house-rule.ts';

const page = 'docs/glossary.md';

/** `names` are written `noun.verb`, `noun.past` or `noun.reason`. */
export function glossaryKnows(names: readonly string[]): HouseRule {
  return (files) => {
    const text = files.find(({ path }) => path === page)?.text ?? '';
    const words = [...text.matchAll(/^- \*\*(.+?)\*\*/gm)].flatMap(([, word]) => word ?? []);
    const disorder = words
      .filter((word, index) => (words[index - 1] ?? '').localeCompare(word, 'en') >= 0)
      .map((word) => ({
        at: page,
        says: `“${word}” stands twice or out of order: words are sorted, each with one line.`,
      }));
    const nouns = [...new Set(names.map((name) => name.slice(0, name.indexOf('.'))))];
    const missing = nouns
      .filter((noun) => !words.includes(noun) && !words.includes(noun.replaceAll('-', ' ')))
      .map((noun) => ({
        at: page,
        says: `“${noun}” names commands, events or refusals and has no line here: add one.`,
      }));
    return [...disorder, ...missing];
  };
}
