/**
 * A mistake in a scheme file, said so that the person who wrote it can mend it: where it stands, what was expected
 * there, and the word that was probably meant. Never a stack trace.
 */
import { limits } from '@touchstone/kernel';
import { nearestWord } from './nearest-word.ts';

/** Where something is written; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface SchemeProblem extends Place {
  /** members and list positions from the root, joined by `/`, such as `criteria/3/title/fr`; empty at the root */
  readonly path: string;
  /** one sentence in English: what is wrong and what was expected */
  readonly sentence: string;
  /** the known word nearest to an unknown one */
  readonly suggestion?: string;
}

export type Path = readonly (string | number)[];

/** `criteria.yaml:12:5 criteria/3/group: There is no group “goverance”. Did you mean “governance”?` */
export function problemInWords(problem: SchemeProblem): string {
  const { file, line, column, path, sentence, suggestion } = problem;
  const meant = suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`;
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${sentence}${meant}`;
}

/** Collects problems up to the limit; what lies beyond is left for the next run. */
export interface ProblemList {
  readonly problems: readonly SchemeProblem[];
  readonly add: (place: Place, path: Path, sentence: string, unknown?: Unknown) => void;
}

/** A word that is not known, and the ones that are. */
export interface Unknown {
  readonly word: string;
  readonly known: Iterable<string>;
}

export function problemList(): ProblemList {
  const problems: SchemeProblem[] = [];
  return {
    problems,
    add({ file, line, column }, path, sentence, unknown) {
      if (problems.length >= limits.schemeProblems) return;
      const suggestion = unknown === undefined ? undefined : nearestWord(unknown.word, unknown.known);
      const where = { file, line, column, path: path.join('/') };
      problems.push({ ...where, sentence, ...(suggestion === undefined ? {} : { suggestion }) });
    },
  };
}

/** How a sentence quotes what was written: short, on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;
}

/** `“a”, “b” or “c”` */
export function oneOf(words: readonly string[]): string {
  const all = words.map(quoted);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;
}
