/** Writes one table as CSV or as an XLSX workbook of texts, so that a spreadsheet computes nothing of what it reads. */
import { cellName } from './sheet.ts';
import { xmlText } from './xml.ts';
import { zip } from './zip.ts';

type Rows = readonly (readonly string[])[];

/** With a byte order mark, by which spreadsheets know UTF-8. */
export function writeCsv(rows: Rows): string {
  const cell = (text: string) => (/[",;\n\r\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

export function writeXlsx(name: string, rows: Rows): Uint8Array {
  const body = rows
    .map((cells, row) => {
      const written = cells.flatMap((text, column) =>
        text === ''
          ? []
          : [
              `<c r="${cellName(column, row + 1)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`,
            ],
      );
      return `<row r="${String(row + 1)}">${written.join('')}</row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zip([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xmlText(name.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ['xl/worksheets/sheet1.xml', `${head}<worksheet xmlns="${main}"><sheetData>${body}</sheetData></worksheet>`],
  ]);
}
