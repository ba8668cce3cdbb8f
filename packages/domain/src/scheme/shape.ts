/**
 * The shape of a scheme, once, as JSON Schema: what the compiler checks file by file, and what an editor can complete.
 * `description` is the noun phrase that a mistake's sentence uses. The types in `scheme.ts` are what users read; a test
 * proves that both are the same.
 */
import { limits } from '@touchstone/kernel';
import { Type } from 'typebox';
import { date, line, list, named, object, oneWord, yesOrNo } from './shape-parts.ts';
import { duties } from './vocabulary.ts';

const integer = (description: string, minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description });

const id = Type.String({
  maxLength: 64,
  pattern: '^[a-z0-9]+([.-][a-z0-9]+)*$',
  description: 'an id (lower-case letters and digits, joined by “-” or “.”)',
});
const url = Type.String({
  maxLength: 500,
  pattern: '^https?://\\S+$',
  description: 'a web address that begins with https://',
});
const language = Type.String({
  pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  description: 'a language code such as en',
});
/** `words: true` marks it for the check of languages. */
const text = named(language, line('a text'), 'a text per language, such as { en: …, fr: … }', {
  minProperties: 1,
  words: true,
});

const source = object('a source', {
  title: line('the title of the source'),
  url: Type.Optional(url),
  confidence: oneWord(['stated', 'observed', 'inferred', 'unknown']),
});
const sources = named(
  Type.String({ pattern: '^[a-zA-Z]+$' }),
  source,
  'sources by the name of the member that they speak of',
);

const terms = (description: string) => list(object('a term with id and name', { id, name: text }), description);

const level = object('a level', {
  id,
  name: text,
  meaning: Type.Optional(text),
  rank: integer('a rank (a whole number; higher is better)', 0, 1_000),
  score: Type.Optional(integer('a score (a whole number from 0 to 1000)', 0, 1_000)),
  adverse: yesOrNo,
  finding: yesOrNo,
  rationale: oneWord(['required', 'optional']),
  evidence: oneWord(['required', 'optional']),
});

const factQuestion = {
  fact: line('the name of a fact about the site'),
  isOneOf: list(
    Type.Unsafe<string | number | boolean>({
      type: ['string', 'number', 'boolean'],
      description: 'a text, a number, true or false',
    }),
    'a list of answers',
    { minItems: 1 },
  ),
};

const factRule = Type.Cyclic(
  {
    FactRule: Type.Union(
      [
        object('a question about the site', factQuestion),
        object('“all” with its rules', { all: list(Type.Ref('FactRule'), 'a list of rules', { minItems: 1 }) }),
        object('“any” with its rules', { any: list(Type.Ref('FactRule'), 'a list of rules', { minItems: 1 }) }),
        object('“not” with its rule', { not: Type.Ref('FactRule') }),
      ],
      { description: 'a rule about the site' },
    ),
  },
  'FactRule',
);

const ids = (description: string) => list(id, description, { minItems: 1, maxItems: limits.criteriaPerScheme });
const selection = object('a selection of criteria', {
  groups: Type.Optional(ids('a list of group ids')),
  criteria: Type.Optional(ids('a list of criterion ids')),
  critical: Type.Optional(yesOrNo),
});
const ofLevel = object('a level to reach, and of which criteria', { of: Type.Optional(selection), atLeast: id });
const ofSelection = object('which criteria', { of: Type.Optional(selection) });
const quantity = Type.Union(
  [
    object('a count', { count: ofLevel }),
    object('a share', { share: ofLevel }),
    object('a score', { score: ofSelection }),
  ],
  { description: 'a quantity' },
);

const rule = Type.Cyclic(
  {
    Rule: Type.Union(
      [
        object('a question about the site', factQuestion),
        object('“all” with its rules', { all: list(Type.Ref('Rule'), 'a list of rules', { minItems: 1 }) }),
        object('“any” with its rules', { any: list(Type.Ref('Rule'), 'a list of rules', { minItems: 1 }) }),
        object('“not” with its rule', { not: Type.Ref('Rule') }),
        object('“every” with its level', { every: ofLevel }),
        object('“rated” with its selection', { rated: ofSelection }),
        object('“atLeast” with its quantity', {
          atLeast: object('a quantity and its least value', {
            value: quantity,
            min: Type.Number({ minimum: 0, maximum: 1_000_000, description: 'a number of at least 0' }),
          }),
        }),
      ],
      { description: 'a rule' },
    ),
  },
  'Rule',
);

