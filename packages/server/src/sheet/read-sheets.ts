/** Reads the sheets of a file by its ending: `.xlsx`, or `.csv`, `.tsv` and `.txt` as text with separators. */
import { err } from '@touchstone/kernel';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { SheetReading } from './sheet.ts';

export function readSheets(name: string, bytes: Uint8Array): SheetReading {
  if (/\.xlsx$/i.test(name)) return readXlsx(name, bytes);
  if (/\.(csv|tsv|txt)$/i.test(name)) return readCsv(name, bytes);
  if (/\.(xls|ods|numbers)$/i.test(name))
    return err(`“${name}” is of another program. Save it as XLSX or as “CSV UTF-8”.`);
  return err(`“${name}” is no table: expected a file that ends in .xlsx or .csv.`);
}
