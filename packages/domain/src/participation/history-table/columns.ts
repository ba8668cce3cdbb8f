/**
 * The columns of a register that comes in as a table, and which of a table's columns is which. The words of the headings are
 * given by whoever speaks a language; this file knows none.
 */
import { err, limits, ok, type Refusal, type Result } from '@touchstone/kernel';
import { nearestWord } from '../../scheme/nearest-word.ts';

export const historyColumns = [
  'site',
  'operator',
  'country',
  'place',
  'siteType',
  'metals',
  'scheme',
  'version',
  'letterDate',
  'awardDate',
  'validUntil',
  'marks',
  'conditions',
  'status',
  'statusSince',
  'source',
  'sourceUrl',
  'sourceDate',
  'fictional',
] as const;
export type HistoryColumn = (typeof historyColumns)[number];

export function isHistoryColumn(text: string | undefined): text is HistoryColumn {
  return historyColumns.some((column) => column === text);
}

/** Without these no row can be read; what others say can be said once for the whole table, or is left open. */
const needed = ['site', 'operator', 'country', 'metals'] as const satisfies readonly HistoryColumn[];

/** As a reader of spreadsheets gives it. */
export interface TableOfText {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  /** the workbook counts its days from 1904 on */
  readonly from1904?: true;
}

/** Words in any language, each folded by `foldWord`. */
export interface HistoryWords {
  readonly columns: ReadonlyMap<string, HistoryColumn>;
  readonly statuses: ReadonlyMap<string, string>;
  /** codes of countries by their names */
  readonly countries: ReadonlyMap<string, string>;
  readonly yes: ReadonlySet<string>;
}

export interface FoundColumns {
  readonly columns: ReadonlyMap<HistoryColumn, { readonly index: number; readonly heading: string }>;
  /** their cells are passed over */
  readonly passedOver: readonly UnknownHeading[];
  readonly rows: TableOfText['rows'];
}

/** A heading that means nothing here. */
export interface UnknownHeading {
  readonly heading: string;
  /** the column that the table lacks and that may be meant: told to people, never read as such */
  readonly nearest?: HistoryColumn;
}

/** Titles may stand above the headings; so many rows are looked at. */
const headingsWithin = 20;

/** As it is compared: without case, accents, spaces and signs. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export function findColumns({ rows }: TableOfText, words: HistoryWords): Result<FoundColumns, readonly Refusal[]> {
  if (rows.length === 0) return err([{ code: 'history.empty-table' }]);
  const known = (cell: string): HistoryColumn | undefined => words.columns.get(foldWord(cell));
  const at = rows
    .slice(0, headingsWithin)
    .findIndex(({ cells }) => new Set(cells.flatMap((cell) => known(cell) ?? [])).size > 1);
  const head = rows[at];
  if (head === undefined) return err([{ code: 'history.no-headings' }]);
  const columns = new Map<HistoryColumn, { readonly index: number; readonly heading: string }>();
  const unknown: string[] = [];
  const problems: Refusal[] = [];
  for (const [index, cell] of head.cells.entries()) {
    const heading = cell.trim();
    if (heading === '') continue;
    const column = known(heading);
    if (column === undefined) unknown.push(heading);
    else if (columns.has(column))
      problems.push({
        code: 'history.heading-twice',
        facts: { one: columns.get(column)?.heading ?? '', other: heading },
      });
    else columns.set(column, { index, heading });
  }
  const lacked = [...words.columns].filter(([, column]) => !columns.has(column));
  const passedOver = unknown.map((heading): UnknownHeading => {
    const nearest = nearestColumn(heading, new Map(lacked));
    return { heading: heading.slice(0, limits.nameLength), ...(nearest === undefined ? {} : { nearest }) };
  });
  for (const column of needed.filter((one) => !columns.has(one))) {
    const near = passedOver.find(({ nearest }) => nearest === column);
    problems.push(
      near === undefined
        ? { code: 'history.no-column', at: column }
        : { code: 'history.column-misspelt', at: column, facts: { heading: near.heading } },
    );
  }
  if (problems.length > 0) return err(problems);
  const below = rows.slice(at + 1);
  return below.length === 0 ? err([{ code: 'history.empty-table' }]) : ok({ columns, passedOver, rows: below });
}

/** With or without what follows in brackets or behind a colon, such as how a day is written. */
function nearestColumn(heading: string, lacked: ReadonlyMap<string, HistoryColumn>): HistoryColumn | undefined {
  for (const word of [foldWord(heading), foldWord(heading.replace(/[([:,].*$/s, ''))]) {
    // Whoever mistypes a word seldom mistypes its first letter, and “Remarks” are no “Marks”.
    const near = nearestWord(
      word,
      [...lacked.keys()].filter((known) => known.startsWith(word.slice(0, 1))),
    );
    if (near !== undefined) return lacked.get(near);
  }
  return undefined;
}
