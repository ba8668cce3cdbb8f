/**
 * One row of an import: what a table or a YAML file says of one criterion or requirement, and where it says so. A member
 * that the row does not speak of stays as it is; so does a language of a text.
 */
import type { Json } from '@touchstone/kernel';

export interface ImportedRow {
  /** where the row stands, and where in it the member does */
  readonly at: (member?: string) => string;
  readonly id?: string;
  readonly number?: string;
  /** id or number of the criterion or requirement that this row stands below; absent: it is a criterion */
  readonly parent?: string;
  readonly members: Readonly<Record<string, Json>>;
}

/** `at`: such as `Sheet “Criteria”, C4 (title)`. */
export interface ImportProblem {
  readonly at: string;
  readonly sentence: string;
}

/** A mapping, such as a text per language. */
export function isMapping(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
