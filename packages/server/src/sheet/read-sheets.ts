/** Reads the sheets of a file by its ending: `.xlsx`, or `.csv`, `.tsv` and `.txt` as text with separators. */
import { refuse } from '@touchstone/kernel';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { SheetReading } from './sheet.ts';

export function readSheets(name: string, bytes: Uint8Array): SheetReading {
  if (/\.xlsx$/i.test(name)) return readXlsx(name, bytes);
  if (/\.(csv|tsv|txt)$/i.test(name)) return readCsv(name, bytes);
  if (/\.(xls|ods|numbers)$/i.test(name)) return refuse('sheet.other-program', { file: name });
  return refuse('sheet.no-table', { file: name });
}
