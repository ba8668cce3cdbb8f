/**
 * An appeal by the site against a decision on its award: a refusal, a suspension or a withdrawal. Other people hear it than
 * decided, with a panel where the scheme has one. The decision stands or is set aside, and the award follows.
 */
import { ok, refuse, type PlainDate } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty, requireSite } from '../access/require.ts';
import type { Duty } from '../access/actor.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { panelOutcome, type Appeal, type Panel, type Votes } from '../scheme/index.ts';
import { closed, Day, SchemeWord, ShortText } from '../shapes.ts';
import type { AwardState } from './award.ts';
import type { StandingEvent } from './standing.ts';

const Against = Type.Union([Type.Literal('refusal'), Type.Literal('suspension'), Type.Literal('withdrawal')]);
const Outcome = Type.Union([Type.Literal('stands'), Type.Literal('set-aside')]);

/** `ground` is one of those that the scheme accepts, where it has any. */
const LodgeAppeal = Type.Object({ ground: Type.Optional(SchemeWord), reason: ShortText }, closed);
const DecideAppeal = Type.Object({ outcome: Outcome, reason: ShortText }, closed);

export const appealCommands = {
  'appeal.lodge': {
    stream: 'cycle',
    duties: ['site'],
    body: LodgeAppeal,
    purpose: 'Appeal against the refusal, suspension or withdrawal of an award.',
  },
  'appeal.decide': {
    stream: 'cycle',
    duties: ['officer', 'secretariat'],
    body: DecideAppeal,
    purpose: 'Decide an appeal, or vote on it where the scheme lets a panel decide.',
  },
} as const satisfies CommandRegister;

const AppealLodged = Type.Object(
  { against: Against, ...LodgeAppeal.properties, lodgedOn: Day, /** accounts */ decidedBy: Type.Array(Type.String()) },
  closed,
);
const AppealDecided = Type.Object({ against: Against, ...DecideAppeal.properties, decidedOn: Day }, closed);

export const appealEvents = {
  'appeal.lodged': { stream: 'cycle', payload: AppealLodged, meaning: 'The site appealed against a decision.' },
  'appeal.voted': { stream: 'cycle', payload: DecideAppeal, meaning: 'A member of the panel voted on the appeal.' },
  'appeal.decided': {
    stream: 'cycle',
    payload: AppealDecided,
    meaning: 'The appeal is decided: the decision stands, or is set aside.',
  },
} as const satisfies EventRegister;

export const appealRefusals = {
  'appeal.nothing-to-contest': {
    status: 409,
    sentence: 'Nothing stands here that can be contested: no award is refused, suspended or withdrawn.',
  },
  'appeal.not-offered': { status: 409, sentence: 'The scheme knows no appeal.' },
  'appeal.too-late': { status: 409, sentence: 'The scheme takes an appeal until {due}; that day is past.' },
  'appeal.already-lodged': { status: 409, sentence: 'An appeal against this decision is lodged already.' },
  'appeal.already-decided': { status: 409, sentence: 'An appeal against this decision has been decided.' },
  'appeal.ground-missing': { status: 422, sentence: 'Choose on which of the scheme’s grounds you appeal.' },
  'appeal.not-lodged': { status: 409, sentence: 'No appeal is waiting here.' },
  'appeal.same-person': {
    status: 403,
    sentence: 'Whoever took part in the decision does not hear the appeal against it. Another person must do that.',
  },
  'appeal.already-voted': { status: 409, sentence: 'You have voted on this appeal already.' },
  'appeal.overtaken': {
    status: 409,
    sentence: 'A later cycle of the site has begun, so this decision can no longer be set aside.',
  },
} as const satisfies RefusalRegister;

export type AppealCommand = CommandsOf<typeof appealCommands>;
export type AppealEvent = EventsOf<typeof appealEvents>;

export type Contested = Static<typeof Against>;

/** Of the decision that stands now; another decision begins afresh. */
export type AppealState =
  | {
      readonly stage: 'lodged';
      readonly against: Contested;
      readonly decidedBy: readonly string[];
      /** by account */
      readonly votes: Readonly<Record<string, Static<typeof Outcome>>>;
    }
  | { readonly stage: 'decided'; readonly against: Contested };

export interface AppealFacts extends Context {
  readonly site: string;
  readonly award: AwardState;
  /** null where the scheme leaves appeals unset; absent where it knows none */
  readonly rule?: Appeal | null;
  /** the last day of the scheme's window, where it sets one that runs */
  readonly lodgeBy?: PlainDate;
  readonly panel?: Panel;
  /** accounts of those who took the decision that stands */
  readonly decidedBy: readonly string[];
  /** another cycle of the site is under way, or an award of it stands */
  readonly otherCycle: boolean;
}

