/** Tables in and out: what spreadsheets write is read as people see it, and what is broken is answered with a sentence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName, columnOf } from './sheet.ts';
import { readSheets } from './read-sheets.ts';
import { writeCsv, writeXlsx } from './write-sheet.ts';
import { zip } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (text: string) => readSheets('a.csv', bytes(text));
const cells = (text: string) => {
  const read = csv(text);
  return read.ok ? read.value[0]?.rows.map((row) => [row.number, ...row.cells]) : read.error;
};

test('CSV is read with quotes, separators of any country, line ends of any machine and a byte order mark', () => {
  expect(cells('a,b\n1,"x, ""y""\nz"\n\n3,4')).toEqual([
    [1, 'a', 'b'],
    [2, '1', 'x, "y"\nz'],
    [4, '3', '4'],
  ]);
  expect(cells('\uFEFFa;b\r\n1;2,5\r\n')).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2,5'],
  ]);
  expect(cells('a\tb\n1\t2')).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ]);
  expect(cells('')).toEqual([]);
});

test('what is no table is answered with what to do about it', () => {
  const because = (name: string, content: Uint8Array) => {
    const read = readSheets(name, content);
    return read.ok ? undefined : read.error;
  };
  expect(cells('a,b\n1,"x')).toEqual({ code: 'sheet.open-quote', facts: { file: 'a.csv', row: 2 } });
  expect(because('a.csv', Uint8Array.of(0xe9))).toMatchObject({ code: 'sheet.not-utf8' });
  expect(cells('a\n'.repeat(10_002))).toMatchObject({ code: 'sheet.too-many-rows', facts: { max: 10_000 } });
  expect(cells(','.repeat(300))).toMatchObject({ code: 'sheet.too-many-columns', facts: { max: 200 } });
  expect(because('a.ods', bytes(''))).toMatchObject({ code: 'sheet.other-program' });
  expect(because('a.pdf', bytes(''))).toMatchObject({ code: 'sheet.no-table' });
  expect(because('a.xlsx', new Uint8Array(10_000_001))).toMatchObject({ code: 'sheet.too-large' });
});

/** As office programs write it: shared texts, some of them in pieces, numbers, truth values and a hole in a row. */
const workbook = zip([
  [
    'xl/workbook.xml',
    '<?xml version="1.0"?><x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A &amp; B" sheetId="7" r:id="q"/></x:sheets></x:workbook>',
  ],
  ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="q" Target="/xl/worksheets/s.xml"/></Relationships>'],
  [
    'xl/sharedStrings.xml',
    '<sst><si><t>plain</t></si><si><r><t xml:space="preserve">in </t></r><r><rPr><b/></rPr><t>pieces</t></r><rPh><t>aloud</t></rPh></si></sst>',
  ],
  [
    'xl/worksheets/s.xml',
    '<worksheet><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3"><f>1+1</f><v>2</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="inlineStr"><is><t>é&#10;&lt;</t></is></c></row><row r="4"/><row><c><v>7</v></c></row></sheetData></worksheet>',
  ],
]);

test('a workbook of another program is read cell by cell', () => {
  expect(readSheets('a.xlsx', workbook)).toEqual({
    ok: true,
    value: [
      {
        name: 'A & B',
        rows: [
          { number: 3, cells: ['plain', '', 'in pieces', '2', 'true', 'é\n<'] },
          { number: 5, cells: ['7'] },
        ],
      },
    ],
  });
});

test('a workbook that counts its days from 1904 says so, and no other does', () => {
  const counting = (attributes: string) => {
    const head = `<workbook><workbookPr ${attributes}/><sheets><sheet name="A" id="q"/></sheets></workbook>`;
    const read = readSheets('a.xlsx', zip([['xl/workbook.xml', head]]));
    return read.ok ? read.value[0]?.from1904 : read.error;
  };
  expect(['date1904="1"', 'date1904="true"', 'date1904="0"', ''].map(counting)).toEqual([
    true,
    true,
    undefined,
    undefined,
  ]);
});

test('a broken workbook, one that unpacks to far too much and one with a document type are refused, whatever the damage', () => {
  const refused = { ok: false, error: { code: 'sheet.not-xlsx' } };
  expect(readSheets('a.xlsx', zip([['xl/workbook.xml', ' '.repeat(60_000_000)]]))).toMatchObject(refused);
  const entity = '<!DOCTYPE a [<!ENTITY b "c">]><workbook><sheets><sheet name="&b;" id="q"/></sheets></workbook>';
  expect(readSheets('a.xlsx', zip([['xl/workbook.xml', entity]]))).toMatchObject(refused);
  expect(readSheets('a.xlsx', zip([]))).toMatchObject(refused);
  fc.assert(
    fc.property(fc.nat(workbook.length - 1), fc.nat(255), (at, value) => {
      expect(typeof readSheets('a.xlsx', Uint8Array.from(workbook).fill(value, at, at + 3)).ok).toBe('boolean');
      expect(typeof readSheets('a.xlsx', workbook.slice(0, at)).ok).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});

test('what is written is read back, as CSV and as XLSX', () => {
  // A line end inside of a cell comes back as XML and spreadsheets have it; what XML cannot hold is left out.
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !/[\u0000-\u001f\ufffe\uffff\ud800-\udfff]/.test(one));
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, (table) => {
      const kept = [['head', 'other'], ...table.map((row) => ['x', ...row])];
      const trimmed = (all: readonly (readonly string[])[]) =>
        all.map((row) => row.join('\u0001').replace(/\u0001+$/, ''));
      for (const [name, written] of [
        ['a.csv', bytes(writeCsv(kept))],
        ['a.xlsx', writeXlsx('Sheet', kept)],
      ] as const) {
        const read = readSheets(name, written);
        if (!read.ok) throw new Error(read.error.code);
        expect(trimmed((read.value[0]?.rows ?? []).map((row) => row.cells))).toEqual(trimmed(kept));
      }
    }),
  );
});

test('columns are named as spreadsheets name them', () => {
  for (const column of [0, 25, 26, 199, 701, 702]) expect(columnOf(`${columnName(column)}1`)).toBe(column);
  expect(columnOf('1')).toBeUndefined();
});
