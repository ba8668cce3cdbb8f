/**
 * An organisation: a company, an association or another body that operates sites or supports a scheme. It is never
 * assessed itself, its sites are. Whoever registers it is its first keeper, unless the secretariat does from public facts.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { closed, Country, Email, Name, OrganisationId, ShortText, WebAddress } from '../shapes.ts';
import { decideKeepers, evolveKeepers, type KeeperCommand, type KeeperEvent, type Keepers } from './keepers.ts';
import {
  decidePartnership,
  evolvePartnerships,
  type PartnershipCommand,
  type PartnershipEvent,
  type Partnerships,
} from './partnership.ts';

/** What an organisation does in the chain from ore to product, or beside it. */
export const organisationKinds = [
  'producer',
  'fabricator',
  'recycler',
  'manufacturer',
  'trader',
  'association',
  'finance',
  'civil-society',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

const onFile = {
  name: Name,
  /** of its seat */
  country: Country,
  kind: Type.Unsafe<OrganisationKind>(Type.Union(organisationKinds.map((kind) => Type.Literal(kind)))),
  website: Type.Optional(WebAddress),
  /** whom the scheme writes to; never public */
  contact: Type.Optional(Type.Object({ name: Name, email: Email }, closed)),
};

export const RegisterOrganisation = Type.Object(
  {
    ...onFile,
    /** made up for demonstration; shown as such wherever it appears */
    fictional: Type.Optional(Type.Boolean()),
  },
  closed,
);
const CorrectOrganisation = Type.Object({ ...onFile, reason: ShortText }, closed);

export const organisationCommands = {
  'organisation.register': {
    stream: 'organisation',
    begins: true,
    duties: ['site', 'secretariat'],
    body: RegisterOrganisation,
    purpose: 'Register an organisation, so that sites can name it as their operator or it can become a partner.',
  },
  'organisation.correct': {
    stream: 'organisation',
    duties: ['site', 'secretariat'],
    body: CorrectOrganisation,
    purpose: 'Correct what is on file of an organisation, with the reason; its sites are listed under the new name.',
  },
} as const satisfies CommandRegister;

const OrganisationRegistered = Type.Object(
  {
    ...RegisterOrganisation.properties,
    organisation: OrganisationId,
    /** account id; null where the secretariat registered it from public facts */
    keeper: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

export const organisationEvents = {
  'organisation.registered': {
    stream: 'organisation',
    payload: OrganisationRegistered,
    meaning: 'An organisation is on file, with the first of those who keep what is said of it.',
  },
  'organisation.corrected': {
    stream: 'organisation',
    payload: CorrectOrganisation,
    meaning: 'What is on file of an organisation was corrected, with the reason.',
  },
} as const satisfies EventRegister;

export const organisationRefusals = {
  'organisation.already-registered': { status: 409, sentence: 'This organisation is on file already.' },
  'organisation.name-taken': {
    status: 409,
    sentence:
      'An organisation named “{name}” is registered in this country already. Use that one, or tell the two apart by name.',
  },
  'organisation.unknown': {
    status: 404,
    sentence: 'There is no organisation with this address. Check the link, or register it first.',
  },
  'organisation.not-yours': {
    status: 403,
    sentence: 'Only the keepers of this organisation and the secretariat may change this. Ask the secretariat.',
  },
  'organisation.no-contact': {
    status: 422,
    sentence: 'Name somebody at the organisation whom the scheme can write to, with an e-mail address.',
  },
} as const satisfies RefusalRegister;

export type OrganisationCommand = CommandsOf<typeof organisationCommands> | KeeperCommand | PartnershipCommand;
export type OrganisationEvent = EventsOf<typeof organisationEvents> | KeeperEvent | PartnershipEvent;

export type OrganisationState =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'registered';
      readonly organisation: string;
      readonly name: string;
      readonly country: string;
      readonly fictional: boolean;
      readonly keepers: Keepers;
      readonly partnerships: Partnerships;
    };

export const noOrganisation: OrganisationState = { stage: 'none' };

export interface OrganisationFacts extends Context {
  /** another organisation has the command's name and country */
  readonly nameTaken: boolean;
  /** for a partnership: its scheme is published here */
  readonly schemeKnown: boolean;
  /** for an invitation: the account with the command's e-mail address */
  readonly account?: string;
}

export function decideOrganisation(
  state: OrganisationState,
  command: OrganisationCommand,
  facts: OrganisationFacts,
): Decision<OrganisationEvent> {
  const { actor } = facts;
  const staff = actor.duties.includes('secretariat');
  if (actor.id === 'anonymous') return refuse('access.sign-in-needed');
  if (command.type === 'organisation.register') {
    if (state.stage !== 'none') return refuse('organisation.already-registered');
    const { body, stream: organisation } = command;
    if (!staff && body.contact === undefined) return refuse('organisation.no-contact', undefined, 'contact/name');
    if (facts.nameTaken) return refuse('organisation.name-taken', { name: body.name }, 'name');
    const keeper = staff ? null : actor.id;
    return ok([{ type: 'organisation.registered', payload: { ...body, organisation, keeper } }]);
  }
  if (state.stage === 'none') return refuse('organisation.unknown');
  const own = state.keepers.includes(actor.id);
  if (command.type === 'partnership.begin' || command.type === 'partnership.end') {
    return decidePartnership(state.partnerships, command, { ...facts, own });
  }
  if (!staff && !own) return refuse('organisation.not-yours');
  if (command.type !== 'organisation.correct') return decideKeepers(state.keepers, command, facts);
  if (facts.nameTaken) return refuse('organisation.name-taken', { name: command.body.name }, 'name');
  return ok([{ type: 'organisation.corrected', payload: command.body }]);
}

export function evolveOrganisation(state: OrganisationState, event: OrganisationEvent): OrganisationState {
  if (event.type === 'organisation.registered') {
    const { country, fictional = false, keeper, name, organisation } = event.payload;
    const keepers = keeper === null ? [] : [keeper];
    return { stage: 'registered', organisation, name, country, fictional, keepers, partnerships: {} };
  }
  if (state.stage === 'none') return state;
  switch (event.type) {
    case 'organisation.corrected':
      return { ...state, name: event.payload.name, country: event.payload.country };
    case 'organisation.invited':
    case 'organisation.dismissed':
      return { ...state, keepers: evolveKeepers(state.keepers, event) };
    case 'partnership.begun':
    case 'partnership.ended':
      return { ...state, partnerships: evolvePartnerships(state.partnerships, event) };
  }
}

/** Two names that people would take for the same have the same key. */
export function organisationNameKey(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
