/** Marks of a register entry by the names that their scheme gives them. */
import type { Reader, RegisterEntry, Schemes } from '@touchstone/store';
import type { Terminal } from '../terminal/terminal.ts';

export async function markNames(
  { t }: Terminal,
  from: Reader,
  schemes: Schemes,
  { marks, scheme: id, scheme_version: version }: Pick<RegisterEntry, 'marks' | 'scheme' | 'scheme_version'>,
): Promise<readonly string[]> {
  if (marks.length === 0) return [];
  const compiled = await schemes.byVersion(from, id, version);
  return marks.map((mark) => {
    const known = compiled?.scheme.marks.find((one) => one.id === mark);
    return known === undefined ? mark : t.text(known.name);
  });
}
