/**
 * A table that somebody hands over, as text: sheets of rows of cells, whatever the file's format. Readers keep the numbers
 * that people see in their spreadsheet, so that a mistake can be told where it stands.
 */
import { limits, refuse, type Err, type Refusal, type Result } from '@touchstone/kernel';

export interface Sheet {
  /** as its tab shows it; of a CSV file, the file's name */
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** the workbook counts its days from 1904 on, not from 1900 */
  readonly from1904?: true;
}

export interface SheetRow {
  /** from 1, as people count; empty rows are left out, and their numbers with them */
  readonly number: number;
  /** from column A on; a cell that holds nothing is empty */
  readonly cells: readonly string[];
}

/** Why a file cannot be read is a refusal `sheet.…`. */
export type SheetReading = Result<readonly Sheet[], Refusal>;

export function tooLarge(file: string): Err<Refusal> {
  return refuse('sheet.too-large', { file, megabytes: limits.sheetBytes / 1_000_000 });
}

export function tooManyRows(file: string): Err<Refusal> {
  return refuse('sheet.too-many-rows', { file, max: limits.sheetRows });
}

/** Where a cell stands, as a spreadsheet names it: `C4`. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${String(row)}`;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

/** The other way round; undefined where it is no such name. */
export function columnOf(name: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name)?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
