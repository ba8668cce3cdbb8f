/** Shapes of how a scheme runs: the letter, clocks, duties, publication, reports and scoping questions. */
import { limits } from '@touchstone/kernel';
import { Type, type TNull, type TSchema, type TUnion } from 'typebox';
import { line, list, object, oneWord, yesOrNo } from './shape-parts.ts';
import { due, factRule, period } from './shape-rules.ts';
import { id, integer, source, terms, text } from './shape-words.ts';
import { duties as dutyWords, steps as stepWords, ties } from './vocabulary.ts';

const consequence = Type.Union(
  [
    object('an escalation', { kind: Type.Literal('escalate'), to: oneWord(dutyWords) }),
    object('a notice', { kind: Type.Literal('notice'), to: oneWord(dutyWords) }),
    object('the suspension of the award', { kind: Type.Literal('suspend-award') }),
    object('the lapse of the commitment', { kind: Type.Literal('lapse') }),
    object('the end of the award', { kind: Type.Literal('expire-award') }),
    object('nothing', { kind: Type.Literal('none') }),
  ],
  { description: 'what follows when the clock runs out' },
);

/** Null where the scheme leaves it unset. */
export function orUnset<S extends TSchema>(shape: S, description: string): TUnion<[TNull, S]> {
  return Type.Union([Type.Null(), shape], { description });
}

const clockRight = orUnset(
  object('a right to change the clock', {
    by: oneWord(dutyWords),
    reasonLength: integer('a number of characters', 0, limits.rationaleLength),
  }),
  'who may do so, or null where the scheme leaves it unset',
);

export const clock = object('a clock', {
  id,
  name: text,
  due: orUnset(due, 'when it is due, or null where the scheme leaves it unset'),
  metBy: Type.Optional(line('the name of an event')),
  thenEvery: Type.Optional(period),
  per: oneWord(['cycle', 'finding']),
  whenReached: consequence,
  remindDaysBefore: Type.Optional(
    list(integer('a number of days from 1 to 3650', 1, 3_650), 'a list of days before', { maxItems: 20 }),
  ),
  extension: Type.Optional(clockRight),
  pause: Type.Optional(clockRight),
  outerBound: Type.Optional(orUnset(due, 'the last day, or null where the scheme leaves it unset')),
  source: Type.Optional(source),
});

export const letter = object('the letter of commitment', {
  name: text,
  promises: list(object('a promise', { id, text, source: Type.Optional(source) }), 'a list of promises'),
});

const act = line('the name of an act');
const tie = oneWord(ties);
const people = (description: string) => integer(description, 1, 100);

const panel = object('a panel', {
  act,
  size: people('a number of people from 1 to 100'),
  quorum: people('a number of people from 1 to 100'),
  carriedBy: oneWord(['majority', 'two-thirds', 'all']),
  source: Type.Optional(source),
});
const rotation = object('a rotation', {
  act,
  afterCycles: integer('a number of cycles from 1 to 100', 1, 100),
  source: Type.Optional(source),
});
const coolingOff = object('a cooling-off', { act, tie, period, source: Type.Optional(source) });
const recusal = object('a recusal', {
  act,
  ties: list(tie, 'a list of ties', { minItems: 1 }),
  source: Type.Optional(source),
});

export const duties = object('who must differ from whom', {
  differ: list(
    object('two acts that different people must do', {
      acts: Type.Tuple([line('the name of an act'), line('the name of an act')], { description: 'two acts' }),
      source: Type.Optional(source),
    }),
    'a list of pairs of acts',
  ),
  departureReasonLength: integer('a number of characters', 0, limits.rationaleLength),
  panels: Type.Optional(orUnset(list(panel, 'a list of panels'), 'a list of panels, or null')),
  rotation: Type.Optional(orUnset(list(rotation, 'a list of rotations'), 'a list of rotations, or null')),
  coolingOff: Type.Optional(orUnset(list(coolingOff, 'a list of cooling-offs'), 'a list of cooling-offs, or null')),
  recusal: Type.Optional(orUnset(list(recusal, 'a list of recusals'), 'a list of recusals, or null')),
});

export const askedStep = object('a step', { step: oneWord(stepWords), source: Type.Optional(source) });

export const publication = object('when a fact becomes public', {
  fact: line('the name of a fact that can become public'),
  access: oneWord(['public', 'on-request']),
  from: orUnset(due, 'from when, or null where the scheme leaves it unset'),
  source: Type.Optional(source),
});

const section = object('a section of a report', {
  id,
  title: text,
  asks: Type.Optional(text),
  optional: Type.Optional(yesOrNo),
});
export const reportTemplate = object('a report', {
  id,
  name: text,
  act,
  sections: orUnset(
    list(section, 'a list of sections', { minItems: 1 }),
    'a list of sections, or null where the scheme leaves it unset',
  ),
  source: Type.Optional(source),
});

export const question = object('a question', {
  id,
  question: text,
  answers: Type.Optional(terms('a list of answers')),
  askedAt: Type.Optional(oneWord(['application', 'scoping'])),
  askedWhen: Type.Optional(factRule),
  confirmedBy: Type.Optional(oneWord(dutyWords)),
  source: Type.Optional(source),
});
