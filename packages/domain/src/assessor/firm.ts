/**
 * An assessment firm in the register: approved by the secretariat for a scope, suspended and reinstated with a reason.
 * Its people stand in the register for themselves; a firm that is suspended keeps all of them from new engagements.
 */
import { ok, plainDate, refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireDuty } from '../access/require.ts';
import type { CommandRegister, CommandsOf, Context, Decision, EventRegister, EventsOf } from '../envelope.ts';
import { closed, Country, Day, FirmId, Name, ShortText } from '../shapes.ts';
import { ApprovalScope, checkScope, type Approval, type KnownWords } from './approval.ts';
import {
  decideFirmTie,
  evolveFirmTies,
  firmTieCommands,
  firmTieEvents,
  type FirmTie,
  type FirmTieFacts,
} from './firm-ties.ts';

const Reason = Type.Object({ reason: ShortText }, closed);
/** The scope as a whole: what is left out is open from then on. */
export const Rescope = Type.Object({ scope: ApprovalScope, until: Type.Optional(Day) }, closed);
const firmFields = {
  name: Name,
  /** of its seat */
  country: Type.Optional(Country),
  scope: ApprovalScope,
  until: Type.Optional(Day),
  fictional: Type.Optional(Type.Boolean()),
};
export const ApproveFirm = Type.Object(firmFields, closed);

export const firmCommands = {
  'firm.approve': {
    stream: 'firm',
    begins: true,
    duties: ['secretariat'],
    body: ApproveFirm,
    purpose: 'Enter an assessment firm into the register, with the scope of its approval.',
  },
  'firm.rescope': {
    stream: 'firm',
    duties: ['secretariat'],
    body: Rescope,
    purpose: 'Say anew for what, and until when, a firm is approved.',
  },
  'firm.suspend': {
    stream: 'firm',
    duties: ['secretariat'],
    body: Reason,
    purpose: 'Suspend a firm, so that none of its people is appointed any more.',
  },
  'firm.reinstate': {
    stream: 'firm',
    duties: ['secretariat'],
    body: Reason,
    purpose: 'Lift the suspension of a firm.',
  },
  ...firmTieCommands,
} as const satisfies CommandRegister;

const FirmApproved = Type.Object({ firm: FirmId, ...firmFields }, closed);

export const firmEvents = {
  'firm.approved': { stream: 'firm', payload: FirmApproved, meaning: 'An assessment firm stands in the register.' },
  'firm.rescoped': { stream: 'firm', payload: Rescope, meaning: 'A firm is approved for another scope or time.' },
  'firm.suspended': { stream: 'firm', payload: Reason, meaning: 'A firm is suspended.' },
  'firm.reinstated': { stream: 'firm', payload: Reason, meaning: 'The suspension of a firm is lifted.' },
  ...firmTieEvents,
} as const satisfies EventRegister;

export type FirmCommand = CommandsOf<typeof firmCommands>;
export type FirmEvent = EventsOf<typeof firmEvents>;

export interface ApprovedFirm extends Approval {
  readonly stage: 'approved';
  readonly firm: string;
  /** to operators, as they were recorded last; absent where none ever was */
  readonly ties?: readonly FirmTie[];
}

export type FirmState = { readonly stage: 'none' } | ApprovedFirm;

export const noFirm: FirmState = { stage: 'none' };

export interface FirmFacts extends Context, FirmTieFacts {
  /** id of the firm under which this person stands in the assessor register */
  readonly ownFirm?: string;
  readonly known: KnownWords;
}

export function decideFirm(state: FirmState, command: FirmCommand, facts: FirmFacts): Decision<FirmEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (command.type === 'firm.approve') {
    if (state.stage !== 'none') return refuse('firm.already-approved');
    return (
      checkNewApproval(command.body, facts) ??
      ok([{ type: 'firm.approved', payload: { firm: command.stream, ...command.body } }])
    );
  }
  if (state.stage === 'none') return refuse('firm.unknown');
  if (state.firm === facts.ownFirm) return refuse('firm.own-entry');
  switch (command.type) {
    case 'firm.rescope':
      return checkRescope(command.body, facts) ?? ok([{ type: 'firm.rescoped', payload: command.body }]);
    case 'firm.suspend':
      if (state.suspended) return refuse('assessor.suspended', { name: state.name });
      return ok([{ type: 'firm.suspended', payload: command.body }]);
    case 'firm.reinstate':
      if (!state.suspended) return refuse('assessor.not-suspended', { name: state.name });
      return ok([{ type: 'firm.reinstated', payload: command.body }]);
    case 'firm.record-tie':
    case 'firm.strike-tie':
      return decideFirmTie(state.ties ?? [], command, facts);
  }
}

interface AskedApproval {
  readonly scope?: ApprovalScope | undefined;
  readonly until?: string | undefined;
}

/** An approval begins on the day of its entry. That one which stood has ended since may still be put on record. */
export function checkNewApproval(
  asked: AskedApproval,
  facts: { readonly known: KnownWords; readonly today: PlainDate },
): Err<Refusal> | undefined {
  const { until } = asked;
  const { today } = facts;
  const ended = until !== undefined && until < today;
  return checkRescope(asked, facts) ?? (ended ? refuse('assessor.ends-before', { today }, 'until') : undefined);
}

export function checkRescope(
  { scope = {}, until }: AskedApproval,
  { known }: { readonly known: KnownWords },
): Err<Refusal> | undefined {
  return checkScope(scope, known) ?? checkUntil(until);
}

/** The last day of an approval must be a day of the calendar. */
export function checkUntil(until: string | undefined): Err<Refusal> | undefined {
  return until === undefined ? undefined : checkDay(until, 'until');
}

export function evolveFirm(state: FirmState, event: FirmEvent): FirmState {
  if (event.type === 'firm.approved') {
    const { firm, name, scope, until } = event.payload;
    return { stage: 'approved', firm, name, suspended: false, competences: {}, ...approvedFor({ scope, until }) };
  }
  if (state.stage === 'none') return state;
  switch (event.type) {
    case 'firm.rescoped': {
      const { until: _before, ...same } = state;
      return { ...same, ...approvedFor(event.payload) };
    }
    case 'firm.suspended':
      return { ...state, suspended: true };
    case 'firm.reinstated':
      return { ...state, suspended: false };
    case 'firm.tie-recorded':
    case 'firm.tie-struck':
      return { ...state, ties: evolveFirmTies(state.ties ?? [], event) };
  }
}

export function approvedFor({ scope, until }: AskedApproval): Pick<Approval, 'scope' | 'until'> {
  return { scope: scope ?? {}, ...(until === undefined ? {} : { until: plainDate(until) }) };
}
