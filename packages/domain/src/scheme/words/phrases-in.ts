/** Picks the phrases of a reader's language. */
import { english } from './english.ts';
import { french } from './french.ts';
import type { Phrases } from './phrases.ts';

/** English where the language is not spoken here. */
export function phrasesIn(language: string): Phrases {
  return language.split('-')[0] === 'fr' ? french : english;
}
