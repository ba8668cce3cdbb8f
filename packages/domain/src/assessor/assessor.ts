/**
 * The assessor register: a person of an approved firm whom the secretariat has approved, for which scope and until when, with
 * the records of that person's competence. A suspension keeps the person from new engagements until it is lifted.
 */
import { ok, plainDate, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty } from '../access/require.ts';
import type {
  Command,
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { AssessorId, closed, Day, Email, FirmId, Name, OptionalLongText, ShortText, SiteId } from '../shapes.ts';
import { approvedFor, checkNewApproval, checkRescope, checkUntil, Rescope, type FirmState } from './firm.ts';
import { ApprovalScope, type Approval, type KnownWords } from './approval.ts';
import { firmTieRefusals } from './firm-ties.ts';

const approval = {
  scope: Type.Optional(ApprovalScope),
  until: Type.Optional(Day),
  fictional: Type.Optional(Type.Boolean()),
};
const Reason = Type.Object({ reason: ShortText }, closed);
export const ApproveAssessor = Type.Object({ email: Email, name: Name, firm: FirmId, ...approval }, closed);
export const RecordCompetence = Type.Object(
  {
    /** by the scheme's id, or in the register's own words; a record of the same renews the one before */
    competence: Name,
    until: Type.Optional(Day),
    /** where it is shown, such as the number of a certificate */
    shownBy: Type.Optional(ShortText),
  },
  closed,
);

export const assessorCommands = {
  'assessor.approve': {
    stream: 'assessor',
    begins: true,
    duties: ['secretariat'],
    body: ApproveAssessor,
    purpose: 'Enter a person of an approved firm into the assessor register, with the scope of the approval.',
  },
  'assessor.rescope': {
    stream: 'assessor',
    duties: ['secretariat'],
    body: Rescope,
    purpose: 'Say anew for what, and until when, an assessor is approved.',
  },
  'assessor.record-competence': {
    stream: 'assessor',
    duties: ['secretariat'],
    body: RecordCompetence,
    purpose: 'Put a competence of an assessor on record, or renew it, with the day on which it runs out.',
  },
  'assessor.suspend': {
    stream: 'assessor',
    duties: ['secretariat'],
    body: Reason,
    purpose: 'Suspend an assessor, who is not appointed any more until reinstated.',
  },
  'assessor.reinstate': {
    stream: 'assessor',
    duties: ['secretariat'],
    body: Reason,
    purpose: 'Lift the suspension of an assessor.',
  },
} as const satisfies CommandRegister;

const AssessorApproved = Type.Object(
  {
    assessor: AssessorId,
    account: Type.String(),
    name: Name,
    /** the firm's name on the day of the approval */
    firm: Name,
    /** absent in entries from before firms had entries of their own */
    firmEntry: Type.Optional(FirmId),
    ...approval,
  },
  closed,
);
/** As assessors declared before declarations had streams of their own (`independence.declared`). */
const ConflictDeclared = Type.Object(
  { assessor: AssessorId, site: SiteId, conflict: Type.Boolean(), reason: OptionalLongText },
  closed,
);

export const assessorEvents = {
  'assessor.approved': {
    stream: 'assessor',
    payload: AssessorApproved,
    meaning: 'A person stands in the assessor register.',
  },
  'assessor.rescoped': {
    stream: 'assessor',
    payload: Rescope,
    meaning: 'An assessor is approved for another scope or time.',
  },
  'assessor.competence-recorded': {
    stream: 'assessor',
    payload: RecordCompetence,
    meaning: 'A competence of an assessor is on record.',
  },
  'assessor.suspended': { stream: 'assessor', payload: Reason, meaning: 'An assessor is suspended.' },
  'assessor.reinstated': { stream: 'assessor', payload: Reason, meaning: 'The suspension of an assessor is lifted.' },
  'assessor.declared': {
    stream: 'assessor',
    payload: ConflictDeclared,
    meaning:
      'An assessor has declared whether there is a conflict of interest with a site (before `independence.declared`).',
  },
} as const satisfies EventRegister;

export const assessorRefusals = {
  ...firmTieRefusals,
  'firm.already-approved': { status: 409, sentence: 'This firm already stands in the register.' },
  'firm.unknown': {
    status: 422,
    sentence: 'Choose a firm from the register. Approve the firm first if it is not there.',
  },
  'firm.own-entry': {
    status: 403,
    sentence: 'Nobody of a firm answers for its entry. Ask somebody else of the secretariat to do it.',
  },
  'assessor.already-approved': { status: 409, sentence: 'This person already stands in the assessor register.' },
  'assessor.unknown': { status: 422, sentence: 'Choose an assessor from the register.' },
  'assessor.own-entry': {
    status: 403,
    sentence: 'Nobody answers for their own entry as an assessor. Ask somebody else of the secretariat to do it.',
  },
  'assessor.own-firm': {
    status: 403,
    sentence:
      'Nobody of a firm answers for the entries of its people. Ask somebody of the secretariat who is not of that firm to do it.',
  },
  'assessor.unknown-scope': {
    status: 422,
    sentence:
      'No published scheme knows the {dimension, select, metals {metal} siteTypes {site type} other {scheme}} “{word}”. Choose among those that are known here.',
  },
  'assessor.ends-before': {
    status: 422,
    sentence: 'An approval begins today, on {today}, and cannot have ended before. Give that day, a later one or none.',
  },
  'assessor.suspended': {
    status: 409,
    sentence: 'The approval of {name} is suspended. Choose someone else, or wait until that is lifted.',
  },
  'assessor.not-suspended': { status: 409, sentence: 'The approval of {name} is not suspended.' },
  'assessor.expired': {
    status: 409,
    sentence: 'The approval of {name} ended on {until}. Renew it, or choose someone else.',
  },
  'assessor.competence-expired': {
    status: 409,
    sentence: 'A competence of {name} ran out on {until}: {competence}. Renew its record, or choose someone else.',
  },
  'assessor.competence-missing': {
    status: 409,
    sentence:
      'The scheme asks assessors for the competence “{competence}”, of which {name} has no record. Record it, or choose someone else.',
  },
  'assessor.out-of-scope': {
    status: 409,
    sentence:
      'The approval of {name} does not reach to {dimension, select, metals {the metal} siteTypes {the site type} schemes {the scheme} languages {the language} other {the country}} “{wanted}”. Choose someone else, or widen the approval.',
  },
  'assessor.no-declaration': {
    status: 409,
    sentence:
      '{name} has not yet declared whether there is a conflict of interest with this site. Ask for the declaration first.',
  },
  'assessor.conflict': {
    status: 409,
    sentence: '{name} has a conflict of interest with this site and cannot assess it. Appoint someone else.',
  },
  'assessor.tie': {
    status: 409,
    sentence:
      '{name} has a tie to this site ({tie, select, employment {employment} advice {advice given} ownership {ownership} other {family}}) and cannot assess it. Appoint someone else.',
  },
  'assessor.firm-tie': {
    status: 409,
    sentence:
      'The firm of {name} is tied to the operator of this site ({tie, select, advice {it advises it} other {one owns the other}}), so that none of its people can assess it. Appoint somebody of another firm.',
  },
  'assessor.cooling-off': {
    status: 409,
    sentence:
      'A tie of {name}, or of the firm, to this site ({tie, select, employment {employment} advice {advice given} ownership {ownership} other {family}}) ended too short a time ago. From {until} on, it no longer counts.',
  },
  'assessor.rotation': {
    status: 409,
    sentence:
      '{name} has assessed this site in {cycles, plural, one {one cycle} other {# cycles}} in a row, after which the scheme asks for another person.',
  },
} as const satisfies RefusalRegister;

export type AssessorCommand = CommandsOf<typeof assessorCommands>;
export type AssessorEvent = EventsOf<typeof assessorEvents>;

export interface ApprovedAssessor extends Approval {
  readonly stage: 'approved';
  readonly assessor: string;
  readonly account: string;
  /** the firm's name on the day of the approval */
  readonly firm: string;
  readonly firmEntry?: string;
  readonly fictional: boolean;
}

export type AssessorState = { readonly stage: 'none' } | ApprovedAssessor;

export const noAssessor: AssessorState = { stage: 'none' };

export interface AssessorFacts extends Context {
  /** the account with the command's e-mail address */
  readonly account?: string;
  /** that account already stands in the register */
  readonly registered: boolean;
  /** the entry of the firm that the command names */
  readonly firm?: FirmState;
  /** id of the firm under which the person who acts stands in the assessor register */
  readonly ownFirm?: string;
  readonly known: KnownWords;
}

export function decideAssessor(
  state: AssessorState,
  command: AssessorCommand,
  facts: AssessorFacts,
): Decision<AssessorEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (command.type === 'assessor.approve') return approveAssessor(state, command, facts);
  if (state.stage === 'none') return refuse('assessor.unknown');
  if (state.account === facts.actor.id) return refuse('assessor.own-entry');
  if (state.firmEntry !== undefined && state.firmEntry === facts.ownFirm) return refuse('assessor.own-firm');
  const { name, suspended } = state;
  switch (command.type) {
    case 'assessor.rescope':
      return checkRescope(command.body, facts) ?? ok([{ type: 'assessor.rescoped', payload: command.body }]);
    case 'assessor.record-competence':
      return checkUntil(command.body.until) ?? ok([{ type: 'assessor.competence-recorded', payload: command.body }]);
    case 'assessor.suspend':
      return suspended
        ? refuse('assessor.suspended', { name })
        : ok([{ type: 'assessor.suspended', payload: command.body }]);
    case 'assessor.reinstate':
      return suspended
        ? ok([{ type: 'assessor.reinstated', payload: command.body }])
        : refuse('assessor.not-suspended', { name });
  }
}

