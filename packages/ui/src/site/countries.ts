/** Countries by their code, with the names that the reader's language has. */
import { countryCodes } from '@touchstone/domain';
import type { Language } from '../messages/languages.ts';

/** The code itself where it is none that is assigned. */
export function countryName(language: Language, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (namesIn(language).of(code) ?? code) : code;
}

/** Every country, in the order of the language's alphabet. */
export function countryChoices(language: Language): readonly { readonly value: string; readonly label: string }[] {
  const alphabet = new Intl.Collator(language);
  return countryCodes
    .map((value) => ({ value, label: countryName(language, value) }))
    .sort((a, b) => alphabet.compare(a.label, b.label));
}

const kept = new Map<Language, Intl.DisplayNames>();

function namesIn(language: Language): Intl.DisplayNames {
  const names = kept.get(language) ?? new Intl.DisplayNames([language], { type: 'region' });
  kept.set(language, names);
  return names;
}
