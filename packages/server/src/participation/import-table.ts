/**
 * A whole register from a table: what each of its rows would bring, and bringing it, for the pages, the API and the terminal
 * alike. Each row is one site and its history. Whatever stops in between is done by doing it again: a row that is on record is
 * found there, and the ids of what a row begins follow from the row, so that two people who do the same at once begin it once.
 */
import { createHash } from 'node:crypto';
import { dayOf, err, ok, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import {
  checkDay,
  isWrong,
  organisationNameKey,
  planHistory,
  readHistoryTable,
  siteKey,
  type Actor,
  type HistoryColumn,
  type HistoryDefaults,
  type HistoryTable,
  type PlannedRow,
  type TableOfText,
} from '@touchstone/domain';
import { readOrganisationsByName, readSitesByName, type Reader } from '@touchstone/store';
import { historyWords } from '@touchstone/ui';
import { v7 as uuid } from 'uuid';
import type { RunCommand, Runtime } from '../command/run-command.ts';
import { cellName } from '../sheet/sheet.ts';

export interface TablePlan extends Pick<HistoryTable, 'columns' | 'passedOver'> {
  /** the sheet that holds the register */
  readonly sheet: string;
  readonly rows: readonly PlannedRow[];
}

/** What is wrong with what is said once for all rows, field by field. */
export function checkDefaults({ scheme, source, sourceDate }: HistoryDefaults, today: PlainDate): readonly Refusal[] {
  const impossible = checkDay(sourceDate, 'sourceDate');
  return [
    ...(scheme === '' ? [{ code: 'input.missing', at: 'scheme' }] : []),
    ...(source === '' ? [{ code: 'input.missing', at: 'source' }] : []),
    ...(impossible === undefined ? [] : [impossible.error]),
    ...(impossible === undefined && sourceDate > today
      ? [{ code: 'history.future', at: 'sourceDate', facts: { today } }]
      : []),
  ];
}

/** So long confirmed rows are put on record before an answer is given; what is left is confirmed again. */
const answerWithinMs = 20_000;

/** To be asked before each row by whoever answers a request. */
export function untilAnswer(): () => boolean {
  const until = Date.now() + answerWithinMs;
  return () => Date.now() < until;
}

/** Where the cell of a column stands in a row, such as C4; undefined where the table has no such column. */
export function cellIn({
  columns,
}: Pick<TablePlan, 'columns'>): (column: HistoryColumn, row: number) => string | undefined {
  return (column, row) => {
    const index = columns.get(column)?.index;
    return index === undefined ? undefined : cellName(index, row);
  };
}

/** A row that would put something on record. */
export type ComingRow = Extract<PlannedRow, { kind: 'new' | 'adds' }>;

export function isComing(row: PlannedRow): row is ComingRow {
  return row.kind === 'new' || row.kind === 'adds';
}

/** Changes nothing. The first sheet whose headings are understood is read; where none is, what is wrong with the first. */
export async function planTable(
  { clock, database, schemes }: Pick<Runtime, 'clock' | 'database' | 'schemes'>,
  actor: Actor,
  sheets: readonly TableOfText[],
  defaults: HistoryDefaults,
): Promise<Result<TablePlan, readonly Refusal[]>> {
  const all = await schemes.all(database.read);
  const known = [...new Set(all.map(({ scheme }) => scheme.id))];
  if (!known.includes(defaults.scheme)) {
    const facts = { found: defaults.scheme, known: known.join(', ') };
    return err([{ code: 'history.unknown-scheme', at: 'scheme', facts }]);
  }
  const read = sheets.map((sheet) => [sheet.name, readHistoryTable(sheet, all, defaults, historyWords())] as const);
  const [sheet = '', table = { ok: false, error: [{ code: 'history.empty-table' }] } as const] =
    read.find(([, one]) => one.ok) ?? read[0] ?? [];
  if (!table.ok) return table;
  const { columns, passedOver, rows } = table.value;
  const names = rows.flatMap((row) => (isWrong(row) ? [] : [row.site.name]));
  const at = clock();
  const rowsPlanned = planHistory(
    await withOperators(database.read, rows),
    await readSitesByName(database.read, names),
    {
      ...{ actor, at, today: dayOf(at, 'UTC'), schemes: all },
    },
  );
  return ok({ sheet, columns, passedOver, rows: rowsPlanned });
}

/** Operators that are among the organisations by their name are entered as such. */
async function withOperators(from: Reader, rows: HistoryTable['rows']): Promise<HistoryTable['rows']> {
  const names = rows.flatMap((row) => (isWrong(row) ? [] : [row.site.operator]));
  const entries = await readOrganisationsByName(from, names);
  return rows.map((row) => {
    const entry = isWrong(row) ? undefined : entries.get(organisationNameKey(row.site.operator));
    return isWrong(row) || entry === undefined ? row : { ...row, site: { ...row.site, operatorEntry: entry } };
  });
}

export interface ImportOutcome {
  /** rows that are on record now */
  readonly done: number;
  readonly refused: readonly {
    readonly number: number;
    readonly name: string;
    readonly refusals: readonly Refusal[];
  }[];
  /** rows for which there was no time; doing it again goes on with them */
  readonly left: number;
}

/** `inTime` is asked before each row. */
export async function carryOut(
  run: RunCommand,
  actor: Actor,
  rows: readonly ComingRow[],
  inTime: () => boolean = () => true,
): Promise<ImportOutcome> {
  let done = 0;
  const refused: ImportOutcome['refused'][number][] = [];
  for (const [index, row] of rows.entries()) {
    if (!inTime()) return { done, refused, left: rows.length - index };
    const refusals = await importRow(run, actor, row);
    if (refusals.length === 0) done += 1;
    else refused.push({ number: row.number, name: row.name, refusals });
  }
  return { done, refused, left: 0 };
}

/** Empty where it is on record. If the process stops between the two commands, the site is on file and its history comes next time. */
async function importRow(run: RunCommand, actor: Actor, planned: ComingRow): Promise<readonly Refusal[]> {
  const { history, site } = planned.row;
  const id = planned.kind === 'adds' ? planned.site : `site_${nameBased(`site ${siteKey(site)}`)}`;
  if (planned.kind === 'new') {
    const filed = await run({ id: uuid(), type: 'site.file', stream: id, body: site }, actor);
    const refusals = 'refusals' in filed ? filed.refusals : [];
    if (refusals.some(({ code }) => code !== 'site.already-filed')) return refusals;
  }
  const known = planned.kind === 'adds' ? planned.cycle : undefined;
  const answer = await run(
    {
      ...{ id: uuid(), type: 'history.import', body: { ...history, site: id } },
      stream: known?.id ?? `cycle_${nameBased(`history ${id}`)}`,
      // As the plan saw it: what came in between is looked at first.
      base: known?.version ?? 0,
    },
    actor,
  );
  return 'refusals' in answer ? answer.refusals : [];
}

/** A UUID that follows from a text (RFC 9562, version 8). */
function nameBased(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
