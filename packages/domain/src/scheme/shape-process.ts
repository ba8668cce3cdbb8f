/** Shapes of how a scheme runs: the letter, clocks, duties. */
import { limits } from '@touchstone/kernel';
import { Type } from 'typebox';
import { line, list, object, oneWord } from './shape-parts.ts';
import { due } from './shape-rules.ts';
import { id, integer, source, text } from './shape-words.ts';
import { duties as dutyWords } from './vocabulary.ts';

const consequence = Type.Union(
  [
    object('an escalation', { kind: Type.Literal('escalate'), to: oneWord(dutyWords) }),
    object('the end of the award', { kind: Type.Literal('expire-award') }),
    object('nothing', { kind: Type.Literal('none') }),
  ],
  { description: 'what follows when the clock runs out' },
);

export const clock = object('a clock', {
  id,
  name: text,
  due: Type.Union([Type.Null(), due], { description: 'when it is due, or null where the scheme leaves it unset' }),
  metBy: Type.Optional(line('the name of an event')),
  per: oneWord(['cycle', 'finding']),
  whenReached: consequence,
  source: Type.Optional(source),
});

export const letter = object('the letter of commitment', {
  name: text,
  promises: list(object('a promise', { id, text, source: Type.Optional(source) }), 'a list of promises'),
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
});
