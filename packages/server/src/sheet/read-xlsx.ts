/**
 * Reads the cells of an XLSX workbook (ECMA-376) as the text that they hold: no formulas are computed, no styles kept. A
 * number is given as it is stored, so a date appears as its serial number. What is broken is answered with a sentence.
 */
import { limits, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { columnOf, tooLarge, tooManyRows, type Sheet, type SheetReading, type SheetRow } from './sheet.ts';
import { readXml, type XmlPart } from './xml.ts';
import { openZip } from './zip.ts';

export function readXlsx(name: string, bytes: Uint8Array): SheetReading {
  if (bytes.length > limits.sheetBytes) return tooLarge(name);
  try {
    const entry = openZip(bytes);
    const part = (path: string): readonly XmlPart[] => {
      const content = entry(path);
      return content === undefined ? [] : readXml(new TextDecoder().decode(content));
    };
    const workbook = part('xl/workbook.xml');
    const targets = new Map(
      part('xl/_rels/workbook.xml.rels').flatMap((one) =>
        one.kind === 'open' && one.name === 'Relationship' ? [[one.attributes['Id'], one.attributes['Target']]] : [],
      ),
    );
    const shared = sharedStrings(part('xl/sharedStrings.xml'));
    const from1904 = workbook.some(
      (one) => one.kind === 'open' && one.name === 'workbookPr' && /^(1|true)$/.test(one.attributes['date1904'] ?? ''),
    );
    const sheets: Sheet[] = [];
    for (const one of workbook) {
      if (one.kind !== 'open' || one.name !== 'sheet') continue;
      const target = targets.get(one.attributes['id'])?.replace(/^\/?(xl\/)?/, 'xl/');
      const rows = rowsOf(part(target ?? ''), shared);
      if (rows.length > limits.sheetRows) return tooManyRows(name);
      sheets.push({ name: one.attributes['name'] ?? '', rows, ...(from1904 ? { from1904 } : {}) });
    }
    return sheets.length === 0 ? notXlsx(name) : ok(sheets);
  } catch {
    // Whatever is wrong inside of a file that somebody handed over is no defect of ours.
    return notXlsx(name);
  }
}

function notXlsx(file: string): Err<Refusal> {
  return refuse('sheet.not-xlsx', { file });
}

/** Texts that cells point to; rich text is joined, and what is read aloud beside it is left out. */
function sharedStrings(parts: readonly XmlPart[]): readonly string[] {
  const texts: string[] = [];
  let [text, inside, aside] = ['', false, false];
  for (const one of parts) {
    if (one.kind === 'text') {
      if (inside && !aside) text += one.text;
    } else if (one.name === 'rPh') aside = one.kind === 'open';
    else if (one.name === 't') inside = one.kind === 'open';
    else if (one.name === 'si' && one.kind === 'close') [text] = ['', texts.push(text)];
  }
  return texts;
}

function rowsOf(parts: readonly XmlPart[], shared: readonly string[]): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let [row, column, type, value, inside]: [SheetRow & { cells: string[] }, number, string, string, boolean] = [
    { number: 0, cells: [] },
    -1,
    '',
    '',
    false,
  ];
  for (const one of parts) {
    if (one.kind === 'text') {
      if (inside) value += one.text;
    } else if (one.name === 'row' && one.kind === 'open') {
      row = { number: Number(one.attributes['r'] ?? row.number + 1), cells: [] };
      column = -1;
    } else if (one.name === 'c' && one.kind === 'open') {
      column = columnOf(one.attributes['r'] ?? '') ?? column + 1;
      [type, value] = [one.attributes['t'] ?? 'n', ''];
    } else if (one.name === 'v' || one.name === 't') inside = one.kind === 'open';
    else if (one.name === 'c' && column < limits.sheetColumns) row.cells[column] = cellText(type, value, shared);
    else if (one.name === 'row') {
      const cells = Array.from(row.cells, (cell: string | undefined) => cell ?? '');
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ number: row.number, cells });
    }
  }
  return rows;
}

function cellText(type: string, value: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  return type === 'b' ? String(value === '1') : value;
}
