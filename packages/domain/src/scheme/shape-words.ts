/** Shapes of ids, texts, terms and sources: what every other shape of a scheme is made of. */
import { Type, type TArray, type TInteger } from 'typebox';
import { line, list, named, object, oneWord } from './shape-parts.ts';

export const integer = (description: string, minimum: number, maximum: number): TInteger =>
  Type.Integer({ minimum, maximum, description });

export const id = Type.String({
  maxLength: 64,
  pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$',
  description: 'an id (lower-case letters and digits, joined by “-” or “.”)',
});
export const url = Type.String({
  maxLength: 500,
  pattern: '^https?://\\S+$',
  description: 'a web address that begins with https://',
});
export const language = Type.String({
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'a language code such as en',
});
/** `words: true` marks it for the check of languages. */
export const text = named(language, line('a text'), 'a text per language, such as { en: …, fr: … }', {
  minProperties: 1,
  words: true,
});

export const source = object('a source', {
  title: line('the title of the source'),
  url: Type.Optional(url),
  confidence: oneWord(['stated', 'observed', 'inferred', 'unknown']),
});
export const sources = named(
  Type.String({ pattern: '^[a-zA-Z]+$' }),
  source,
  'sources by the name of the member that they speak of',
);

const term = object('a term with id and name', { id, name: text });

export const terms = (description: string): TArray<typeof term> => list(term, description);
