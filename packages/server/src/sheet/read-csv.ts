/** Reads comma-separated text (RFC 4180), also with semicolons or tabs, as spreadsheets of other countries write it. */
import { err, limits, ok } from '@touchstone/kernel';
import type { SheetReading, SheetRow } from './sheet.ts';

export function readCsv(name: string, bytes: Uint8Array): SheetReading {
  if (bytes.length > limits.sheetBytes) return err(`“${name}” is larger than ${String(limits.sheetBytes)} bytes.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err(`“${name}” is not UTF-8 text. Save it as “CSV UTF-8”, or as XLSX.`);
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
    if (sign === '\n') row += 1;
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
    if (rows.length > limits.sheetRows) return err(`“${name}” has more than ${String(limits.sheetRows)} rows.`);
    if (cells.length > limits.sheetColumns)
      return err(`Row ${String(begun)} of “${name}” has more than ${String(limits.sheetColumns)} columns.`);
  }
  if (quoted) return err(`The quotation mark that opens in row ${String(begun)} of “${name}” is never closed.`);
  endRow();
  return ok([{ name, rows }]);
}

/** The sign of the first line, outside of quotes, that stands there most often. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ',';
}
