/** A rule in plain words, generated from the data alone, so that what people read is what is evaluated. */
import { partsOf } from '../check-rule.ts';
import type { Quantity, Rule, Scheme } from '../scheme.ts';
import { dueClause } from './clock-in-words.ts';
import { phrasesIn } from './phrases-in.ts';
import {
  answersName,
  capital,
  eventName,
  factName,
  levelName,
  selectionName,
  sentence,
  type Telling,
} from './words.ts';

/** One sentence; parts of a rule are numbered within it. */
export function ruleInWords(scheme: Scheme, rule: Rule, language: string): string {
  return sentence(ruleClause(scheme, rule, language));
}

/** The same, to go on inside another sentence. */
export function ruleClause(scheme: Scheme, rule: Rule, language: string): string {
  return clause({ scheme, language, phrases: phrasesIn(language) }, rule);
}

/** The same rule as people read it under each other: a sentence, or a head with its parts. */
export interface RuleOutline {
  readonly words: string;
  readonly parts: readonly RuleOutline[];
}

export function ruleOutline(scheme: Scheme, rule: Rule, language: string): RuleOutline {
  return outline({ scheme, language, phrases: phrasesIn(language) }, rule);
}

function outline(telling: Telling, rule: Rule): RuleOutline {
  const { phrases } = telling;
  const parts = partsOf(rule).map(({ part }) => outline(telling, part));
  const head = 'all' in rule ? phrases.all : 'any' in rule ? phrases.any : 'not' in rule ? phrases.not : undefined;
  if (head === undefined) return { words: sentence(clause(telling, rule)), parts: [] };
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && !('not' in rule)) return only;
  return { words: capital(phrases.parts(head, []).trim()), parts };
}

function clause(telling: Telling, rule: Rule): string {
  const { phrases } = telling;
  if ('all' in rule) return withParts(telling, phrases.all, rule);
  if ('any' in rule) return withParts(telling, phrases.any, rule);
  if ('not' in rule) return withParts(telling, phrases.not, rule);
  if ('every' in rule)
    return phrases.every(selectionName(telling, rule.every.of), levelName(telling, rule.every.atLeast));
  if ('rated' in rule) return phrases.rated(selectionName(telling, rule.rated.of));
  if ('atLeast' in rule) return quantityClause(telling, rule.atLeast.value, rule.atLeast.min);
  if ('applies' in rule) return phrases.applies(selectionName(telling, rule.applies.of));
  if ('within' in rule) {
    const { event, due } = rule.within;
    return phrases.within(eventName(telling, event), due === null ? undefined : dueClause(phrases, due));
  }
  return phrases.fact(factName(telling, rule.fact), answersName(telling, rule.fact, rule.isOneOf));
}

/** A single part of “all” or “any” needs no head. */
function withParts(telling: Telling, head: string, rule: Rule): string {
  const parts = partsOf(rule).map(({ part }) => clause(telling, part));
  const [only] = parts;
  if (parts.length > 1)
    return telling.phrases.parts(
      head,
      parts.map((part, index) => `(${String(index + 1)}) ${part}`),
    );
  return 'not' in rule ? telling.phrases.parts(head, parts) : (only ?? head);
}

function quantityClause(telling: Telling, quantity: Quantity, min: number): string {
  const { phrases } = telling;
  const least = phrases.number(min);
  if ('score' in quantity) return phrases.score(selectionName(telling, quantity.score.of), least);
  if ('count' in quantity) {
    const { of, atLeast } = quantity.count;
    return phrases.count(selectionName(telling, of), levelName(telling, atLeast), least);
  }
  const { of, atLeast } = quantity.share;
  return phrases.share(selectionName(telling, of), levelName(telling, atLeast), least);
}
