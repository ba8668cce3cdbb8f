/**
 * Reads the cells of an XLSX workbook (ECMA-376) as the text that they hold: no formulas are computed, no styles kept. A
 * number is given as it is stored, so a date appears as its serial number. What is broken is answered with a sentence.
 */
import { err, limits, ok } from '@touchstone/kernel';
import { columnOf, type Sheet, type SheetReading, type SheetRow } from './sheet.ts';
import { readXml, type XmlPart } from './xml.ts';
import { openZip } from './zip.ts';

export function readXlsx(name: string, bytes: Uint8Array): SheetReading {
  if (bytes.length > limits.sheetBytes) return err(`“${name}” is larger than ${String(limits.sheetBytes)} bytes.`);
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
    const sheets: Sheet[] = [];
    for (const one of workbook) {
      if (one.kind !== 'open' || one.name !== 'sheet') continue;
      const target = targets.get(one.attributes['id'])?.replace(/^\/?(xl\/)?/, 'xl/');
      const rows = rowsOf(part(target ?? ''), shared);
      if (rows.length > limits.sheetRows)
        return err(
          `Sheet “${one.attributes['name'] ?? ''}” of “${name}” has more than ${String(limits.sheetRows)} rows.`,
        );
      sheets.push({ name: one.attributes['name'] ?? '', rows });
    }
    return sheets.length === 0 ? err(notXlsx(name)) : ok(sheets);
  } catch {
    // Whatever is wrong inside of a file that somebody handed over is no defect of ours.
    return err(notXlsx(name));
  }
}

function notXlsx(name: string): string {
  return `“${name}” is not an XLSX workbook that can be read. Save it again as XLSX, or as “CSV UTF-8”.`;
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
