/** Organisations on pages: the public list of partners, each organisation with its sites, and the forms that keep them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicDay } from '@touchstone/domain';
import type { Refusal } from '@touchstone/kernel';
import {
  readOrganisation,
  readOrganisations,
  readPartners,
  readPartnerships,
  readSite,
  readSitesNaming,
  readSitesOfOrganisation,
  readStream,
  type NamedAccount,
  type OrganisationRow,
  type SiteRow,
} from '@touchstone/store';
import {
  OrganisationFormPage,
  OrganisationPage,
  OrganisationsPage,
  PartnersPage,
  valueOf,
  type FormState,
  type OrganisationPageProps,
  type OrganisationShown,
  type OrganisationSite,
} from '@touchstone/ui';
import { paramOf } from '../http/address.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { getInTime, getNow } from '../http/look-back.ts';
import {
  fieldsOf,
  freshForm,
  newCommandId,
  sendPage,
  sendProblem,
  sendPublicPage,
  streamBegunBy,
  submitForm,
} from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { siteOnFile } from '../site/site-on-file.ts';
import { keepersTold } from './keepers-told.ts';
import { schemeNames } from './scheme-names.ts';

export function addOrganisationPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/partners', (services, request, reply) =>
    sendPublicPage(services, request, reply, async ({ frame }) => {
      const [rows, names] = await Promise.all([readPartners(services.database.read), schemeNames(services)]);
      return PartnersPage({
        frame,
        partners: rows.map(({ begun_on: begunOn, country, fictional, kind, name, organisation, scheme }) => ({
          ...{ organisation, name, country, kind, fictional, begunOn, scheme: names.get(scheme) ?? { en: scheme } },
        })),
      });
    }),
  );
  getInTime(server, services, '/organisations', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const rows = await readOrganisations(services.database.read);
    return sendPage(reply, OrganisationsPage({ frame: visit.frame, organisations: rows.map(withoutContact) }));
  });
  addRegistering(server, services);
  getInTime(server, services, '/organisations/:organisation', (services, request, reply) =>
    sendPublicPage(services, request, reply, async (visit) => {
      const row = await readOrganisation(services.database.read, paramOf(request, 'organisation'));
      return row === undefined
        ? undefined
        : organisationPage(services, visit, row, freshForm(visit), rowsBefore(request));
    }),
  );
  addKeeping(server, services);
}

function addRegistering(server: FastifyInstance, services: Services): void {
  const page = ({ actor, frame }: Visit, form: FormState, commandId: string): ReturnType<typeof OrganisationFormPage> =>
    OrganisationFormPage({ frame, form, commandId, contactOptional: actor.duties.includes('secretariat') });
  getNow(server, services, '/organisations/new', 'form', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return sendPage(reply, page(visit, freshForm(visit), newCommandId()));
  });
  server.post('/organisations/new', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return submitForm(services, visit, request, reply, {
      type: 'organisation.register',
      stream: streamBegunBy(request, 'organisation'),
      alsoMissing: contactMissing(visit, request),
      show: (form, commandId) => Promise.resolve(page(visit, form, commandId)),
      next: ({ stream }) => `/organisations/${stream}`,
    });
  });
}

/** Only whoever enters an organisation from public facts may leave it open. */
function contactMissing(visit: Visit, request: FastifyRequest): readonly Refusal[] {
  const form = freshForm(visit, fieldsOf(request));
  const given = valueOf(form, 'contact/name') + valueOf(form, 'contact/email') !== '';
  if (given || visit.actor.duties.includes('secretariat')) return [];
  return [{ code: 'organisation.no-contact', at: 'contact/name' }];
}

