/** Reads comma-separated text (RFC 4180), also with semicolons or tabs, as spreadsheets of other countries write it. */
import { limits, ok, refuse } from '@touchstone/kernel';
import { tooLarge, tooManyRows, type SheetReading, type SheetRow } from './sheet.ts';

export function readCsv(name: string, bytes: Uint8Array): SheetReading {
  if (bytes.length > limits.sheetBytes) return tooLarge(name);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('sheet.not-utf8', { file: name });
  }
  const rows: SheetRow[] = [];
  const between = separatorOf(text);
  let [cells, cell, quoted, row, begun]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ number: begun, cells });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    // A line within quotes is no row of the table, in whatever program it is opened.
    if (sign === '\n' && !quoted) row += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === between) [cell] = ['', cells.push(cell)];
    else if (sign === '\n') {
      endRow();
      begun = row;
    } else if (sign !== '\r') cell += sign;
    if (rows.length > limits.sheetRows) return tooManyRows(name);
    if (cells.length > limits.sheetColumns)
      return refuse('sheet.too-many-columns', { file: name, row: begun, max: limits.sheetColumns });
  }
  if (quoted) return refuse('sheet.open-quote', { file: name, row: begun });
  endRow();
  return ok([{ name, rows }]);
}

/** The sign of the first line, outside of quotes, that stands there most often. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ',';
}
