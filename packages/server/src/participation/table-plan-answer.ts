/** What a table of history would bring and what came of it, row by row and cell by cell, as the API and `--json` tell it. */
import type { Refusal } from '@touchstone/kernel';
import {
  historyColumns,
  isHistoryColumn,
  type CompiledScheme,
  type HistoryContinued,
  type PlannedRow,
} from '@touchstone/domain';
import { plannedRowWords, refusalSentence, rowKinds, type PlanWords, type Translator } from '@touchstone/ui';
import { Type, type Static } from 'typebox';
import { cellIn, type ImportOutcome, type TablePlan } from './import-table.ts';

const Day = Type.String({ format: 'date' });
const Column = Type.String({ enum: [...historyColumns] });
const named = {
  number: Type.Integer({ description: 'of the row, as its readers count' }),
  name: Type.String({ description: 'of the site, as it stands in the row' }),
};
const Wrong = Type.Object({
  code: Type.String(),
  at: Type.Optional(Type.String({ description: 'the column to blame, or the member of the command' })),
  cell: Type.Optional(Type.String({ description: 'such as C4' })),
  sentence: Type.String(),
});

const RowAnswer = Type.Object({
  ...named,
  kind: Type.String({
    enum: [...rowKinds],
    description: '`new` and `adds` come on record, `there` is, `differs` and `wrong` wait for a person',
  }),
  site: Type.Optional(Type.String({ description: 'id, of a site that is on file' })),
  /** what has to be mended, of a `wrong` row */
  refusals: Type.Optional(Type.Array(Wrong)),
  /** what the row says and the register says instead, of a row that `differs` */
  differences: Type.Optional(
    Type.Array(
      Type.Object({
        column: Column,
        cell: Type.Optional(Type.String()),
        row: Type.String(),
        there: Type.String({ description: 'empty where the register does not say it' }),
      }),
    ),
  ),
  /** from where the cycle would continue, of a row that comes; absent where only facts would come on record */
  continues: Type.Optional(
    Type.Object({
      schemeVersion: Type.String(),
      schemeHash: Type.String(),
      signedOn: Type.Optional(Day),
      award: Type.Optional(
        Type.Object({
          awardedOn: Day,
          marks: Type.Array(Type.Object({ mark: Type.String(), validUntil: Type.Union([Day, Type.Null()]) })),
          suspendedOn: Type.Optional(Day),
          withdrawnOn: Type.Optional(Day),
          expired: Type.Boolean(),
        }),
      ),
    }),
  ),
  inWords: Type.Array(Type.String()),
});

export const TableAnswer = Type.Object({
  sheet: Type.String({ description: 'that holds the register' }),
  passedOver: Type.Array(
    Type.Object({
      heading: Type.String(),
      nearest: Type.Optional(Type.String({ enum: [...historyColumns], description: 'that may be meant; not applied' })),
    }),
    { description: 'headings that mean nothing here' },
  ),
  counts: Type.Record(Type.String({ enum: [...rowKinds] }), Type.Integer(), { description: 'rows of each kind' }),
  rows: Type.Array(RowAnswer, { description: 'as they were before anything was done' }),
  /** absent from a dry run */
  outcome: Type.Optional(
    Type.Object({
      done: Type.Integer({ description: 'rows that are on record now' }),
      left: Type.Integer({ description: 'rows for which there was no time: send the same again' }),
      refused: Type.Array(Type.Object({ ...named, refusals: Type.Array(Wrong) })),
    }),
  ),
});

/** `outcome` is absent where nothing was to be done. */
export function tablePlanAnswer(
  t: Translator,
  schemes: readonly CompiledScheme[],
  plan: TablePlan,
  outcome?: ImportOutcome,
): Static<typeof TableAnswer> {
  const cellOf = cellIn(plan);
  const words: PlanWords = { t, cellOf, schemes: new Map(schemes.map((compiled) => [compiled.hash, compiled])) };
  return {
    ...{ sheet: plan.sheet, passedOver: [...plan.passedOver], counts: countsOf(plan.rows) },
    rows: plan.rows.map((row) => ({ ...rowAnswer(words, row), inWords: [...plannedRowWords(words, row)] })),
    ...(outcome === undefined
      ? {}
      : {
          outcome: {
            ...{ done: outcome.done, left: outcome.left },
            refused: outcome.refused.map(({ name, number, refusals }) => ({
              ...{ number, name },
              refusals: refusals.map((refusal) => wrongAnswer(words, number, refusal)),
            })),
          },
        }),
  };
}

export function countsOf(rows: readonly PlannedRow[]): Readonly<Record<PlannedRow['kind'], number>> {
  const counts = { wrong: 0, differs: 0, new: 0, adds: 0, there: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

function rowAnswer(words: PlanWords, row: PlannedRow): Omit<Static<typeof RowAnswer>, 'inWords'> {
  const { kind, name, number } = row;
  const same = { number, name, kind, ...('site' in row ? { site: row.site } : {}) };
  switch (row.kind) {
    case 'wrong':
      return { ...same, refusals: row.refusals.map((refusal) => wrongAnswer(words, number, refusal)) };
    case 'differs':
      return {
        ...same,
        differences: row.differences.map((one) => ({ ...one, ...cellAnswer(words, number, one.column) })),
      };
    case 'there':
      return same;
    case 'new':
    case 'adds':
      return {
        ...same,
        ...(row.continues === undefined ? {} : { continues: continuedAnswer(row.continues, row.expired) }),
      };
  }
}

function wrongAnswer(words: PlanWords, number: number, { at, code, facts }: Refusal): Static<typeof Wrong> {
  const sentence = refusalSentence(words.t, { code, ...(facts === undefined ? {} : { facts }) });
  return { code, ...(at === undefined ? {} : { at }), ...cellAnswer(words, number, at), sentence };
}

function cellAnswer({ cellOf }: PlanWords, number: number, column: string | undefined): { readonly cell?: string } {
  const cell = isHistoryColumn(column) ? cellOf(column, number) : undefined;
  return cell === undefined ? {} : { cell };
}

function continuedAnswer(
  { award, schemeHash, schemeVersion, signedOn }: HistoryContinued,
  expired: boolean,
): NonNullable<Static<typeof RowAnswer>['continues']> {
  return {
    ...{ schemeVersion, schemeHash },
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(award === undefined ? {} : { award: { ...award, marks: [...award.marks], expired } }),
  };
}