function addKeeping(server: FastifyInstance, services: Services): void {
  const at = '/organisations/:organisation';
  const correcting = async (visit: Visit, row: OrganisationRow, form: FormState, commandId: string) =>
    OrganisationFormPage({
      ...{ frame: visit.frame, form, commandId, contactOptional: visit.actor.duties.includes('secretariat') },
      corrects: { organisation: withContact(row), base: await versionOf(services, 'organisation', row.id) },
    });
  getNow(server, services, `${at}/correct`, 'form', async (request, reply) => {
    const open = await openKept(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await correcting(open.visit, open.row, freshForm(open.visit), newCommandId()));
  });
  server.post(`${at}/correct`, async (request, reply) => {
    const open = await openKept(services, request, reply);
    if (open === undefined) return reply;
    return submitForm(services, open.visit, request, reply, {
      ...{ type: 'organisation.correct', stream: open.row.id },
      show: (form, commandId) => correcting(open.visit, open.row, form, commandId),
      next: () => `/organisations/${open.row.id}`,
    });
  });
  server.post(`${at}/people`, async (request, reply) => {
    const open = await openKept(services, request, reply);
    if (open === undefined) return reply;
    const { row, visit } = open;
    const dismisses = valueOf(freshForm(visit, fieldsOf(request)), 'act') === 'dismiss';
    return submitForm(services, visit, request, reply, {
      ...{ type: dismisses ? 'organisation.dismiss' : 'organisation.invite', stream: row.id },
      show: (form) => keptPage(services, open, form),
      next: () => `/organisations/${row.id}#people`,
    });
  });
  server.post(`${at}/partnership`, async (request, reply) => {
    const open = await openKept(services, request, reply);
    if (open === undefined) return reply;
    const ends = valueOf(freshForm(open.visit, fieldsOf(request)), 'act') === 'end';
    return submitForm(services, open.visit, request, reply, {
      ...{ type: ends ? 'partnership.end' : 'partnership.begin', stream: open.row.id },
      show: (form) => keptPage(services, open, form),
      next: () => `/organisations/${open.row.id}`,
    });
  });
  server.post(`${at}/sites`, async (request, reply) => {
    const open = await openKept(services, request, reply);
    if (open === undefined) return reply;
    const site = await readSite(services.database.read, valueOf(freshForm(open.visit, fieldsOf(request)), 'site'));
    if (site === undefined) return sendProblem(reply, open.visit, { kind: 'not-found' });
    const { fictional: _fictional, id, ...same } = siteOnFile(site);
    return submitForm(services, open.visit, request, reply, {
      ...{ type: 'site.revise', stream: id },
      // Whatever else is on file of the site stays as it is.
      add: { ...same, operatorEntry: open.row.id, reason: open.visit.t('organisation.match-reason') },
      show: (form) => keptPage(services, open, form),
      next: () => `/organisations/${open.row.id}`,
    });
  });
}

interface OpenOrganisation {
  readonly visit: Visit;
  readonly row: OrganisationRow;
}

