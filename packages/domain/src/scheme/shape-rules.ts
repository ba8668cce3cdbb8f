/** Shapes of the closed expressions: rules, and days counted from events. */
import { limits } from '@touchstone/kernel';
import { Type } from 'typebox';
import { line, list, object, yesOrNo } from './shape-parts.ts';
import { id, integer } from './shape-words.ts';

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

export const factRule = Type.Cyclic(
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

export const period = object('a period in years, months and days', {
  years: Type.Optional(integer('a whole number of years', 0, 100)),
  months: Type.Optional(integer('a whole number of months', 0, 1_200)),
  days: Type.Optional(integer('a whole number of days', 0, 36_500)),
});
export const due = Type.Cyclic(
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

export const rule = Type.Cyclic(
  {
    Rule: Type.Union(
      [
        object('a question about the site', factQuestion),
        object('“all” with its rules', { all: list(Type.Ref('Rule'), 'a list of rules', { minItems: 1 }) }),
        object('“any” with its rules', { any: list(Type.Ref('Rule'), 'a list of rules', { minItems: 1 }) }),
        object('“not” with its rule', { not: Type.Ref('Rule') }),
        object('“every” with its level', { every: ofLevel }),
        object('“rated” with its selection', { rated: ofSelection }),
        object('“applies” with its selection', { applies: ofSelection }),
        object('“within” with its event and day', {
          within: object('an event and the day until which it counts', {
            event: line('the name of an event'),
            due: Type.Union([Type.Null(), due], { description: 'until when, or null for whenever' }),
          }),
        }),
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
