/**
 * How the cell of an award's validity is written: one day for all marks, or each mark with its own, such as
 * “one mark: 2026-03-31; other mark: 2027-01-31”. An export writes what an import reads.
 */
import { ok, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import { readDay } from './read-day.ts';

export interface MarkEnd {
  readonly mark: string;
  readonly validUntil: PlainDate;
}

/** `markOf` answers the id of a mark that is named in words. */
export function readMarkEnds(
  text: string,
  from1904: boolean,
  markOf: (said: string) => Result<string, Refusal>,
): Result<PlainDate | readonly MarkEnd[], Refusal> {
  const whole = readDay(text, from1904);
  if (whole.ok || !text.includes(':')) return whole;
  const ends: MarkEnd[] = [];
  for (const part of text.split(/[;,\n]/).filter((one) => one.trim() !== '')) {
    const [, said = '', written = part] = /^(.*?):(.*)$/s.exec(part) ?? [];
    const day = readDay(written, from1904);
    if (!day.ok) return day;
    const mark = markOf(said.trim());
    if (!mark.ok) return mark;
    ends.push({ mark: mark.value, validUntil: day.value });
  }
  return ok(ends);
}

/** Marks without an end are left out where others have one; empty where none has. */
export function writeMarkEnds(marks: readonly { readonly mark: string; readonly validUntil: string | null }[]): string {
  const [first] = marks;
  if (marks.every(({ validUntil }) => validUntil === first?.validUntil)) return first?.validUntil ?? '';
  return marks.flatMap(({ mark, validUntil }) => (validUntil === null ? [] : [`${mark}: ${validUntil}`])).join('; ');
}
