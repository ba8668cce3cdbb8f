/** What a table of history would bring, row by row, or why it brings nothing, in sentences for pages, API and terminal. */
import { plainDate } from '@touchstone/kernel';
import {
  isHistoryColumn,
  type CompiledScheme,
  type HistoryColumn,
  type HistoryRow,
  type PlannedRow,
  type Scheme,
  type Text,
  type UnknownHeading,
} from '@touchstone/domain';
import { refusalSentence } from '../messages/refusal-sentence.ts';
import type { Translator } from '../messages/translator.ts';

export interface PlanWords {
  readonly t: Translator;
  /** published versions by their hash */
  readonly schemes: ReadonlyMap<string, CompiledScheme>;
  /** where the cell of a column stands in a row, such as C4; undefined where the table has no such column */
  readonly cellOf: (column: HistoryColumn, row: number) => string | undefined;
}

type Coming = Extract<PlannedRow, { kind: 'new' | 'adds' }>;

export function plannedRowWords(words: PlanWords, row: PlannedRow): readonly string[] {
  const { t } = words;
  switch (row.kind) {
    case 'wrong':
      return row.refusals.map((refusal) => {
        const sentence = refusalSentence(t, refusal);
        return isHistoryColumn(refusal.at) ? atCell(words, refusal.at, row.number, sentence) : sentence;
      });
    case 'differs':
      return [
        ...row.differences.map(({ column, row: said, there }) => {
          const named = { column: t(`history-table.column.${column}`), row: said, there };
          return t(there === '' ? 'history-table.difference-new' : 'history-table.difference', named);
        }),
        t('history-table.differs-hint'),
      ];
    case 'there':
      return [t('history-table.is-there')];
    case 'new':
      return [t('history-table.makes-site'), ...comingWords(words, row)];
    case 'adds':
      return comingWords(words, row);
  }
}

/** Of headings that are passed over: all of them, then what each may mean. */
export function passedOverWords(t: Translator, passedOver: readonly UnknownHeading[]): readonly string[] {
  if (passedOver.length === 0) return [];
  return [
    t('history-table.passed-over', { headings: t.list(passedOver.map(({ heading }) => heading)) }),
    ...passedOver.flatMap(({ heading, nearest }) =>
      nearest === undefined ? [] : [t('history-table.near', { heading, column: t(`history-table.column.${nearest}`) })],
    ),
  ];
}

function atCell({ cellOf, t }: PlanWords, column: HistoryColumn, row: number, sentence: string): string {
  const cell = cellOf(column, row);
  const named = t(`history-table.column.${column}`);
  return cell === undefined
    ? t('component.error-at', { field: named, sentence })
    : t('history-table.at', { cell, column: named, sentence });
}

function comingWords({ schemes, t }: PlanWords, { continues, expired, pinned, row }: Coming): readonly string[] {
  const scheme = schemes.get(pinned ?? '')?.scheme;
  if (continues === undefined || scheme === undefined) return [t('history-table.makes-facts')];
  const version = t.text(scheme.standardName);
  const { award, signedOn } = continues;
  if (award === undefined) {
    return [t('history-table.makes-letter', { date: t.date(plainDate(signedOn ?? '')), version })];
  }
  const { awardedOn, marks, suspendedOn, withdrawnOn } = award;
  const names = t.list(marks.map(({ mark }) => t.text(markName(scheme, mark))));
  return [
    t('history-table.makes-award', { marks: names, date: t.date(plainDate(awardedOn)), version }),
    ...untilWords(t, scheme, marks, row.history),
    ...(expired ? [t('history-table.comes-expired')] : []),
    ...(suspendedOn === undefined
      ? []
      : [t('history-table.comes-suspended', { date: t.date(plainDate(suspendedOn)) })]),
    ...(withdrawnOn === undefined
      ? []
      : [t('history-table.comes-withdrawn', { date: t.date(plainDate(withdrawnOn)) })]),
  ];
}

/** One line where all marks end alike, or else one for each mark. */
function untilWords(
  t: Translator,
  scheme: Scheme,
  marks: readonly { readonly mark: string; readonly validUntil: string | null }[],
  { ends = [], validUntil: stated }: HistoryRow['history'],
): readonly string[] {
  const lines = marks.map(({ mark, validUntil }) => {
    if (validUntil === null) return t('history-table.until-unset');
    const date = t.date(plainDate(validUntil));
    if (stated !== undefined || ends.some((end) => end.mark === mark)) return t('history-table.until-stated', { date });
    const clock = scheme.marks.find(({ id }) => id === mark)?.validityClock;
    const name = scheme.clocks.find(({ id }) => id === clock)?.name;
    return t('history-table.until-clock', { date, clock: name === undefined ? '' : t.text(name) });
  });
  const alike = [...new Set(lines)];
  if (alike.length < 2) return alike;
  return lines.map((line, index) => {
    const mark = t.text(markName(scheme, marks[index]?.mark ?? ''));
    return t('history-table.of-mark', { mark, line });
  });
}

function markName(scheme: Scheme, id: string): Text {
  return scheme.marks.find((mark) => mark.id === id)?.name ?? { en: id };
}
