/**
 * What becomes of an award after it is given, other than by the running out of its validity: it is suspended and the
 * suspension lifted, it is withdrawn, it stands in spite of what was seen since, or a later cycle of the site brings a new
 * one. A withdrawn or superseded award has ended, and the clocks of its cycle with it.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
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
import { closed, CycleId, Day, SchemeWord, ShortText } from '../shapes.ts';
import type { AfterAward, Ground } from '../scheme/index.ts';
import { standsYet, type AwardState } from './award.ts';

/** The site reads the reason; the public does not. */
const WithReason = Type.Object({ reason: ShortText }, closed);
/** `ground` is one of those that the scheme accepts, where it has any. */
const OnGround = Type.Object({ ground: Type.Optional(SchemeWord), reason: ShortText }, closed);
const SupersedeAward = Type.Object({ /** the cycle that brought the new award */ by: CycleId }, closed);

export const standingCommands = {
  'award.suspend': {
    stream: 'cycle',
    duties: ['officer'],
    body: OnGround,
    purpose: 'Suspend an award that stands, until the suspension is lifted or the award withdrawn.',
  },
  'award.lift': {
    stream: 'cycle',
    duties: ['officer'],
    body: WithReason,
    purpose: 'Lift the suspension of an award, which then stands as before.',
  },
  'award.keep': {
    stream: 'cycle',
    duties: ['officer'],
    body: WithReason,
    purpose: 'Say that an award stands, although a finding was seen since at a level that speaks against it.',
  },
  'award.withdraw': {
    stream: 'cycle',
    duties: ['officer'],
    body: OnGround,
    purpose: 'Withdraw an award, which ends it.',
  },
  'award.supersede': {
    stream: 'cycle',
    duties: ['system'],
    body: SupersedeAward,
    purpose: 'Say that a later cycle of the site has brought a new award, which ends this one.',
  },
} as const satisfies CommandRegister;

const AwardSuspended = Type.Object(
  {
    suspendedOn: Day,
    ground: Type.Optional(SchemeWord),
    reason: Type.Optional(ShortText),
    /** the clock whose running out suspended it; absent where a person did */
    clock: Type.Optional(SchemeWord),
  },
  closed,
);
const SuspensionLifted = Type.Object({ liftedOn: Day, reason: ShortText }, closed);
const AwardKept = Type.Object({ keptOn: Day, reason: ShortText, findings: Type.Array(SchemeWord) }, closed);
const AwardWithdrawn = Type.Object(
  {
    withdrawnOn: Day,
    ground: Type.Optional(SchemeWord),
    reason: ShortText,
    /** it was suspended at that time, and is so again if the withdrawal is set aside */
    suspended: Type.Optional(Type.Literal(true)),
  },
  closed,
);
const AwardRestored = Type.Object(
  {
    restoredOn: Day,
    reason: ShortText,
    /** as it was before the withdrawal */
    suspended: Type.Optional(Type.Literal(true)),
  },
  closed,
);
const DecisionReopened = Type.Object({ reopenedOn: Day }, closed);
const AwardSuperseded = Type.Object({ by: CycleId, supersededOn: Day }, closed);

export const standingEvents = {
  'award.suspended': {
    stream: 'cycle',
    payload: AwardSuspended,
    meaning: 'The award is suspended, by an officer or by a clock that ran out.',
    public: true,
  },
  'award.lifted': {
    stream: 'cycle',
    payload: SuspensionLifted,
    meaning: 'The suspension is lifted; the award stands as before.',
    public: true,
  },
  'award.kept': {
    stream: 'cycle',
    payload: AwardKept,
    meaning: 'An officer said that the award stands, although a finding speaks against it.',
  },
  'award.withdrawn': { stream: 'cycle', payload: AwardWithdrawn, meaning: 'The award is withdrawn.', public: true },
  'award.restored': {
    stream: 'cycle',
    payload: AwardRestored,
    meaning: 'The withdrawal was set aside on appeal; the award is again as it was before.',
    public: true,
  },
  'award.reopened': {
    stream: 'cycle',
    payload: DecisionReopened,
    meaning: 'The refusal was set aside on appeal; the award is to be decided anew.',
  },
  'award.superseded': {
    stream: 'cycle',
    payload: AwardSuperseded,
    meaning: 'A later cycle of the site has brought a new award, which took the place of this one.',
    public: true,
  },
} as const satisfies EventRegister;

