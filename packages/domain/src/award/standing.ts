/**
 * What becomes of an award after it is given, other than by the running out of its validity. An award of a site ends when
 * a later cycle of the same site brings a new one.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty } from '../access/require.ts';
import type {
  Command,
  CommandRegister,
  Context,
  Decision,
  EventBody,
  EventRegister,
  RefusalRegister,
} from '../envelope.ts';
import { closed, CycleId, Day } from '../shapes.ts';
import type { AwardState } from './award.ts';

export const SupersedeAward = Type.Object({ /** the cycle that brought the new award */ by: CycleId }, closed);

export const standingCommands = {
  'award.supersede': {
    stream: 'cycle',
    duties: ['system'],
    body: SupersedeAward,
    purpose: 'Say that a later cycle of the site has brought a new award, which ends this one.',
  },
} as const satisfies CommandRegister;

export const AwardSuperseded = Type.Object({ by: CycleId, supersededOn: Day }, closed);

export const standingEvents = {
  'award.superseded': {
    stream: 'cycle',
    payload: AwardSuperseded,
    meaning: 'A later cycle of the site has brought a new award, which took the place of this one.',
    public: true,
  },
} as const satisfies EventRegister;

export const standingRefusals = {
  'award.not-standing': { status: 409, sentence: 'There is no award here that stands.' },
  'award.no-successor': { status: 409, sentence: 'The cycle that is named has brought no award for this site.' },
} as const satisfies RefusalRegister;

export type StandingCommand = Command<'award.supersede', Static<typeof SupersedeAward>>;
export type StandingEvent = EventBody<'award.superseded', Static<typeof AwardSuperseded>>;

export interface StandingFacts extends Context {
  /** the cycle that the command names is another one of this site, and holds an award */
  readonly succeeded: boolean;
}

export function decideStanding(
  state: AwardState,
  command: StandingCommand,
  facts: StandingFacts,
): Decision<StandingEvent> {
  const refused = requireDuty(facts.actor, 'system');
  if (refused !== undefined) return refused;
  if (state.stage !== 'awarded' || state.marks.every(({ expired }) => expired)) return refuse('award.not-standing');
  const { by } = command.body;
  if (!facts.succeeded) return refuse('award.no-successor', undefined, 'by');
  return ok([{ type: 'award.superseded', payload: { by, supersededOn: facts.today } }]);
}

export function evolveStanding(award: AwardState, event: StandingEvent): AwardState {
  if (award.stage !== 'awarded') return award;
  const { awardedOn, marks } = award;
  return { stage: 'superseded', awardedOn, marks, by: event.payload.by };
}
