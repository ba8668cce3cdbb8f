/**
 * A scheme's words in a reader's language, and how sentences name its parts. Where the scheme lacks the language, its
 * authoritative one is given.
 */
import type { Criterion, Scheme, Selection, Text } from '../scheme.ts';
import { isAnchor } from '../vocabulary.ts';
import type { Phrases } from './phrases.ts';

export function textIn(scheme: Scheme, text: Text, language: string): string {
  return text[language] ?? text[language.split('-')[0] ?? ''] ?? text[scheme.authoritativeLanguage] ?? '';
}

/** Whether a member of a scheme is a text per language. */
export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');
}

/** What a sentence needs to name things: the scheme, the language and its phrases. */
export interface Telling {
  readonly scheme: Scheme;
  readonly language: string;
  readonly phrases: Phrases;
}

/** A level's name in quotes. Where scales share an id, the first one with it gives the name. */
export function levelName({ scheme, language, phrases }: Telling, id: string): string {
  const level = scheme.scales.flatMap(({ levels }) => levels).find((one) => one.id === id);
  return phrases.quote(level === undefined ? id : textIn(scheme, level.name, language));
}

/** `15 Greenhouse Gas Emissions, 16 Energy Consumption`, cut after a few. */
export function criteriaByName({ scheme, language, phrases }: Telling, ids: readonly string[]): string {
  const named = scheme.criteria
    .filter(({ id }) => ids.includes(id))
    .map((one) => `${one.number} ${textIn(scheme, one.title, language)}`);
  const shown = named.slice(0, longestList).join(', ');
  return named.length > longestList ? phrases.andMore(shown, named.length - longestList) : shown;
}

export function selectionName(telling: Telling, of: Selection | undefined): string {
  const { scheme, language, phrases } = telling;
  const groups = of?.groups?.map((id) => {
    const group = scheme.groups.find((one) => one.id === id);
    return group === undefined ? id : textIn(scheme, group.name, language);
  });
  return phrases.criteria({
    ...(of?.critical === undefined ? {} : { critical: of.critical }),
    ...(groups === undefined ? {} : { groups: phrases.or(groups) }),
    ...(of?.criteria === undefined ? {} : { listed: numbersOf(telling, of.criteria) }),
  });
}

/** What a reader calls an event such as `commitment.signed`. */
export function eventName({ phrases }: Telling, event: string): string {
  return isAnchor(event) ? phrases.anchors[event] : event;
}

/** What a rule asks about: a fact that is known of every site, or the answer to one of the scheme's questions. */
export function factName({ scheme, language, phrases }: Telling, fact: string): string {
  const asked = scheme.questions?.find(({ id }) => id === fact)?.question;
  return asked === undefined
    ? (phrases.facts[fact] ?? fact)
    : phrases.answerTo(phrases.quote(textIn(scheme, asked, language)));
}

/** The answers of a question about the site, in the scheme's words. */
export function answersName(telling: Telling, fact: string, answers: readonly (string | number | boolean)[]): string {
  return telling.phrases.or(answers.map((answer) => answerName(telling, fact, answer)));
}

export function sentence(clause: string): string {
  return `${capital(clause)}.`;
}

/** A clause that stands by itself, as a heading or in a cell. */
export function capital(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}

/** A sentence to go on inside another. */
export function clauseOf(told: string): string {
  return told.replace(/\.$/, '');
}

const longestList = 8;

function numbersOf({ scheme }: Telling, ids: readonly string[]): string {
  const named = scheme.criteria.filter(({ id }: Criterion) => ids.includes(id));
  return named.map(({ number }) => number).join(', ');
}

function answerName({ scheme, language, phrases }: Telling, fact: string, answer: string | number | boolean): string {
  if (typeof answer === 'boolean') return phrases.yesOrNo(answer);
  if (typeof answer === 'number') return phrases.number(answer);
  if (fact === 'country') return new Intl.DisplayNames([language], { type: 'region' }).of(answer) ?? answer;
  const offered = scheme.questions?.find(({ id }) => id === fact)?.answers;
  const term = (offered ?? [...scheme.siteTypes, ...scheme.metals, ...(scheme.activities ?? [])]).find(
    ({ id }) => id === answer,
  );
  return phrases.quote(term === undefined ? answer : textIn(scheme, term.name, language));
}
