/**
 * The keepers of an organisation: the people who keep what is on file of it, beside the secretariat. They take in others and
 * let each other go; where the secretariat registered it, there is none until somebody is invited.
 */
import { limits, ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import type { CommandRegister, CommandsOf, Decision, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import { AccountId, closed, Email } from '../shapes.ts';

const Keeper = Type.Object({ account: AccountId }, closed);

export const keeperCommands = {
  'organisation.invite': {
    stream: 'organisation',
    duties: ['site', 'secretariat'],
    body: Type.Object({ email: Email }, closed),
    purpose: 'Make the account with this e-mail address a keeper of the organisation too.',
  },
  'organisation.dismiss': {
    stream: 'organisation',
    duties: ['site', 'secretariat'],
    body: Keeper,
    purpose: 'Let a keeper of the organisation go; the last one stays.',
  },
} as const satisfies CommandRegister;

export const keeperEvents = {
  'organisation.invited': {
    stream: 'organisation',
    payload: Keeper,
    meaning: 'A further person keeps what is on file of an organisation.',
  },
  'organisation.dismissed': {
    stream: 'organisation',
    payload: Keeper,
    meaning: 'A person is no longer a keeper of an organisation.',
  },
} as const satisfies EventRegister;

export const keeperRefusals = {
  'organisation.already-keeper': {
    status: 409,
    sentence: 'The account {email} is a keeper of this organisation already.',
  },
  'organisation.too-many-keepers': {
    status: 409,
    sentence: 'An organisation has at most {most} keepers. First let one of them go.',
  },
  'organisation.not-keeper': { status: 409, sentence: 'This account is no keeper of the organisation.' },
  'organisation.last-keeper': {
    status: 409,
    sentence: 'An organisation that has keepers stays with at least one. Invite somebody else first.',
  },
} as const satisfies RefusalRegister;

export type KeeperCommand = CommandsOf<typeof keeperCommands>;
export type KeeperEvent = EventsOf<typeof keeperEvents>;

/** Account ids; none where the secretariat registered the organisation and nobody was invited yet. */
export type Keepers = readonly string[];

/** Whoever asks is one of them, or of the secretariat. `invited` is the account with the command's e-mail address. */
export function decideKeepers(
  keepers: Keepers,
  command: KeeperCommand,
  { account: invited }: { readonly account?: string },
): Decision<KeeperEvent> {
  if (command.type === 'organisation.invite') {
    const { email } = command.body;
    if (invited === undefined) return refuse('access.unknown-account', { email }, 'email');
    if (keepers.includes(invited)) return refuse('organisation.already-keeper', { email }, 'email');
    const most = limits.keepersPerOrganisation;
    if (keepers.length >= most) return refuse('organisation.too-many-keepers', { most }, 'email');
    return ok([{ type: 'organisation.invited', payload: { account: invited } }]);
  }
  const { account } = command.body;
  if (!keepers.includes(account)) return refuse('organisation.not-keeper', undefined, 'account');
  if (keepers.length === 1) return refuse('organisation.last-keeper', undefined, 'account');
  return ok([{ type: 'organisation.dismissed', payload: { account } }]);
}

export function evolveKeepers(keepers: Keepers, { payload: { account }, type }: KeeperEvent): Keepers {
  return type === 'organisation.invited' ? [...keepers, account] : keepers.filter((keeper) => keeper !== account);
}
