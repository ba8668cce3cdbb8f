/** Tables and paragraphs in plain text: columns as wide as what stands in them, lines no longer than the terminal. */
import { stripVTControlCharacters } from 'node:util';

/** characters of one line */
const widest = 100;

export function lineWidth(): number {
  return Math.min(process.stdout.columns || widest, widest);
}

/** One line for each row under its headings. The last column is never padded, so that it may be long. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(width)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === headings.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell)),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((columns) => '─'.repeat(columns));
  return [line(headings), rule.join('  '), ...rows.map(line)];
}

/** `Label   value`, one fact a line. */
export function factLines(facts: readonly (readonly [string, string])[]): readonly string[] {
  const widest = Math.max(...facts.map(([label]) => width(label)));
  return facts.map(([label, value]) => `${label}${' '.repeat(widest - width(label))}  ${value}`);
}

/** Breaks a text between words; every line but the first begins with `indent`, which `first` replaces there. */
export function wrapped(text: string, indent = '', first: string = indent): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/ +/)) {
    if (!empty && width(line) + 1 + width(word) > lineWidth()) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line = empty ? line + word : `${line} ${word}`;
    empty = false;
  }
  return [...lines, line];
}

function width(text: string): number {
  return Array.from(stripVTControlCharacters(text)).length;
}