const period = object('a period in years, months and days', {
  years: Type.Optional(integer('a whole number of years', 0, 100)),
  months: Type.Optional(integer('a whole number of months', 0, 1_200)),
  days: Type.Optional(integer('a whole number of days', 0, 36_500)),
});
const due = Type.Cyclic(
  {
    Due: Type.Union(
      [
        object('an anchor and a period after it', { anchor: line('the name of an event'), after: period }),
        object('the earliest of several', { earliest: list(Type.Ref('Due'), 'a list of days', { minItems: 1 }) }),
        object('the latest of several', { latest: list(Type.Ref('Due'), 'a list of days', { minItems: 1 }) }),
      ],
      { description: 'when it is due' },
    ),
  },
  'Due',
);

const consequence = Type.Union(
  [
    object('an escalation', { kind: Type.Literal('escalate'), to: oneWord(duties) }),
    object('the end of the award', { kind: Type.Literal('expire-award') }),
    object('nothing', { kind: Type.Literal('none') }),
  ],
  { description: 'what follows when the clock runs out' },
);

const criterion = object('a criterion', {
  id,
  number: line('a number, in quotes'),
  title: text,
  group: id,
  summary: Type.Optional(text),
  scale: id,
  appliesWhen: Type.Optional(factRule),
  notApplicable: oneWord(['allowed', 'never']),
  weight: Type.Optional(integer('a weight (a whole number from 1 to 1000)', 1, 1_000)),
  critical: Type.Optional(yesOrNo),
  evidenceHints: Type.Optional(list(text, 'a list of texts')),
  sdgs: Type.Optional(list(integer('a goal from 1 to 17', 1, 17), 'a list of goals')),
  aims: Type.Optional(list(id, 'a list of aim ids')),
  source: Type.Optional(source),
  sources: Type.Optional(sources),
});

const clock = object('a clock', {
  id,
  name: text,
  due: Type.Union([Type.Null(), due], { description: 'when it is due, or null where the scheme leaves it unset' }),
  metBy: Type.Optional(line('the name of an event')),
  per: oneWord(['cycle', 'finding']),
  whenReached: consequence,
  source: Type.Optional(source),
});

const mark = object('a mark', {
  id,
  name: text,
  offeredWhen: Type.Optional(factRule),
  awardedWhen: rule,
  validityClock: id,
  source: Type.Optional(source),
});

/** JSON Schema in plain objects. */
export const schemeShape = object('a scheme', {
  format: Type.Literal(1),
  id,
  version: Type.String({
    maxLength: 64,
    pattern: '^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$',
    description: 'a version such as "1.0", in quotes',
  }),
  name: text,
  standardName: text,
  owner: object('the owner of the scheme', { name: line('a name'), url }),
  notice: Type.Optional(text),
  languages: list(language, 'a list of language codes', { minItems: 1, maxItems: 50 }),
  authoritativeLanguage: language,
  timeZone: line('a time zone such as Europe/London'),
  inForce: object('the days on which new cycles may start', { from: date, until: Type.Optional(date) }),
  siteTypes: terms('a list of site types'),
  metals: terms('a list of metals'),
  groups: terms('a list of groups'),
  aims: Type.Optional(terms('a list of aims')),
  scales: list(
    object('a scale', { id, levels: list(level, 'a list of levels', { minItems: 1 }), source: Type.Optional(source) }),
    'a list of scales',
    { minItems: 1 },
  ),
  criteria: list(criterion, 'a list of criteria', { minItems: 1, maxItems: limits.criteriaPerScheme }),
  letter: object('the letter of commitment', {
    name: text,
    promises: list(object('a promise', { id, text, source: Type.Optional(source) }), 'a list of promises'),
  }),
  clocks: list(clock, 'a list of clocks'),
  marks: list(mark, 'a list of marks', { minItems: 1 }),
  duties: object('who must differ from whom', {
    differ: list(
      object('two acts that different people must do', {
        acts: Type.Tuple([line('the name of an act'), line('the name of an act')], { description: 'two acts' }),
        source: Type.Optional(source),
      }),
      'a list of pairs of acts',
    ),
    departureReasonLength: integer('a number of characters', 0, limits.rationaleLength),
  }),
});