/** Undefined where the answer is sent already: only whoever keeps the organisation comes here. */
async function openKept(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenOrganisation | undefined> {
  const visit = await visitOf(services, request);
  const row = await readOrganisation(services.database.read, paramOf(request, 'organisation'));
  const keepers = row === undefined ? undefined : await keepersTold(services, visit.actor, row.id);
  if (row !== undefined && keepers !== undefined) return { visit, row };
  sendProblem(reply, visit, {
    kind: visit.person === undefined ? 'sign-in' : row === undefined ? 'not-found' : 'forbidden',
  });
  return undefined;
}

async function keptPage(services: Services, { row, visit }: OpenOrganisation, form: FormState) {
  const page = await organisationPage(services, visit, row, form);
  return page ?? OrganisationsPage({ frame: visit.frame, organisations: [] });
}

/** Undefined for a reader to whom nothing of the organisation is open. */
async function organisationPage(
  services: Services,
  visit: Visit,
  row: OrganisationRow,
  form: FormState,
  before = 0,
): Promise<ReturnType<typeof OrganisationPage> | undefined> {
  const { actor, frame } = visit;
  const { read } = services.database;
  const [itsSites, rows, names, keepers] = await Promise.all([
    readItsSites(services, visit, row.id, before),
    readPartnerships(read, row.id),
    schemeNames(services),
    keepersTold(services, actor, row.id),
  ]);
  const own = keepers !== undefined;
  const { sites } = itsSites;
  const known = rows.length > 0 || sites.some(({ opens, shown }) => opens || shown !== undefined);
  if (!own && !known && visit.person === undefined) return undefined;
  const named = (id: string) => names.get(id) ?? { en: id };
  const standing = rows.filter(({ ended_on: ended }) => ended === null).map(({ scheme }) => scheme);
  const staff = actor.duties.includes('secretariat');
  return OrganisationPage({
    ...{ frame, ...itsSites, organisation: own ? withContact(row) : withoutContact(row) },
    partnerships: rows.map(({ source_title: title, source_url: url, ...one }) => ({
      ...{ scheme: named(one.scheme), begunOn: one.begun_on, endedOn: one.ended_on, statement: one.statement },
      ...(title === null ? {} : { source: { title, ...(url === null ? {} : { url }) } }),
    })),
    mayFile: visit.person !== undefined && visit.mayAct,
    portfolio: sites.filter(({ id }) => actor.sites.includes(id)).length > 1,
    ...(own ? { keepers: keepersShown(visit, keepers, form) } : {}),
    ...(own && visit.mayAct
      ? {
          acts: {
            ...{ form, base: await versionOf(services, 'organisation', row.id), beginId: newCommandId() },
            joins: staff ? [...names].filter(([id]) => !standing.includes(id)).map(([id, name]) => ({ id, name })) : [],
            leaves: standing.map((id) => ({ id, name: named(id), commandId: newCommandId() })),
            namedSo: await readNamedSo(services, visit, row),
          },
        }
      : {}),
  });
}

function keepersShown(
  { actor, mayAct }: Visit,
  keepers: readonly NamedAccount[],
  form: FormState,
): NonNullable<OrganisationPageProps['keepers']> {
  const dismissIds = Object.fromEntries(keepers.map(({ account }) => [account, newCommandId()]));
  return {
    people: keepers.map((keeper) => ({ ...keeper, isReader: keeper.account === actor.id })),
    ...(mayAct ? { change: { form, inviteId: newCommandId(), dismissIds } } : {}),
  };
}

/** What the public may see of the sites; and for those who may open them, also the sites of which nothing is public. */
async function readItsSites(
  services: Services,
  { actor }: Visit,
  organisation: string,
  before: number,
): Promise<Pick<OrganisationPageProps, 'sites' | 'published' | 'previous' | 'next'>> {
  const staff = actor.duties.includes('secretariat') || actor.duties.includes('officer');
  const opens = (site: string): boolean => staff || actor.sites.includes(site);
  const { published, sites } = await readSitesOfOrganisation(services.database.read, organisation, {
    ...{ after: before, opens: staff ? 'all' : actor.sites, today: publicDay(services.clock()) },
  });
  return {
    ...{ published, ...pagesBeside(`/organisations/${organisation}`, before, sites.length) },
    sites: sites.map(({ shown, site }) => {
      if (shown === undefined) return unseenSite(true)(site);
      const { country, fictional, imported, name, place, status } = shown;
      return {
        ...{ id: site.id, name, country, place, fictional },
        shown: { status, imported },
        opens: opens(site.id),
      };
    }),
  };
}

function unseenSite(opens: boolean): (row: SiteRow) => OrganisationSite {
  return ({ country, fictional, id, name, place }) => ({ id, name, country, place, fictional, opens });
}

/** Of the sites that name it in words, those that this reader may correct. */
async function readNamedSo(
  services: Services,
  { actor }: Visit,
  { name }: OrganisationRow,
): Promise<NonNullable<OrganisationPageProps['acts']>['namedSo']> {
  const rows = await readSitesNaming(services.database.read, name);
  const mine = rows.filter(({ id }) => actor.duties.includes('secretariat') || actor.sites.includes(id));
  return Promise.all(
    mine.map(async (row) => ({
      ...{ site: unseenSite(true)(row), commandId: newCommandId(), base: await versionOf(services, 'site', row.id) },
    })),
  );
}

async function versionOf({ database }: Services, kind: 'organisation' | 'site', stream: string): Promise<number> {
  return (await readStream(database.read, kind, stream))?.version ?? 0;
}

function withoutContact({ country, fictional, id, kind, name, website }: OrganisationRow): OrganisationShown {
  return { id, name, country, kind, website, fictional };
}

function withContact(row: OrganisationRow): OrganisationShown {
  return { ...withoutContact(row), ...(row.contact === null ? {} : { contact: row.contact }) };
}
