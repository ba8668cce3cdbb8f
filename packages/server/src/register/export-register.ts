/**
 * The public register as a table, in the form that an import takes: what a reader may see on the page and nothing else. A day
 * on which something is only known from a source is no day on which it happened, so it is left out.
 */
import { limits } from '@touchstone/kernel';
import { eachCondition, historyColumns, writeMarkEnds, type HistoryColumn } from '@touchstone/domain';
import type { RegisterTableRow } from '@touchstone/store';
import type { Translator } from '@touchstone/ui';

/** The source is this register, as of the day on which it is read. */
type Told = Exclude<HistoryColumn, 'sourceDate'>;
const columns = historyColumns.filter((column): column is Told => column !== 'sourceDate');

/** Rows of one file, so that it can be read again. */
export const exportRows: number = limits.sheetRows - 1;

export function registerAsTable(
  t: Translator,
  origin: string,
  rows: readonly RegisterTableRow[],
): readonly (readonly string[])[] {
  const source = t('register.table-source', { origin });
  return [
    columns.map((column) => t(`history-table.column.${column}`)),
    ...rows.map((row) => {
      const known = row.imported && row.scheme_version === null;
      const cells: Readonly<Record<Told, string | null>> = {
        ...{ site: row.name, operator: row.operator, country: row.country, place: row.place },
        ...{ siteType: row.site_type, metals: row.metals.join(', '), scheme: row.scheme, version: row.scheme_version },
        letterDate: known ? null : row.committed_on,
        awardDate: known ? null : row.awarded_on,
        validUntil: writeMarkEnds(row.ends),
        marks: row.ends.map(({ mark }) => mark).join(', '),
        conditions: eachCondition(row.conditions ?? '').join('\n'),
        statusSince: row.standsSince,
        status: t(`register.status.${row.status}`),
        ...{ source, sourceUrl: `${origin}/register/${row.site}` },
        fictional: row.fictional ? t('history-table.yes') : null,
      };
      return columns.map((column) => inert(cells[column] ?? ''));
    }),
  ];
}

/** A spreadsheet computes what begins with one of these signs; whoever named a site must not make it do so. */
function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
