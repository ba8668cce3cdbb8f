/**
 * A site: a mine, a smelter, a rod mill. What participates in a scheme is a site, not a company; its operator is named
 * with it. Filing a site makes the person who files it responsible for it, unless the secretariat files it from public facts.
 */
import { limits, ok, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { closed, Country, Name, SchemeWord, SiteId } from '../shapes.ts';
import type {
  Command,
  CommandRegister,
  Context,
  Decision,
  EventBody,
  EventRegister,
  RefusalRegister,
} from '../envelope.ts';

const siteFields = {
  name: Name,
  operator: Name,
  country: Country,
  place: Type.Optional(Name),
  siteType: SchemeWord,
  metals: Type.Array(SchemeWord, { minItems: 1, maxItems: limits.metalsPerSite, uniqueItems: true }),
  /** made up for demonstration; shown as such wherever the site appears */
  fictional: Type.Optional(Type.Boolean()),
};

export const FileSite = Type.Object(siteFields, closed);

export const siteCommands = {
  'site.file': {
    stream: 'site',
    begins: true,
    duties: ['site', 'secretariat'],
    body: FileSite,
    purpose: 'File a site, so that a letter of commitment can be signed for it.',
  },
} as const satisfies CommandRegister;

export const SiteFiled = Type.Object(
  {
    ...siteFields,
    site: SiteId,
    /** account id; null where the secretariat filed it from public facts */ responsible: Type.Union([
      Type.String(),
      Type.Null(),
    ]),
  },
  closed,
);

export const siteEvents = {
  'site.filed': {
    stream: 'site',
    payload: SiteFiled,
    meaning: 'A site is on file, with the person responsible for it.',
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
} as const satisfies RefusalRegister;

export type SiteCommand = Command<'site.file', Static<typeof FileSite>>;
export type SiteEvent = EventBody<'site.filed', Static<typeof SiteFiled>>;

export type SiteState = { readonly stage: 'none' } | ({ readonly stage: 'filed' } & Static<typeof SiteFiled>);

export const noSite: SiteState = { stage: 'none' };

export interface SiteFileFacts extends Context {
  /** words of all published schemes */
  readonly siteTypes: readonly string[];
  readonly metals: readonly string[];
}

export function decideSite(state: SiteState, command: SiteCommand, facts: SiteFileFacts): Decision<SiteEvent> {
  if (facts.actor.id === 'anonymous') return refuse('access.sign-in-needed');
  if (state.stage !== 'none') return refuse('site.already-filed');
  const { siteType, metals } = command.body;
  if (!facts.siteTypes.includes(siteType)) return refuse('site.unknown-type', { siteType }, 'siteType');
  const unknown = metals.find((metal) => !facts.metals.includes(metal));
  if (unknown !== undefined) return refuse('site.unknown-metal', { metal: unknown }, 'metals');
  const responsible = facts.actor.duties.includes('secretariat') ? null : facts.actor.id;
  return ok([{ type: 'site.filed', payload: { ...command.body, site: command.stream, responsible } }]);
}

export function evolveSite(_state: SiteState, event: SiteEvent): SiteState {
  return { stage: 'filed', ...event.payload };
}
