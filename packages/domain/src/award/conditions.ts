/**
 * Conditions that come with an award: they are fixed with it, from the scheme's rules and the ratings of that day, and each
 * is open until the secretariat puts on record that it is fulfilled. Their clocks are the scheme's.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import { requireDuty } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { closed, Day, SchemeWord, ShortText } from '../shapes.ts';
import { standsYet, type AwardState } from './award.ts';

const FulfilCondition = Type.Object(
  { mark: SchemeWord, condition: SchemeWord, /** how it was seen */ note: ShortText },
  closed,
);

export const conditionCommands = {
  'condition.fulfil': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: FulfilCondition,
    purpose: 'Put on record that a condition of an award is fulfilled.',
  },
} as const satisfies CommandRegister;

const ConditionFulfilled = Type.Object({ ...FulfilCondition.properties, fulfilledOn: Day }, closed);

export const conditionEvents = {
  'condition.fulfilled': {
    stream: 'cycle',
    payload: ConditionFulfilled,
    meaning: 'A condition of the award is fulfilled.',
  },
} as const satisfies EventRegister;

export const conditionRefusals = {
  'condition.unknown': {
    status: 422,
    sentence: 'No such condition came with this award. Choose one that is listed.',
  },
  'condition.already-fulfilled': { status: 409, sentence: 'It is already on record that this condition is fulfilled.' },
} as const satisfies RefusalRegister;

export type ConditionCommand = CommandsOf<typeof conditionCommands>;
export type ConditionEvent = EventsOf<typeof conditionEvents>;

export interface ConditionState {
  readonly mark: string;
  readonly condition: string;
  readonly fulfilled: boolean;
}

export function fulfilCondition(
  conditions: readonly ConditionState[],
  { body }: ConditionCommand,
  facts: Context & { readonly award: AwardState },
): Decision<ConditionEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (!standsYet(facts.award)) return refuse('award.not-standing');
  const found = conditions.find((one) => isSame(one, body));
  if (found === undefined) return refuse('condition.unknown', undefined, 'condition');
  if (found.fulfilled) return refuse('condition.already-fulfilled');
  return ok([{ type: 'condition.fulfilled', payload: { ...body, fulfilledOn: facts.today } }]);
}

/** Of the marks that stand. */
export function openConditions(award: AwardState, conditions: readonly ConditionState[]): readonly ConditionState[] {
  if (!standsYet(award)) return [];
  const standing = award.marks.filter(({ expired }) => !expired).map(({ mark }) => mark);
  return conditions.filter(({ fulfilled, mark }) => !fulfilled && standing.includes(mark));
}

export function evolveConditions(
  conditions: readonly ConditionState[],
  { payload }: ConditionEvent,
): readonly ConditionState[] {
  return conditions.map((one) => (isSame(one, payload) ? { ...one, fulfilled: true } : one));
}

function isSame(one: Omit<ConditionState, 'fulfilled'>, other: Omit<ConditionState, 'fulfilled'>): boolean {
  return one.mark === other.mark && one.condition === other.condition;
}
