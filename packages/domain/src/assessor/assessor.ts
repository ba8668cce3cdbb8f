/**
 * The assessor register: a person of an assessment firm whom the secretariat has approved, with that person's own
 * declaration for each site. No declaration, or a declared conflict, blocks the appointment.
 */
import { ok, refuse, type PlainDate } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { AssessorId, closed, Email, Name, OptionalLongText, SiteId } from '../shapes.ts';
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

export const ApproveAssessor = Type.Object(
  { email: Email, name: Name, firm: Name, fictional: Type.Optional(Type.Boolean()) },
  closed,
);
export const DeclareConflict = Type.Object(
  { site: SiteId, conflict: Type.Boolean(), reason: OptionalLongText },
  closed,
);

export const assessorCommands = {
  'assessor.approve': {
    stream: 'assessor',
    begins: true,
    duties: ['secretariat'],
    body: ApproveAssessor,
    purpose: 'Enter a person into the assessor register.',
  },
  'assessor.declare': {
    stream: 'assessor',
    duties: ['assessor'],
    body: DeclareConflict,
    purpose: 'Declare, for one site, whether there is a conflict of interest.',
  },
} as const satisfies CommandRegister;

export const AssessorApproved = Type.Object(
  { assessor: AssessorId, account: Type.String(), name: Name, firm: Name, fictional: Type.Optional(Type.Boolean()) },
  closed,
);
export const ConflictDeclared = Type.Object(
  { assessor: AssessorId, site: SiteId, conflict: Type.Boolean(), reason: OptionalLongText },
  closed,
);

export const assessorEvents = {
  'assessor.approved': {
    stream: 'assessor',
    payload: AssessorApproved,
    meaning: 'A person stands in the assessor register.',
  },
  'assessor.declared': {
    stream: 'assessor',
    payload: ConflictDeclared,
    meaning: 'An assessor has declared whether there is a conflict of interest with a site.',
  },
} as const satisfies EventRegister;

export const assessorRefusals = {
  'assessor.already-approved': { status: 409, sentence: 'This person already stands in the assessor register.' },
  'assessor.unknown': { status: 422, sentence: 'Choose an assessor from the register.' },
  'assessor.conflict-reason-missing': { status: 422, sentence: 'Say what the conflict of interest is.' },
  'assessor.no-declaration': {
    status: 409,
    sentence:
      '{name} has not yet declared whether there is a conflict of interest with this site. Ask for the declaration first.',
  },
  'assessor.conflict': {
    status: 409,
    sentence: '{name} has a conflict of interest with this site and cannot assess it. Appoint someone else.',
  },
} as const satisfies RefusalRegister;

export type AssessorCommand =
  | Command<'assessor.approve', Static<typeof ApproveAssessor>>
  | Command<'assessor.declare', Static<typeof DeclareConflict>>;
export type AssessorEvent =
  | EventBody<'assessor.approved', Static<typeof AssessorApproved>>
  | EventBody<'assessor.declared', Static<typeof ConflictDeclared>>;

export interface Declaration {
  readonly conflict: boolean;
  readonly declaredOn: PlainDate;
}

export interface ApprovedAssessor {
  readonly stage: 'approved';
  readonly assessor: string;
  readonly account: string;
  readonly name: string;
  readonly firm: string;
  readonly fictional: boolean;
  /** by site id; the last one counts */
  readonly declarations: Readonly<Record<string, Declaration>>;
}

export type AssessorState = { readonly stage: 'none' } | ApprovedAssessor;

export const noAssessor: AssessorState = { stage: 'none' };

export interface AssessorFacts extends Context {
  /** the account with the command's e-mail address */
  readonly account?: string;
  /** that account already stands in the register */
  readonly registered: boolean;
  readonly siteKnown: boolean;
}

export function decideAssessor(
  state: AssessorState,
  command: AssessorCommand,
  facts: AssessorFacts,
): Decision<AssessorEvent> {
  if (command.type === 'assessor.approve') return approveAssessor(state, command, facts);
  if (state.stage === 'none') return refuse('assessor.unknown');
  if (facts.actor.id !== state.account) return refuse('access.duty-missing', { duty: 'assessor' });
  if (!facts.siteKnown) return refuse('site.unknown', undefined, 'site');
  const { conflict, reason, site } = command.body;
  if (conflict && reason.trim() === '') return refuse('assessor.conflict-reason-missing', undefined, 'reason');
  return ok([{ type: 'assessor.declared', payload: { assessor: state.assessor, site, conflict, reason } }]);
}

function approveAssessor(
  state: AssessorState,
  command: Command<'assessor.approve', Static<typeof ApproveAssessor>>,
  facts: AssessorFacts,
): Decision<AssessorEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  const { email, ...entry } = command.body;
  if (facts.account === undefined) return refuse('access.unknown-account', { email }, 'email');
  if (state.stage !== 'none' || facts.registered) return refuse('assessor.already-approved');
  return ok([{ type: 'assessor.approved', payload: { ...entry, assessor: command.stream, account: facts.account } }]);
}

export function evolveAssessor(state: AssessorState, event: AssessorEvent, on: PlainDate): AssessorState {
  if (event.type === 'assessor.approved') {
    const { fictional, ...entry } = event.payload;
    return { stage: 'approved', ...entry, fictional: fictional ?? false, declarations: {} };
  }
  if (state.stage === 'none') return state;
  const { site, conflict } = event.payload;
  return { ...state, declarations: { ...state.declarations, [site]: { conflict, declaredOn: on } } };
}
