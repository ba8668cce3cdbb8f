/**
 * A refusal is an expected "no": a code that is declared once, the field it speaks of, and the facts its sentence names.
 * Each feature declares its own in `refusals.ts`; docs, message keys and the API's error list are generated from there.
 */
import { err, type Err } from './result.ts';

/** What a sentence may name: flat, so that any message format can print it. */
export type PlainFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Of something that data has words for: those words, by language, because people know it by them. */
type Words = Readonly<Record<string, string>>;
export type RefusalFacts = Readonly<Record<string, PlainFacts[string] | Words>>;

export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** JSON pointer without the leading slash to the field that must change, such as `rationale` or `evidence/0`. */
  readonly at?: string;
  readonly facts?: RefusalFacts;
}

/** One line of the refusal register. `status` is an HTTP status, `sentence` an ICU message in English with the way out. */
export interface RefusalType {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;
  readonly sentence: string;
}

export function refuse<Code extends string>(code: Code, facts?: RefusalFacts, at?: string): Err<Refusal<Code>> {
  return err({ code, ...(at === undefined ? {} : { at }), ...(facts === undefined ? {} : { facts }) });
}
