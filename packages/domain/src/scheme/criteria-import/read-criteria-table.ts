/**
 * Reads criteria from the rows of a spreadsheet: the first row names the columns, every other row is a criterion or a
 * requirement below one. Nothing is guessed: a column, a language or a word that the scheme does not know is refused
 * with its cell and the nearest word.
 */
import type { Json } from '@touchstone/kernel';
import { nearestWord } from '../nearest-word.ts';
import { oneOf, quoted } from '../problem.ts';
import type { Scheme } from '../scheme.ts';
import type { Text } from '../text.ts';
import { isMapping, type ImportedRow, type ImportProblem } from './imported-row.ts';

/** As a reader of spreadsheets gives it. */
interface CriteriaTable {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

export const plainColumns = [
  'id',
  'parent',
  'number',
  'group',
  'scale',
  'notApplicable',
  'weight',
  'critical',
  'sdgs',
  'aims',
] as const;
export const textColumns = ['title', 'summary', 'guidance', 'evidenceHints'] as const;

interface Column {
  readonly name: (typeof plainColumns)[number] | (typeof textColumns)[number];
  readonly language?: string;
  readonly heading: string;
  readonly index: number;
}

export function readCriteriaTable(
  scheme: Scheme,
  { name, rows: [head, ...rows] }: CriteriaTable,
): { readonly rows: readonly ImportedRow[]; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const cell = (row: number, index: number, heading: string) =>
    `Sheet ${quoted(name)}, ${columnName(index)}${String(row)} (${heading})`;
  if (head === undefined) return { rows: [], problems: [{ at: `Sheet ${quoted(name)}`, sentence: 'It is empty.' }] };
  const columns: Column[] = [];
  head.cells.forEach((text, index) => {
    const heading = text.trim();
    // Headings that begin with # are remarks of the writer.
    if (heading === '' || heading.startsWith('#')) return;
    const at = cell(head.number, index, heading);
    const column = columnOf(scheme, heading);
    if (typeof column === 'string') problems.push({ at, sentence: column });
    else if (columns.some((one) => one.name === column.name && one.language === column.language))
      problems.push({ at, sentence: 'Another column says the same. Keep one of the two.' });
    else columns.push({ ...column, heading, index });
  });
  if (problems.length > 0) return { rows: [], problems };
  if (!columns.some((column) => column.name === 'id' || column.name === 'number')) {
    const sentence = 'There is neither a column “id” nor a column “number”, so no row can be told from another.';
    return { rows: [], problems: [{ at: `Sheet ${quoted(name)}, row ${String(head.number)}`, sentence }] };
  }
  const read = rows.map(({ number: row, cells }): ImportedRow => {
    const members: Record<string, Json> = {};
    const names: { id?: string; number?: string; parent?: string } = {};
    for (const column of columns) {
      const text = (cells[column.index] ?? '').trim();
      if (text === '') continue;
      if (column.name === 'id' || column.name === 'number' || column.name === 'parent') {
        names[column.name] = text;
        continue;
      }
      const value = valueOf(scheme, column, text, members[column.name]);
      if ('sentence' in value) {
        problems.push({ at: cell(row, column.index, column.heading), sentence: value.sentence });
      } else members[column.name] = value.value;
    }
    const at = (member?: string): string => {
      const column = columns.find((one) => one.name === member);
      return column === undefined
        ? `Sheet ${quoted(name)}, row ${String(row)}`
        : cell(row, column.index, column.heading);
    };
    return { at, ...names, members };
  });
  return { rows: read, problems };
}

/** A column, or the sentence that says why there is none. */
function columnOf(scheme: Scheme, heading: string): Pick<Column, 'name' | 'language'> | string {
  const known: readonly Column['name'][] = [...plainColumns, ...textColumns];
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const called = known.find((name) => plain(name) === plain(heading));
  if (called !== undefined) {
    return isTextColumn(called) ? { name: called, language: scheme.authoritativeLanguage } : { name: called };
  }
  const [, head = '', language = ''] = /^(.*?)[\s.:_([-]+([a-z]{2,3}(?:-[A-Za-z0-9]+)?)[\])]?$/i.exec(heading) ?? [];
  const text = textColumns.find((name) => plain(name) === plain(head));
  if (text === undefined) {
    const word = nearestWord(heading, known) ?? nearestWord(head, known);
    const meant = word === undefined ? '' : ` Did you mean ${quoted(word)}?`;
    return `There is no such column: expected ${oneOf(known)}, texts with a language, such as “title fr”.${meant} A heading that begins with # is passed over.`;
  }
  const spoken = scheme.languages.find((one) => one.toLowerCase() === language.toLowerCase());
  if (spoken !== undefined) return { name: text, language: spoken };
  return `Language ${quoted(language)} is not among the languages of the scheme: expected ${oneOf(scheme.languages)}.`;
}

function isTextColumn(name: string): name is (typeof textColumns)[number] {
  return (textColumns as readonly string[]).includes(name);
}

type ReadValue = { readonly value: Json } | { readonly sentence: string };

function valueOf(scheme: Scheme, { name, language = '' }: Column, text: string, before: Json | undefined): ReadValue {
  switch (name) {
    case 'group':
      return known(scheme, text, scheme.groups, 'group');
    case 'scale':
      return known(scheme, text, scheme.scales, 'scale');
    case 'aims':
      return { value: text.split(/[,;\s]+/).filter((one) => one !== '') };
    case 'notApplicable': {
      const allowed = text === 'allowed' ? true : text === 'never' ? false : yesOrNo(text);
      return allowed === undefined
        ? { sentence: `Expected “allowed” or “never”; found ${quoted(text)}.` }
        : { value: allowed ? 'allowed' : 'never' };
    }
    case 'critical': {
      const critical = yesOrNo(text);
      return critical === undefined
        ? { sentence: `Expected “yes” or “no”; found ${quoted(text)}.` }
        : { value: critical };
    }
    case 'weight':
      return /^\d{1,4}$/.test(text)
        ? { value: Number(text) }
        : { sentence: `Expected a whole number; found ${quoted(text)}.` };
    case 'sdgs': {
      const goals = text.split(/[,;\s]+/).filter((one) => one !== '');
      return goals.every((goal) => /^\d{1,2}$/.test(goal))
        ? { value: goals.map(Number) }
        : { sentence: `Expected goals from 1 to 17, such as “8, 12”; found ${quoted(text)}.` };
    }
    case 'evidenceHints': {
      const earlier: readonly Json[] = Array.isArray(before) ? before : [];
      const lines = text.split('\n').map((line) => line.trim());
      const hints = lines.filter((line) => line !== '').map((line, at) => withWords(earlier[at], language, line));
      return { value: [...hints, ...earlier.slice(hints.length)] };
    }
    case 'title':
    case 'summary':
    case 'guidance':
      return { value: withWords(before, language, text) };
    default:
      return { value: text };
  }
}

function withWords(before: Json | undefined, language: string, text: string): Json {
  return { ...(isMapping(before) ? before : {}), [language]: text };
}

/** By its id, or by its name in any language. */
function known(
  { languages }: Scheme,
  text: string,
  all: readonly { readonly id: string; readonly name?: Text }[],
  what: string,
): ReadValue {
  const found = all.find(({ id, name }) => id === text || languages.some((one) => name?.[one] === text));
  if (found !== undefined) return { value: found.id };
  const words = all.flatMap(({ id, name = {} }) => [id, ...Object.values(name)]);
  const word = nearestWord(text, words);
  return {
    sentence: `There is no ${what} ${quoted(text)}.${word === undefined ? '' : ` Did you mean ${quoted(word)}?`}`,
  };
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(yes|oui|true|x|1)$/i.test(text)) return true;
  return /^(no|non|false|0)$/i.test(text) ? false : undefined;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}
