/** The smallest parts of a scheme: a text in several languages, a term, and where a fact of the scheme was read. */

/** Words per language (BCP 47 code); the scheme's authoritative language is always there. */
export type Text = Readonly<Record<string, string>>;

/** Where a fact of the scheme was read, and how sure it is. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  readonly confidence: 'stated' | 'observed' | 'inferred' | 'unknown';
}

export interface Term {
  readonly id: string;
  readonly name: Text;
}

/** What people call it; the id itself where none of the terms has it. */
export function nameOfTerm(terms: readonly Term[], id: string): Text | string {
  return terms.find((term) => term.id === id)?.name ?? id;
}
