/**
 * A site: a mine, a smelter, a rod mill. What participates in a scheme is a site, not a company; its operator is named
 * with it, by its entry among the organisations or in words. Whoever files a site is responsible for it, unless the
 * secretariat files it from public facts; the people who are responsible take in others and let them go. A correction
 * changes what is on file, never what a cycle was pinned to.
 */
import { canonicalJson, limits, ok, refuse, type Err, type Refusal, type Result } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { AccountId, closed, Country, Email, Name, OrganisationId, SchemeWord, ShortText, SiteId } from '../shapes.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';

const siteFacts = {
  name: Name,
  operator: Name,
  /** the operator among the organisations, whose name then stands as `operator` */
  operatorEntry: Type.Optional(OrganisationId),
  country: Country,
  place: Type.Optional(Name),
  siteType: SchemeWord,
  metals: Type.Array(SchemeWord, { minItems: 1, maxItems: limits.metalsPerSite, uniqueItems: true }),
  /** what is done there, in the site's own words */
  activities: Type.Optional(Type.Array(Name, { maxItems: limits.activitiesPerSite, uniqueItems: true })),
  /** how much a year or a day, as the unit says */
  capacity: Type.Optional(Type.Object({ amount: Type.Number(), unit: Name }, closed)),
  /** decimal degrees, WGS 84 */
  coordinates: Type.Optional(Type.Object({ latitude: Type.Number(), longitude: Type.Number() }, closed)),
};
const siteFields = {
  ...siteFacts,
  /** made up for demonstration; shown as such wherever the site appears */
  fictional: Type.Optional(Type.Boolean()),
};

export const FileSite = Type.Object(siteFields, closed);
const ReviseSite = Type.Object({ ...siteFacts, reason: ShortText }, closed);
const InvitePerson = Type.Object({ email: Email }, closed);
const PersonOfSite = Type.Object({ account: AccountId }, closed);

export const siteCommands = {
  'site.file': {
    stream: 'site',
    begins: true,
    duties: ['site', 'secretariat'],
    body: FileSite,
    purpose: 'File a site, so that a letter of commitment can be signed for it.',
  },
  'site.revise': {
    stream: 'site',
    duties: ['site', 'secretariat'],
    body: ReviseSite,
    purpose: 'Correct what is on file of a site, with the reason; running cycles keep what they were pinned to.',
  },
  'site.invite': {
    stream: 'site',
    duties: ['site', 'secretariat'],
    body: InvitePerson,
    purpose: 'Make the account with this e-mail address responsible for the site too.',
  },
  'site.dismiss': {
    stream: 'site',
    duties: ['site', 'secretariat'],
    body: PersonOfSite,
    purpose: 'Take the responsibility for the site from an account; the last one keeps it.',
  },
} as const satisfies CommandRegister;

