/**
 * The award: one officer proposes on the scheme's advice, another confirms, and neither is the assessor. The proposal is
 * bound to the exact state that was seen; whatever happens in between reopens it.
 */
import { limits, ok, refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
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
import type { Advice } from '../scheme/index.ts';
import { AccountId, closed, Day, OptionalLongText, SchemeWord, ShortText, Version } from '../shapes.ts';

const Marks = Type.Array(SchemeWord, { maxItems: 20, uniqueItems: true });

const ProposeAward = Type.Object(
  {
    /** marks to award; none proposes to refuse */
    marks: Marks,
    /** needed where the proposal departs from the advice, or refuses */
    reason: OptionalLongText,
    /** version of the cycle on which the advice was shown */
    seen: Version,
    /** accounts of those on the team of whose tie to the site the proposer knows; needed where there is one */
    tied: Type.Optional(Type.Array(AccountId, { maxItems: limits.teamMembers + 1, uniqueItems: true })),
  },
  closed,
);
const ConfirmAward = Type.Object({ seen: Version }, closed);
const DeclineAward = Type.Object({ reason: ShortText }, closed);

export const awardCommands = {
  'award.propose': {
    stream: 'cycle',
    duties: ['officer'],
    body: ProposeAward,
    purpose: 'Propose to award marks, or to refuse, on the advice that the scheme gives.',
  },
  'award.confirm': {
    stream: 'cycle',
    duties: ['officer'],
    body: ConfirmAward,
    purpose: 'Confirm another officer’s proposal, which awards the marks or refuses them.',
  },
  'award.decline': {
    stream: 'cycle',
    duties: ['officer'],
    body: DeclineAward,
    purpose: 'Send a proposal back with the reason, or take back one’s own.',
  },
} as const satisfies CommandRegister;

const AwardProposed = Type.Object(
  {
    ...{ marks: Marks, advised: Marks, reason: OptionalLongText, departs: Type.Boolean(), seen: Version },
    /** accounts of those on the team who were known to be tied to the site; absent where nobody was */
    tied: ProposeAward.properties.tied,
  },
  closed,
);
const AwardedMark = Type.Object({ mark: SchemeWord, validUntil: Type.Union([Day, Type.Null()]) }, closed);
const AwardConfirmed = Type.Object(
  {
    proposedBy: Type.String(),
    marks: Type.Array(AwardedMark),
    validFrom: Day,
    conditions: Type.Optional(Type.Array(Type.Object({ mark: SchemeWord, condition: SchemeWord }, closed))),
  },
  closed,
);
const AwardRefused = Type.Object({ proposedBy: Type.String(), reason: OptionalLongText, refusedOn: Day }, closed);
const MarkExpired = Type.Object({ mark: SchemeWord, expiredOn: Day }, closed);

export const awardEvents = {
  'award.proposed': {
    stream: 'cycle',
    payload: AwardProposed,
    meaning: 'An officer proposed a decision on the award.',
  },
  'award.declined': {
    stream: 'cycle',
    payload: DeclineAward,
    meaning: 'An officer sent the proposal back, or took it back.',
  },
  'award.confirmed': {
    stream: 'cycle',
    payload: AwardConfirmed,
    meaning: 'A second officer confirmed: the marks are awarded.',
    public: true,
  },
  'award.refused': {
    stream: 'cycle',
    payload: AwardRefused,
    meaning: 'A second officer confirmed that no mark is awarded.',
  },
  'award.expired': { stream: 'cycle', payload: MarkExpired, meaning: 'The validity of a mark ran out.', public: true },
} as const satisfies EventRegister;

export const awardRefusals = {
  'award.not-ready': {
    status: 409,
    sentence: 'The award is decided after the secretariat accepted the assessment report.',
  },
  'award.already-decided': { status: 409, sentence: 'This award is already decided.' },
  'award.already-proposed': {
    status: 409,
    sentence: 'A proposal is waiting for its confirmation. Confirm it or send it back first.',
  },
  'award.not-proposed': { status: 409, sentence: 'No proposal is waiting for a second officer here.' },
  'award.unknown-mark': {
    status: 422,
    sentence: 'The scheme offers this site no mark “{mark}”. Choose among those that it offers.',
  },
  'award.state-changed': {
    status: 409,
    sentence: 'Something changed since you opened this page. Read the advice again, then decide.',
  },
  'award.same-person': {
    status: 403,
    sentence: 'Whoever proposed an award cannot confirm it. Another officer must do that.',
  },
  'award.departure-reason-missing': {
    status: 422,
    sentence: 'This departs from the scheme’s advice. Give the reason in at least {characters} characters.',
  },
  'award.adverse': {
    status: 409,
    sentence:
      'Against the scheme’s advice, no mark is awarded while {count, plural, one {a criterion is} other {# criteria are}} at a level that speaks against it: {criteria}. First let the assessor see {count, plural, one {it} other {them}} better.',
  },
  'award.tie-unsaid': {
    status: 422,
    sentence:
      'A tie to this site is known of {people}, on whose assessment this rests. Say that you know of it, so that your proposal is made with it.',
  },
  'award.tied-since': {
    status: 409,
    sentence:
      'Since this was proposed, a tie to this site has become known of {people}, who assessed it or took part in the decision. Send the proposal back for that reason; the next one is made knowing it.',
  },
  'award.refusal-reason-missing': {
    status: 422,
    sentence: 'Give the reason why no mark is awarded; the site will read it.',
  },
  'duty.own-case': {
    status: 403,
    sentence:
      'You are responsible for this site or tied to it, or you or somebody of your firm assesses it or is to. Somebody else must answer this.',
  },
  'duty.same-person': {
    status: 403,
    sentence:
      'The scheme asks for another person here: {other} and {act} are for two people, and you did the first of them in this cycle.',
  },
} as const satisfies RefusalRegister;

export type AwardCommand = CommandsOf<typeof awardCommands>;
export type AwardEvent = EventsOf<typeof awardEvents>;

export interface HeldMark {
  readonly mark: string;
  readonly validUntil: string | null;
  readonly expired: boolean;
}

export interface ProposedAward {
  readonly stage: 'proposed';
  readonly proposedBy: string;
  readonly marks: readonly string[];
  readonly reason: string;
  /** version that the proposal's own event has, or the last vote on it; any other later event reopens the decision */
  readonly version: number;
  /** accounts of those on the team of whose tie the proposal was made knowing */
  readonly tied?: readonly string[];
  /** of a panel, by account; that of the proposer is not among them */
  readonly votes?: Readonly<Record<string, 'for' | 'against' | 'abstain'>>;
}

/** Somebody on whose work or word a decision rests, and whom a tie to the site would keep from it today. */
export interface TiedPerson {
  readonly account: string;
  readonly name: string;
}

interface Given {
  readonly awardedOn: string;
  readonly marks: readonly HeldMark[];
}

export type StandingAward =
  (Given & { readonly stage: 'awarded' }) | (Given & { readonly stage: 'suspended'; readonly suspendedOn: string });

/** An award that was given, whatever became of it. */
export type GivenAward =
  | StandingAward
  | (Given & {
      readonly stage: 'withdrawn';
      readonly withdrawnOn: string;
      /** it was suspended when it was withdrawn */
      readonly suspended?: true;
    })
  | (Given & { readonly stage: 'superseded'; /** the cycle that brought the new award */ readonly by: string });

export type AwardState =
  { readonly stage: 'none' } | ProposedAward | GivenAward | { readonly stage: 'refused'; readonly refusedOn: string };

/** Given, not ended, and not every mark of it has run out. */
export function standsYet(award: AwardState): award is StandingAward {
  return (award.stage === 'awarded' || award.stage === 'suspended') && award.marks.some(({ expired }) => !expired);
}

/** Something happened since that was not a vote, so that the proposal can never be confirmed; `version` is the cycle's. */
export function isOvertaken(award: AwardState, version: number): boolean {
  return award.stage === 'proposed' && award.version !== version;
}

export function isGiven(award: AwardState): award is GivenAward {
  return award.stage !== 'none' && award.stage !== 'proposed' && award.stage !== 'refused';
}

export interface AwardFacts extends Context {
  /** the report is accepted */
  readonly ready: boolean;
  /** present version of the cycle */
  readonly version: number;
  readonly advice: Advice;
  readonly departureReasonLength: number;
  /** of the team, whose ties are on record with a proposal */
  readonly tied: () => readonly TiedPerson[];
  /** numbers of the criteria that were seen last at a level that the scheme calls adverse */
  readonly adverse: () => readonly string[];
  /** by mark: the last day of validity if it is awarded today; null where the scheme sets none */
  readonly validUntil: Readonly<Record<string, PlainDate | null>>;
  /** that come with these marks on the present ratings, in the scheme's order */
  readonly conditionsOf: (marks: readonly string[]) => readonly { readonly mark: string; readonly condition: string }[];
  /** why the panel, where the scheme has one, does not let this person confirm; undefined where it does */
  readonly obstacleOfPanel: (proposal: ProposedAward) => Refusal | undefined;
}

export function decideAward(state: AwardState, command: AwardCommand, facts: AwardFacts): Decision<AwardEvent> {
  const refused = requireDuty(facts.actor, 'officer');
  if (refused !== undefined) return refused;
  if (!facts.ready) return refuse('award.not-ready');
  if (state.stage !== 'none' && state.stage !== 'proposed') return refuse('award.already-decided');
  if (command.type === 'award.propose') return propose(state, command.body, facts);
  if (state.stage === 'none') return refuse('award.not-proposed');
  if (command.type === 'award.decline') return ok([{ type: 'award.declined', payload: command.body }]);
  if (facts.actor.id === state.proposedBy) return refuse('award.same-person');
  if (command.body.seen !== facts.version || state.version !== facts.version) return refuse('award.state-changed');
  const obstacle = facts.obstacleOfPanel(state);
  if (obstacle !== undefined) return refuse(obstacle.code, obstacle.facts);
  const { marks, proposedBy, reason } = state;
  const barred = barredMark(marks, facts);
  if (barred !== undefined) return barred;
  if (marks.length === 0) {
    return ok([{ type: 'award.refused', payload: { proposedBy, reason, refusedOn: facts.today } }]);
  }
  const awarded = marks.map((mark) => ({ mark, validUntil: facts.validUntil[mark] ?? null }));
  const conditions = [...facts.conditionsOf(marks)];
  return ok([{ type: 'award.confirmed', payload: { proposedBy, marks: awarded, validFrom: facts.today, conditions } }]);
}

function propose(state: AwardState, body: Static<typeof ProposeAward>, facts: AwardFacts): Decision<AwardEvent> {
  // A proposal that something overtook can never be confirmed, so a fresh one takes its place.
  if (state.stage === 'proposed' && state.version === facts.version) return refuse('award.already-proposed');
  if (body.seen !== facts.version) return refuse('award.state-changed');
  const offered = facts.advice.marks.map(({ mark }) => mark);
  const unknown = body.marks.find((mark) => !offered.includes(mark));
  if (unknown !== undefined) return refuse('award.unknown-mark', { mark: unknown }, 'marks');
  const barred = barredMark(body.marks, facts);
  if (barred !== undefined) return barred;
  const advised = facts.advice.marks.filter((mark) => mark.advised).map(({ mark }) => mark);
  const departs = offered.some((mark) => body.marks.includes(mark) !== advised.includes(mark));
  const characters = facts.departureReasonLength;
  if (departs && body.reason.trim().length < characters) {
    return refuse('award.departure-reason-missing', { characters }, 'reason');
  }
  if (body.marks.length === 0 && body.reason.trim() === '')
    return refuse('award.refusal-reason-missing', undefined, 'reason');
  const { tied: _said, ...said } = body;
  const tied = facts.tied().map(({ account }) => account);
  const payload = { ...said, advised, departs, ...(tied.length === 0 ? {} : { tied }) };
  return ok([{ type: 'award.proposed', payload }]);
}

/** No reason outweighs an adverse determination: whether a mark may stand beside one is for the scheme's own rule to say. */
function barredMark(marks: readonly string[], { advice, adverse }: AwardFacts): Err<Refusal> | undefined {
  const departs = advice.marks.some(({ advised, mark }) => !advised && marks.includes(mark));
  const seen = departs ? adverse() : [];
  if (seen.length === 0) return undefined;
  return refuse('award.adverse', { count: seen.length, criteria: seen.join(', ') }, 'marks');
}

export function evolveAward(
  state: AwardState,
  event: AwardEvent,
  recorded: { actor: string; version: number },
): AwardState {
  switch (event.type) {
    case 'award.proposed': {
      const { marks, reason, tied } = event.payload;
      const { actor: proposedBy, version } = recorded;
      return { stage: 'proposed', proposedBy, marks, reason, version, ...(tied === undefined ? {} : { tied }) };
    }
    case 'award.declined':
      return { stage: 'none' };
    case 'award.confirmed': {
      const marks = event.payload.marks.map((mark) => ({ ...mark, expired: false }));
      return { stage: 'awarded', awardedOn: event.payload.validFrom, marks };
    }
    case 'award.refused':
      return { stage: 'refused', refusedOn: event.payload.refusedOn };
    case 'award.expired': {
      if (state.stage !== 'awarded' && state.stage !== 'suspended') return state;
      const { mark } = event.payload;
      return { ...state, marks: state.marks.map((held) => (held.mark === mark ? { ...held, expired: true } : held)) };
    }
  }
}
