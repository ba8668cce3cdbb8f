/**
 * What a person reads when something is refused: the register's sentence in the page's language, with the refusal's
 * facts in it. A day among the facts is written out, and so are a duty and what somebody does.
 */
import { actInWords, refusalTypes } from '@touchstone/domain';
import { defined, parsePlainDate, type Refusal, type RefusalFacts, type RefusalType } from '@touchstone/kernel';
import { formatMessage, type MessageArgs } from './format-message.ts';
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
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, printed(t, name, fact)]));
}

function printed(t: Translator, name: string, fact: RefusalFacts[string]): string | number {
  if (typeof fact !== 'string') return typeof fact === 'number' ? fact : String(fact ?? '');
  if (name === 'act' || name === 'other') return actInWords(fact, t.language);
  if (name === 'duty') return dutyWords[t.language][`duty.${fact}`] ?? fact;
  const day = parsePlainDate(fact);
  return day === undefined ? fact : t.date(day);
}