function approveAssessor(
  state: AssessorState,
  command: Command<'assessor.approve', Static<typeof ApproveAssessor>>,
  facts: AssessorFacts,
): Decision<AssessorEvent> {
  const { account, actor, firm, ownFirm, registered } = facts;
  const { email, firm: firmEntry, ...entry } = command.body;
  if (account === undefined) return refuse('access.unknown-account', { email }, 'email');
  if (state.stage !== 'none' || registered) return refuse('assessor.already-approved');
  if (account === actor.id) return refuse('assessor.own-entry', undefined, 'email');
  if (firm === undefined || firm.stage === 'none') return refuse('firm.unknown', undefined, 'firm');
  if (firm.firm === ownFirm) return refuse('assessor.own-firm', undefined, 'firm');
  const approved = { ...entry, assessor: command.stream, account, firm: firm.name, firmEntry };
  return checkNewApproval(entry, facts) ?? ok([{ type: 'assessor.approved', payload: approved }]);
}

export function evolveAssessor(state: AssessorState, event: AssessorEvent): AssessorState {
  if (event.type === 'assessor.approved') {
    const { fictional = false, scope, until, ...entry } = event.payload;
    const fresh = { suspended: false, competences: {} };
    return { stage: 'approved', ...entry, fictional, ...fresh, ...approvedFor({ scope, until }) };
  }
  if (state.stage === 'none') return state;
  switch (event.type) {
    case 'assessor.rescoped': {
      const { until: _before, ...same } = state;
      return { ...same, ...approvedFor(event.payload) };
    }
    case 'assessor.competence-recorded': {
      const { competence, until } = event.payload;
      const last = until === undefined ? null : plainDate(until);
      return { ...state, competences: { ...state.competences, [competence]: last } };
    }
    case 'assessor.suspended':
      return { ...state, suspended: true };
    case 'assessor.reinstated':
      return { ...state, suspended: false };
    case 'assessor.declared':
      return state;
  }
}
