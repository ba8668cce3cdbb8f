/** A language by its ISO 639-1 code, with the name that the reader's language has for it; the code itself where it is none. */
import type { Language } from './languages.ts';

export function languageName(language: Language, code: string): string {
  if (!/^[a-z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}
