/**
 * Where a scheme lets a panel decide, its members vote on the proposal with their reasons: proposing is a vote for it, and
 * so is confirming. Whoever stands in a conflict recuses themself, panel or not, and takes no further part in the cycle.
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
import { panelOutcome, type Panel, type Votes } from '../scheme/index.ts';
import { closed, ShortText, Version } from '../shapes.ts';
import type { AwardState, ProposedAward } from './award.ts';

const Choice = Type.Union([Type.Literal('for'), Type.Literal('against'), Type.Literal('abstain')]);
export type VoteChoice = Static<typeof Choice>;

const CastVote = Type.Object({ vote: Choice, reason: ShortText, seen: Version }, closed);
const RecuseOneself = Type.Object({ reason: ShortText }, closed);

export const panelCommands = {
  'award.vote': {
    stream: 'cycle',
    duties: ['officer'],
    body: CastVote,
    purpose: 'Vote on a proposed decision, where the scheme lets a panel decide.',
  },
  'award.recuse': {
    stream: 'cycle',
    duties: ['officer'],
    body: RecuseOneself,
    purpose: 'Withdraw oneself from every decision in this cycle, because of a conflict of interest.',
  },
} as const satisfies CommandRegister;

export const panelEvents = {
  'award.voted': { stream: 'cycle', payload: CastVote, meaning: 'A member of the panel voted on the proposal.' },
  'award.recused': {
    stream: 'cycle',
    payload: RecuseOneself,
    meaning: 'An officer takes no part in the decisions of this cycle.',
  },
} as const satisfies EventRegister;

export const panelRefusals = {
  'award.no-panel': {
    status: 409,
    sentence: 'The scheme lets no panel vote here. Confirm the proposal or send it back.',
  },
  'award.already-voted': { status: 409, sentence: 'You have voted on this proposal already.' },
  'award.panel-full': { status: 409, sentence: 'All {size} members of the panel have voted.' },
  'award.no-quorum': {
    status: 409,
    sentence:
      'Of the panel {votes, plural, one {one member has} other {# members have}} taken part; it takes {quorum}.',
  },
  'award.not-carried': {
    status: 409,
    sentence:
      'As they stand, the votes do not carry this proposal. Wait for those who have not voted, or send it back with the reason.',
  },
  'award.already-recused': { status: 409, sentence: 'You have withdrawn from the decisions of this cycle already.' },
  'award.recused': {
    status: 403,
    sentence: 'You have withdrawn from the decisions of this cycle. Another officer must do this.',
  },
  'award.conflicted': {
    status: 403,
    sentence:
      'You are responsible for this site, you or somebody of your firm assesses it, or you have a tie to it. Another officer must decide.',
  },
} as const satisfies RefusalRegister;

export type PanelCommand = CommandsOf<typeof panelCommands>;
export type PanelEvent = EventsOf<typeof panelEvents>;

export interface PanelFacts extends Context {
  /** absent where the scheme lets no panel decide */
  readonly panel?: Panel;
  /** present version of the cycle */
  readonly version: number;
  readonly recused: boolean;
}

export function decidePanel(state: AwardState, command: PanelCommand, facts: PanelFacts): Decision<PanelEvent> {
  const { actor, panel, version } = facts;
  const refused = requireDuty(actor, 'officer');
  if (refused !== undefined) return refused;
  if (command.type === 'award.recuse') {
    if (facts.recused) return refuse('award.already-recused');
    return ok([{ type: 'award.recused', payload: command.body }]);
  }
  if (panel === undefined) return refuse('award.no-panel');
  if (state.stage !== 'proposed') return refuse('award.not-proposed');
  if (command.body.seen !== version || state.version !== version) return refuse('award.state-changed');
  const votes = votesOn(state);
  if (Object.hasOwn(votes, actor.id)) return refuse('award.already-voted');
  if (Object.keys(votes).length >= panel.size) return refuse('award.panel-full', { size: panel.size });
  return ok([{ type: 'award.voted', payload: command.body }]);
}

/** By account; the proposer's is among them. */
export function votesOn({ proposedBy, votes = {} }: ProposedAward): Readonly<Record<string, VoteChoice>> {
  return { ...votes, [proposedBy]: 'for' };
}

export function tallyOf(votes: Readonly<Record<string, VoteChoice>>): Votes {
  const count = (choice: VoteChoice): number => Object.values(votes).filter((vote) => vote === choice).length;
  return { for: count('for'), against: count('against'), abstaining: count('abstain') };
}

/** Why the panel does not let this person confirm; undefined where it does. Whoever has not voted confirms with a vote. */
export function obstacleOfPanel(
  panel: Panel,
  proposal: ProposedAward,
  confirmer: string,
): { readonly code: string; readonly facts?: Readonly<Record<string, number>> } | undefined {
  const cast = votesOn(proposal);
  const full = !Object.hasOwn(cast, confirmer) && Object.keys(cast).length >= panel.size;
  const votes = full ? cast : { [confirmer]: 'for' as const, ...cast };
  switch (panelOutcome(panel, tallyOf(votes))) {
    case 'no-quorum':
      return { code: 'award.no-quorum', facts: { votes: Object.keys(votes).length, quorum: panel.quorum } };
    case 'lost':
      return { code: 'award.not-carried' };
    case 'carried':
      return undefined;
  }
}

/** A vote changes nothing of what the proposal rests on, so it stays bound to the state that was seen. */
export function evolvePanel(
  state: AwardState,
  event: PanelEvent,
  { actor, version }: { readonly actor: string; readonly version: number },
): AwardState {
  if (state.stage !== 'proposed' || state.version !== version - 1) return state;
  const { [actor]: _own, ...others } = state.votes ?? {};
  return {
    ...state,
    version,
    votes: event.type === 'award.voted' ? { ...others, [actor]: event.payload.vote } : others,
  };
}
