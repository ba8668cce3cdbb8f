/**
 * Which duties an account holds. One stream per account; sites and assessors give their own people `site` and
 * `assessor` through their own streams, so only the duties of the scheme's own staff are granted here.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import { closed, Email } from '../shapes.ts';
import type { CommandRegister, CommandsOf, Context, Decision, EventRegister, EventsOf } from '../envelope.ts';
import type { Duty } from './actor.ts';
import { requireDuty } from './require.ts';

const StaffDuty = Type.Union([Type.Literal('secretariat'), Type.Literal('officer'), Type.Literal('operator')]);

const DutyOfAccount = Type.Object({ email: Email, duty: StaffDuty }, closed);

export const accessCommands = {
  'access.grant': {
    stream: 'access',
    begins: true,
    duties: ['operator'],
    body: DutyOfAccount,
    purpose: 'Give an account a duty of the scheme’s staff.',
  },
  'access.revoke': {
    stream: 'access',
    duties: ['operator'],
    body: DutyOfAccount,
    purpose: 'Take a duty of the scheme’s staff back from an account. What was done with it stands.',
  },
} as const satisfies CommandRegister;

const HeldDuty = Type.Object({ account: Type.String(), duty: StaffDuty }, closed);

export const accessEvents = {
  'access.granted': { stream: 'access', payload: HeldDuty, meaning: 'An account holds a further duty.' },
  'access.revoked': { stream: 'access', payload: HeldDuty, meaning: 'An account holds a duty no more.' },
} as const satisfies EventRegister;

export type AccessCommand = CommandsOf<typeof accessCommands>;
export type AccessEvent = EventsOf<typeof accessEvents>;

export type AccessState = { readonly stage: 'none' } | { readonly stage: 'held'; readonly duties: readonly Duty[] };

export const noAccess: AccessState = { stage: 'none' };

export interface AccessFacts extends Context {
  /** the account with the command's e-mail address */
  readonly account?: string;
}

/** The one stream in which an account's duties are, so that nobody is given a duty twice. */
export function accessStream(account: string): string {
  return `access_${account}`;
}

export function decideAccess(state: AccessState, command: AccessCommand, facts: AccessFacts): Decision<AccessEvent> {
  const refused = requireDuty(facts.actor, 'operator', 'system');
  if (refused !== undefined) return refused;
  if (facts.account === undefined) return refuse('access.unknown-account', { email: command.body.email }, 'email');
  const stream = accessStream(facts.account);
  if (command.stream !== stream) return refuse('access.other-stream', { stream });
  const payload = { account: facts.account, duty: command.body.duty };
  const holds = state.stage === 'held' && state.duties.includes(payload.duty);
  if (command.type === 'access.grant') {
    return holds ? refuse('access.already-granted') : ok([{ type: 'access.granted', payload }]);
  }
  if (!holds) return refuse('access.not-granted');
  // A slip would lock them out of where it can be mended.
  if (payload.duty === 'operator' && facts.actor.id === payload.account) return refuse('access.own-duty');
  return ok([{ type: 'access.revoked', payload }]);
}

export function evolveAccess(state: AccessState, event: AccessEvent): AccessState {
  const { duty } = event.payload;
  const others = state.stage === 'held' ? state.duties.filter((one) => one !== duty) : [];
  return { stage: 'held', duties: event.type === 'access.granted' ? [...others, duty] : others };
}
