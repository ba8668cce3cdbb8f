import { expect, test } from 'vitest';
import { terminalLanguage } from './terminal.ts';
import { factLines, textTable, wrapped } from './text-table.ts';

test('columns are as wide as what stands in them', () => {
  expect(textTable(['A', 'Long heading', 'End'], [['première', 'x', 'last'], ['b']])).toEqual([
    'A         Long heading  End',
    '────────  ────────────  ────',
    'première  x             last',
    'b',
  ]);
  expect(
    factLines([
      ['a', '1'],
      ['long', '2'],
    ]),
  ).toEqual(['a     1', 'long  2']);
});

test('colour takes no room in a column', () => {
  expect(textTable(['A', 'B'], [['\u001b[1mbold\u001b[22m', 'x']])[2]).toBe('\u001b[1mbold\u001b[22m  x');
});

test('a text is broken between words and set under its beginning', () => {
  const lines = wrapped('word '.repeat(40).trim(), '    ', '  – ');
  expect(lines[0]?.startsWith('  – word')).toBe(true);
  expect(lines[1]?.startsWith('    word')).toBe(true);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  expect(wrapped('x'.repeat(300), '  ')).toEqual([`  ${'x'.repeat(300)}`]);
});

test('the language is that of the terminal', () => {
  expect(terminalLanguage({ LANG: 'fr_CA.UTF-8' })).toBe('fr');
  expect(terminalLanguage({ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(terminalLanguage({ LANG: 'de_DE.UTF-8', LC_ALL: '', LC_MESSAGES: 'fr' })).toBe('fr');
  expect(terminalLanguage({})).toBe('en');
});
