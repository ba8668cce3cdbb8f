/**
 * What a person reads when something is refused: the register's sentence in the page's language, with the refusal's
 * facts in it. What the scheme has words for is called by them; a day is written out, and so are a duty, what somebody
 * does, a country and a language.
 */
import { actInWords, refusalTypes } from '@touchstone/domain';
import { defined, parsePlainDate, type Refusal, type RefusalFacts, type RefusalType } from '@touchstone/kernel';
import { countryName } from '../site/countries.ts';
import { formatMessage, type MessageArgs } from './format-message.ts';
import { languageName } from './language-name.ts';
import type { Language } from './languages.ts';
import { fr } from './refusal-messages.ts';
import type { Translator } from './translator.ts';
import { en as englishWords, fr as frenchWords } from './words-messages.ts';

const english: Readonly<Record<string, RefusalType>> = refusalTypes;
const french: Readonly<Record<string, string>> = fr;
const dutyWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: englishWords, fr: frenchWords };

export function refusalSentence(t: Translator, refusal: Refusal): string {
  return formatMessage(t.language, refusalPattern(t.language, refusal.code), printable(t, refusal.facts ?? {}));
}

/** The sentence with the `{names}` of its facts, for documentation. */
export function refusalPattern(language: Language, code: string): string {
  const sentence = language === 'fr' ? french[`refusal.${code}`] : english[code]?.sentence;
  return defined(sentence, `sentence of ${code}`);
}

function printable(t: Translator, facts: RefusalFacts): MessageArgs {
  const kindOf = (name: string): unknown => (name === 'wanted' ? facts['dimension'] : name);
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, printed(t, kindOf(name), fact)]));
}

/** `kind`: what the fact is, by its name; of what somebody's approval does not reach to, by its dimension. */
function printed(t: Translator, kind: unknown, fact: RefusalFacts[string]): string | number {
  if (typeof fact === 'object' && fact !== null) return t.text(fact);
  if (typeof fact !== 'string') return typeof fact === 'number' ? fact : String(fact ?? '');
  if (kind === 'act' || kind === 'other') return actInWords(fact, t.language);
  if (kind === 'duty') return dutyWords[t.language][`duty.${fact}`] ?? fact;
  if (kind === 'countries') return countryName(t.language, fact);
  if (kind === 'languages') return languageName(t.language, fact);
  const day = parsePlainDate(fact);
  return day === undefined ? fact : t.date(day);
}