/** What the site could contest now. */
export function contestable({ stage }: AwardState): Contested | undefined {
  if (stage === 'refused') return 'refusal';
  if (stage === 'suspended') return 'suspension';
  return stage === 'withdrawn' ? 'withdrawal' : undefined;
}

export function decideAppeal(
  state: AppealState | undefined,
  command: AppealCommand,
  facts: AppealFacts,
): Decision<AppealEvent | StandingEvent> {
  return command.type === 'appeal.lodge' ? lodge(state, command.body, facts) : hear(state, command.body, facts);
}

function lodge(
  state: AppealState | undefined,
  body: Static<typeof LodgeAppeal>,
  { actor, award, decidedBy, lodgeBy, rule, site, today }: AppealFacts,
): Decision<AppealEvent> {
  const refused = requireSite(actor, site);
  if (refused !== undefined) return refused;
  if (rule === undefined) return refuse('appeal.not-offered');
  const against = contestable(award);
  if (against === undefined) return refuse('appeal.nothing-to-contest');
  if (state !== undefined) return refuse(`appeal.already-${state.stage}`);
  if (lodgeBy !== undefined && today > lodgeBy) return refuse('appeal.too-late', { due: lodgeBy });
  const grounds = rule?.grounds ?? [];
  const known = grounds.length === 0 ? body.ground === undefined : grounds.some(({ id }) => id === body.ground);
  if (!known) return refuse('appeal.ground-missing', undefined, 'ground');
  return ok([
    { type: 'appeal.lodged', payload: { ...body, against, lodgedOn: today, decidedBy: [...new Set(decidedBy)] } },
  ]);
}

/** Where the scheme leaves unset who hears an appeal, an officer does. */
export function heardBy(rule: Appeal | null | undefined): Duty {
  return rule?.heardBy ?? 'officer';
}

function hear(
  state: AppealState | undefined,
  body: Static<typeof DecideAppeal>,
  facts: AppealFacts,
): Decision<AppealEvent | StandingEvent> {
  const { actor, panel } = facts;
  const refused = requireDuty(actor, heardBy(facts.rule));
  if (refused !== undefined) return refused;
  if (state?.stage !== 'lodged') return refuse('appeal.not-lodged');
  if (state.decidedBy.includes(actor.id)) return refuse('appeal.same-person');
  if (panel === undefined) return conclude(state.against, body.outcome, body.reason, facts);
  if (Object.hasOwn(state.votes, actor.id)) return refuse('appeal.already-voted');
  const votes = [...Object.values(state.votes), body.outcome];
  const voted = { type: 'appeal.voted', payload: body } as const;
  const outcome = panelOutcome(panel, tallyOfAppeal(votes));
  if (outcome !== 'carried' && votes.length < panel.size) return ok([voted]);
  const concluded = conclude(state.against, outcome === 'carried' ? 'set-aside' : 'stands', body.reason, facts);
  return concluded.ok ? ok([voted, ...concluded.value]) : concluded;
}

/** A vote for an appeal is one to set the decision aside. */
export function tallyOfAppeal(votes: readonly Static<typeof Outcome>[]): Votes {
  const aside = votes.filter((vote) => vote === 'set-aside').length;
  return { for: aside, against: votes.length - aside, abstaining: 0 };
}

function conclude(
  against: Contested,
  outcome: Static<typeof Outcome>,
  reason: string,
  { award, otherCycle, today }: AppealFacts,
): Decision<AppealEvent | StandingEvent> {
  const decided = { type: 'appeal.decided', payload: { against, outcome, reason, decidedOn: today } } as const;
  if (outcome === 'stands') return ok([decided]);
  if (against === 'suspension') return ok([decided, { type: 'award.lifted', payload: { liftedOn: today, reason } }]);
  if (otherCycle) return refuse('appeal.overtaken');
  if (against === 'refusal') return ok([decided, { type: 'award.reopened', payload: { reopenedOn: today } }]);
  // What is set aside is the withdrawal alone: an award that was suspended before is so again.
  const suspended = award.stage === 'withdrawn' && award.suspended === true;
  const payload = { restoredOn: today, reason, ...(suspended ? { suspended } : {}) };
  return ok([decided, { type: 'award.restored', payload }]);
}

export function evolveAppeal(
  state: AppealState | undefined,
  event: AppealEvent,
  actor: string,
): AppealState | undefined {
  switch (event.type) {
    case 'appeal.lodged': {
      const { against, decidedBy } = event.payload;
      return { stage: 'lodged', against, decidedBy, votes: {} };
    }
    case 'appeal.voted':
      if (state?.stage !== 'lodged') return state;
      return { ...state, votes: { ...state.votes, [actor]: event.payload.outcome } };
    case 'appeal.decided':
      return { stage: 'decided', against: event.payload.against };
  }
}