const SiteFiled = Type.Object(
  {
    ...siteFields,
    site: SiteId,
    /** account id; null where the secretariat filed it from public facts */
    responsible: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);
const SiteRevised = Type.Object({ ...siteFacts, reason: ShortText }, closed);

export const siteEvents = {
  'site.filed': {
    stream: 'site',
    payload: SiteFiled,
    meaning: 'A site is on file, with the person responsible for it.',
  },
  'site.revised': {
    stream: 'site',
    payload: SiteRevised,
    meaning: 'What is on file of a site was corrected, with the reason.',
  },
  'site.invited': {
    stream: 'site',
    payload: PersonOfSite,
    meaning: 'A further person is responsible for the site.',
  },
  'site.dismissed': {
    stream: 'site',
    payload: PersonOfSite,
    meaning: 'A person is no longer responsible for the site.',
  },
} as const satisfies EventRegister;

export const siteRefusals = {
  'site.already-filed': { status: 409, sentence: 'This site is already on file.' },
  'site.unknown-type': {
    status: 422,
    sentence: 'Choose a site type that a published scheme knows; “{siteType}” is none.',
  },
  'site.unknown-metal': { status: 422, sentence: 'Choose metals that a published scheme knows; “{metal}” is none.' },
  'site.unknown': {
    status: 404,
    sentence: 'There is no site with this address. Check the link, or search the register.',
  },
  'site.unknown-operator': {
    status: 422,
    sentence: 'There is no such organisation. Choose one from the list, register it, or write the operator’s name.',
  },
  'site.bad-coordinates': {
    status: 422,
    sentence: 'Give a latitude from −90 to 90 and a longitude from −180 to 180, in degrees such as 45.76.',
  },
  'site.bad-capacity': { status: 422, sentence: 'Give a capacity greater than zero, or leave it and its unit empty.' },
  'site.unchanged': { status: 409, sentence: 'Nothing differs from what is on file already. Change a field first.' },
  'site.already-responsible': { status: 409, sentence: 'The account {email} is responsible for this site already.' },
  'site.assessor-appointed': {
    status: 409,
    sentence:
      'The account {email} belongs to the assessor of this site, who must stay independent. Invite somebody else.',
  },
  'site.too-many-people': {
    status: 409,
    sentence: 'At most {most} people are responsible for one site. First take the responsibility from somebody else.',
  },
  'site.not-responsible': { status: 409, sentence: 'This account is not responsible for the site.' },
  'site.last-responsible': {
    status: 409,
    sentence: 'A site keeps at least one responsible person. Invite somebody else first.',
  },
} as const satisfies RefusalRegister;

export type SiteCommand = CommandsOf<typeof siteCommands>;
export type SiteEvent = EventsOf<typeof siteEvents>;

/** What is on file of a site and can be corrected. */
export type SiteOnFile = Omit<Static<typeof ReviseSite>, 'reason'>;

export type SiteState =
  | { readonly stage: 'none' }
  | (SiteOnFile & {
      readonly stage: 'filed';
      readonly site: string;
      readonly fictional?: boolean;
      /** account ids; none where the secretariat filed it and has invited nobody yet */
      readonly responsible: readonly string[];
    });

export const noSite: SiteState = { stage: 'none' };

export interface SiteFileFacts extends Context {
  /** words of all published schemes */
  readonly siteTypes: readonly string[];
  readonly metals: readonly string[];
  /** name of the organisation that the command names as operator, where there is one */
  readonly operatorName?: string;
  /** the account with the command's e-mail address */
  readonly account?: string;
  /** that account assesses the site */
  readonly assessesSite: boolean;
}

export function decideSite(state: SiteState, command: SiteCommand, facts: SiteFileFacts): Decision<SiteEvent> {
  const { actor } = facts;
  if (actor.id === 'anonymous') return refuse('access.sign-in-needed');
  if (command.type === 'site.file') {
    if (state.stage !== 'none') return refuse('site.already-filed');
    const responsible = actor.duties.includes('secretariat') ? null : actor.id;
    const operator = operatorOf(command.body, facts);
    if (!operator.ok) return operator;
    const filed = { ...command.body, operator: operator.value };
    return (
      checkOnFile(filed, facts) ??
      ok([{ type: 'site.filed', payload: { ...filed, site: command.stream, responsible } }])
    );
  }
  if (state.stage === 'none') return refuse('site.unknown');
  if (!actor.duties.includes('secretariat') && !actor.sites.includes(state.site)) return refuse('access.not-your-site');
  switch (command.type) {
    case 'site.revise': {
      const operator = operatorOf(command.body, facts);
      if (!operator.ok) return operator;
      const { reason, ...asked } = command.body;
      const revised = { ...asked, operator: operator.value };
      if (canonicalJson(revised) === canonicalJson(onFile(state))) return refuse('site.unchanged');
      return checkOnFile(revised, facts) ?? ok([{ type: 'site.revised', payload: { ...revised, reason } }]);
    }
    case 'site.invite': {
      const { email } = command.body;
      const { account } = facts;
      if (account === undefined) return refuse('access.unknown-account', { email }, 'email');
      if (state.responsible.includes(account)) return refuse('site.already-responsible', { email }, 'email');
      if (facts.assessesSite) return refuse('site.assessor-appointed', { email }, 'email');
      const most = limits.peoplePerSite;
      if (state.responsible.length >= most) return refuse('site.too-many-people', { most }, 'email');
      return ok([{ type: 'site.invited', payload: { account } }]);
    }
    case 'site.dismiss': {
      const { account } = command.body;
      if (!state.responsible.includes(account)) return refuse('site.not-responsible', undefined, 'account');
      if (state.responsible.length === 1) return refuse('site.last-responsible', undefined, 'account');
      return ok([{ type: 'site.dismissed', payload: { account } }]);
    }
  }
}

/** The name of the operator: that of its entry where it is named by one, whatever was written beside it. */
function operatorOf(
  { operator, operatorEntry }: { readonly operator: string; readonly operatorEntry?: string },
  { operatorName }: SiteFileFacts,
): Result<string, Refusal> {
  if (operatorEntry === undefined) return ok(operator);
  return operatorName === undefined ? refuse('site.unknown-operator', undefined, 'operatorEntry') : ok(operatorName);
}

/** Undefined means that it can stand on file. */
function checkOnFile(onFile: SiteOnFile, facts: SiteFileFacts): Err<Refusal> | undefined {
  const { capacity, coordinates, metals, siteType } = onFile;
  if (!facts.siteTypes.includes(siteType)) return refuse('site.unknown-type', { siteType }, 'siteType');
  const unknown = metals.find((metal) => !facts.metals.includes(metal));
  if (unknown !== undefined) return refuse('site.unknown-metal', { metal: unknown }, 'metals');
  if (coordinates !== undefined) {
    if (Math.abs(coordinates.latitude) > 90) return refuse('site.bad-coordinates', undefined, 'coordinates/latitude');
    if (Math.abs(coordinates.longitude) > 180)
      return refuse('site.bad-coordinates', undefined, 'coordinates/longitude');
  }
  if (capacity !== undefined && capacity.amount <= 0) return refuse('site.bad-capacity', undefined, 'capacity/amount');
  return undefined;
}

function onFile(state: Extract<SiteState, { stage: 'filed' }>): SiteOnFile {
  const { fictional: _fictional, responsible: _responsible, site: _site, stage: _stage, ...facts } = state;
  return facts;
}

export function evolveSite(state: SiteState, event: SiteEvent): SiteState {
  if (event.type === 'site.filed') {
    const { responsible, ...filed } = event.payload;
    return { stage: 'filed', ...filed, responsible: responsible === null ? [] : [responsible] };
  }
  if (state.stage === 'none') return state;
  switch (event.type) {
    case 'site.revised': {
      const { reason: _reason, ...revised } = event.payload;
      const { fictional, responsible, site } = state;
      return { stage: 'filed', ...revised, site, responsible, ...(fictional === undefined ? {} : { fictional }) };
    }
    case 'site.invited':
      return { ...state, responsible: [...state.responsible, event.payload.account] };
    case 'site.dismissed':
      return { ...state, responsible: state.responsible.filter((account) => account !== event.payload.account) };
  }
}
