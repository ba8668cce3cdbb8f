/**
 * The credential of an award, as a fact of its cycle: a job builds and signs it outside of any transaction and then puts
 * it on record here, so that issuing is journalled and happens once.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
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
import { closed } from '../shapes.ts';

/**
 * `jwt` is a W3C verifiable credential secured as VC-JOSE-COSE section 3.1.1 says, `sha256` that of its text, `subject` the
 * award's address in the register, `statusIndex` its place in the status lists.
 */
const RecordCredential = Type.Object(
  {
    id: Type.String({ maxLength: 500 }),
    subject: Type.String({ maxLength: 500 }),
    jwt: Type.String({ maxLength: 200_000 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    statusIndex: Type.Integer({ minimum: 0 }),
  },
  closed,
);

export const credentialCommands = {
  'credential.record': {
    stream: 'cycle',
    duties: ['system'],
    body: RecordCredential,
    purpose: 'Put the signed credential of an award on record.',
  },
} as const satisfies CommandRegister;

export const credentialEvents = {
  'credential.issued': {
    stream: 'cycle',
    payload: RecordCredential,
    meaning: 'The credential of the award is issued.',
    public: true,
  },
} as const satisfies EventRegister;

export const credentialRefusals = {
  'credential.no-award': {
    status: 409,
    sentence: 'A credential is issued for an award that stands; there is none here.',
  },
  'credential.already-issued': { status: 409, sentence: 'The credential of this award is already issued.' },
} as const satisfies RefusalRegister;

export type CredentialCommand = CommandsOf<typeof credentialCommands>;
export type CredentialEvent = EventsOf<typeof credentialEvents>;

/** `version`: of the event that put it on record. */
export type CredentialState =
  { readonly stage: 'none' } | { readonly stage: 'issued'; readonly id: string; readonly version: number };

export function recordCredential(
  state: CredentialState,
  command: CredentialCommand,
  facts: Context & { readonly awarded: boolean },
): Decision<CredentialEvent> {
  const refused = requireDuty(facts.actor, 'system');
  if (refused !== undefined) return refused;
  if (!facts.awarded) return refuse('credential.no-award');
  if (state.stage === 'issued') return refuse('credential.already-issued');
  return ok([{ type: 'credential.issued', payload: command.body }]);
}