export const standingRefusals = {
  'award.not-standing': { status: 409, sentence: 'There is no award here that stands.' },
  'award.already-suspended': { status: 409, sentence: 'This award is suspended already.' },
  'award.not-suspended': { status: 409, sentence: 'This award is not suspended, so there is nothing to lift.' },
  'award.nothing-against': {
    status: 409,
    sentence: 'No finding was seen since the award at a level that speaks against it, so there is nothing to answer.',
  },
  'award.ground-missing': { status: 422, sentence: 'Choose on which of the scheme’s grounds this is decided.' },
  'award.no-successor': { status: 409, sentence: 'The cycle that is named has brought no award for this site.' },
} as const satisfies RefusalRegister;

export type StandingCommand = CommandsOf<typeof standingCommands>;
export type StandingEvent = EventsOf<typeof standingEvents>;

export interface StandingFacts extends Context {
  /** for superseding: the cycle that the command names is another one of this site, and holds an award */
  readonly succeeded: boolean;
  /** for keeping: the open findings that were seen since at an adverse level, and of which nobody said what they mean */
  readonly against: () => readonly string[];
  /** for keeping: the least length of the reason; what the scheme asks for a departure, where it no longer advises the award */
  readonly reasonLength: () => number;
  /** what the scheme says of awards that were given */
  readonly afterAward: AfterAward;
}

export function decideStanding(
  state: AwardState,
  command: StandingCommand,
  facts: StandingFacts,
): Decision<StandingEvent> {
  const { actor, today } = facts;
  const refused = requireDuty(actor, command.type === 'award.supersede' ? 'system' : 'officer');
  if (refused !== undefined) return refused;
  if (!standsYet(state)) return refuse('award.not-standing');
  switch (command.type) {
    case 'award.suspend':
      if (state.stage === 'suspended') return refuse('award.already-suspended');
      if (!isOnGround(facts.afterAward.suspension, command.body)) return noGround;
      return ok([{ type: 'award.suspended', payload: { ...command.body, suspendedOn: today } }]);
    case 'award.lift':
      if (state.stage !== 'suspended') return refuse('award.not-suspended');
      return ok([{ type: 'award.lifted', payload: { ...command.body, liftedOn: today } }]);
    case 'award.keep': {
      if (state.stage === 'suspended') return refuse('award.already-suspended');
      const findings = facts.against();
      if (findings.length === 0) return refuse('award.nothing-against');
      const characters = facts.reasonLength();
      if (command.body.reason.trim().length < characters)
        return refuse('award.departure-reason-missing', { characters }, 'reason');
      return ok([{ type: 'award.kept', payload: { ...command.body, keptOn: today, findings: [...findings] } }]);
    }
    case 'award.withdraw':
      if (!isOnGround(facts.afterAward.withdrawal, command.body)) return noGround;
      return ok([
        {
          type: 'award.withdrawn',
          payload: {
            ...{ ...command.body, withdrawnOn: today },
            ...(state.stage === 'suspended' ? { suspended: true as const } : {}),
          },
        },
      ]);
    case 'award.supersede': {
      const { by } = command.body;
      if (!facts.succeeded) return refuse('award.no-successor', undefined, 'by');
      return ok([{ type: 'award.superseded', payload: { by, supersededOn: today } }]);
    }
  }
}

const noGround = refuse('award.ground-missing', undefined, 'ground');

/** Where the scheme has grounds, one of them is named; where it leaves them unset, the reason stands alone. */
function isOnGround(grounds: readonly Ground[] | null | undefined, { ground }: Static<typeof OnGround>): boolean {
  return grounds === null || grounds === undefined ? ground === undefined : grounds.some(({ id }) => id === ground);
}

export function evolveStanding(award: AwardState, event: StandingEvent): AwardState {
  if (event.type === 'award.reopened') return award.stage === 'refused' ? { stage: 'none' } : award;
  if (event.type === 'award.restored') {
    if (award.stage !== 'withdrawn') return award;
    const { awardedOn, marks } = award;
    const { restoredOn, suspended } = event.payload;
    return suspended === true
      ? { stage: 'suspended', awardedOn, marks, suspendedOn: restoredOn }
      : { stage: 'awarded', awardedOn, marks };
  }
  if (award.stage !== 'awarded' && award.stage !== 'suspended') return award;
  const { awardedOn, marks } = award;
  switch (event.type) {
    case 'award.suspended':
      return { stage: 'suspended', awardedOn, marks, suspendedOn: event.payload.suspendedOn };
    case 'award.lifted':
      return { stage: 'awarded', awardedOn, marks };
    case 'award.kept':
      return award;
    case 'award.withdrawn': {
      const { suspended, withdrawnOn } = event.payload;
      return { stage: 'withdrawn', awardedOn, marks, withdrawnOn, ...(suspended === undefined ? {} : { suspended }) };
    }
    case 'award.superseded':
      return { stage: 'superseded', awardedOn, marks, by: event.payload.by };
  }
}
