/** Whether a day can be counted: its events are ones that happen where it is counted, and it nests no deeper than people follow. */
import { limits } from '@touchstone/kernel';
import { oneOf, quoted, type Path, type Unknown } from './problem.ts';
import type { Due } from './scheme.ts';
import { findingAnchors } from './vocabulary.ts';

/** Says a problem at a path of the scheme. */
export type Say = (path: Path, sentence: string, unknown?: Unknown) => void;

export function checkDue(due: Due, known: readonly string[], path: Path, say: Say, depth = 1): void {
  if (depth > limits.ruleDepth) {
    say(path, `This nests deeper than ${limits.ruleDepth} levels. Say it with fewer.`);
  } else if ('anchor' in due) {
    checkAnchor(due.anchor, known, [...path, 'anchor'], say);
    if (Object.keys(due.after).length === 0) say([...path, 'after'], 'Expected a period in years, months and days.');
  } else {
    const [name, parts] = 'earliest' in due ? (['earliest', due.earliest] as const) : (['latest', due.latest] as const);
    parts.forEach((part, index) => {
      checkDue(part, known, [...path, name, index], say, depth + 1);
    });
  }
}

export function checkAnchor(anchor: string, known: readonly string[], path: Path, say: Say): void {
  if (known.includes(anchor)) return;
  const only = findingAnchors.some((one) => one === anchor) ? ' Only a clock per finding may use it.' : '';
  say(path, `No event ${quoted(anchor)} can be counted from here: expected ${oneOf(known)}.${only}`, {
    word: anchor,
    known,
  });
}
