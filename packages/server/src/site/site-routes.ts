/** A site on pages: filing it, what is on file of it, correcting that, and the people responsible for it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isStanding, type Term } from '@touchstone/domain';
import {
  readOrganisation,
  readOrganisations,
  readPeopleOfSites,
  readSite,
  readSiteVersion,
  type LetterOfSite,
} from '@touchstone/store';
import { FileSitePage, ReviseSitePage, SitePage, valueOf, type FormState } from '@touchstone/ui';
import { queryOf } from '../http/address.ts';
import { getInTime, getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { openSite, type OpenSite } from './open-site.ts';
import { siteOnFile } from './site-on-file.ts';

export function addSitePages(server: FastifyInstance, services: Services): void {
  addFiling(server, services);
  getInTime(server, services, '/sites/:site', async (services, request, reply) => {
    const open = await openSite(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await sitePage(services, open, freshForm(open.visit)));
  });
  server.post('/sites/:site/people', async (request, reply) => {
    const open = await openSite(services, request, reply);
    if (open === undefined) return reply;
    const { site, visit } = open;
    const dismisses = valueOf(freshForm(visit, fieldsOf(request)), 'act') === 'dismiss';
    return submitForm(services, visit, request, reply, {
      type: dismisses ? 'site.dismiss' : 'site.invite',
      stream: site.id,
      show: (form) => sitePage(services, open, form),
      // Whoever has dismissed themselves cannot read the page any more.
      next: () => (dismisses && fieldsOf(request)['account'] === visit.actor.id ? '/work' : `/sites/${site.id}#people`),
    });
  });
  getNow(server, services, '/sites/:site/revise', 'form', async (request, reply) => {
    const open = await openSite(services, request, reply);
    if (open === undefined) return reply;
    if (!mayChange(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    return sendPage(reply, await revisePage(services, open, freshForm(open.visit), newCommandId()));
  });
  server.post('/sites/:site/revise', async (request, reply) => {
    const open = await openSite(services, request, reply);
    if (open === undefined) return reply;
    return submitForm(services, open.visit, request, reply, {
      type: 'site.revise',
      stream: open.site.id,
      add: await addedTo(services, request),
      show: async (form, commandId) => {
        const site = await readSite(services.database.read, open.site.id);
        return revisePage(services, { ...open, site: site ?? open.site }, form, commandId);
      },
      next: () => `/sites/${open.site.id}`,
    });
  });
}

function addFiling(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/sites/new', 'form', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const { frame } = visit;
    const words = await siteWords(services);
    const operatorEntry = queryOf(request, 'operator') ?? '';
    const form = freshForm(visit, { operatorEntry });
    return sendPage(reply, FileSitePage({ frame, ...words, form, commandId: newCommandId() }));
  });
  server.post('/sites/new', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return submitForm(services, visit, request, reply, {
      type: 'site.file',
      stream: streamBegunBy(request, 'site'),
      add: await addedTo(services, request),
      show: async (form, commandId) =>
        FileSitePage({ frame: visit.frame, ...(await siteWords(services)), form, commandId }),
      // What the secretariat files from public facts, somebody else signs for: whom it invites next.
      next: ({ stream }) =>
        visit.actor.duties.includes('secretariat') ? `/sites/${stream}` : `/sites/${stream}/commitment`,
    });
  });
}

/** May correct it and change who is responsible. */
function mayChange({ site, visit: { actor, mayAct } }: OpenSite): boolean {
  return mayAct && (actor.sites.includes(site.id) || actor.duties.includes('secretariat'));
}

async function sitePage(services: Services, open: OpenSite, form: FormState): Promise<ReturnType<typeof SitePage>> {
  const { letter, site, visit } = open;
  const { actor, frame } = visit;
  const people = (await readPeopleOfSites(services.database.read, [site.id])).get(site.id) ?? [];
  const own = letter !== undefined && letter.stage !== 'imported';
  return SitePage({
    ...{ frame, site: siteOnFile(site), ...(await siteWords(services)) },
    people: people.map((person) => ({ ...person, isReader: person.account === actor.id })),
    ways: {
      ...(letter === undefined ? {} : { cycle: letter.cycle }),
      letter: mayBeSigned(letter) && actor.sites.includes(site.id),
      history: !own && actor.duties.includes('secretariat'),
    },
    ...(mayChange(open) || form.errors.length > 0
      ? {
          change: {
            form,
            inviteId: newCommandId(),
            dismissIds: Object.fromEntries(people.map(({ account }) => [account, newCommandId()])),
          },
        }
      : {}),
  });
}

/** Nothing began here, or what is known from elsewhere tells of no letter. */
function mayBeSigned(letter: LetterOfSite | undefined): boolean {
  if (letter === undefined || letter.stage === 'imported') return true;
  return isStanding(letter.stage) && letter.signedOn === null;
}

async function revisePage(
  services: Services,
  { site, visit }: OpenSite,
  form: FormState,
  commandId: string,
): Promise<ReturnType<typeof ReviseSitePage>> {
  const base = await readSiteVersion(services.database.read, site.id);
  return ReviseSitePage({
    ...{ frame: visit.frame, form, commandId, base, site: siteOnFile(site), ...(await siteWords(services)) },
  });
}

/** What the fields say only together: the activities, and the name of an operator that is chosen from the list. */
async function addedTo({ database }: Services, request: FastifyRequest): Promise<Readonly<Record<string, unknown>>> {
  const { operatorEntry } = fieldsOf(request);
  const entry = typeof operatorEntry === 'string' ? await readOrganisation(database.read, operatorEntry) : undefined;
  return { ...activitiesOf(request), ...(entry === undefined ? {} : { operator: entry.name }) };
}

/** Those of the schemes’ words that are ticked, and others one on each line. */
function activitiesOf(request: FastifyRequest): { readonly activities?: readonly string[] } {
  const { activities = [], otherActivities = '' } = fieldsOf(request);
  const lines = [activities, otherActivities]
    .flat()
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? {} : { activities: [...new Set(lines)] };
}

interface SiteWords {
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly country: string }[];
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
}

async function siteWords(services: Services): Promise<SiteWords> {
  const schemes = (await services.schemes.all(services.database.read)).map(({ scheme }) => scheme);
  return {
    organisations: await readOrganisations(services.database.read),
    siteTypes: eachOnce(schemes.flatMap(({ siteTypes }) => siteTypes)),
    metals: eachOnce(schemes.flatMap(({ metals }) => metals)),
    activities: eachOnce(schemes.flatMap(({ activities = [] }) => activities)),
  };
}

/** Versions of one scheme share their terms; the newest version's words are first. */
function eachOnce(terms: readonly Term[]): readonly Term[] {
  const byId = new Map<string, Term>();
  for (const term of terms) if (!byId.has(term.id)) byId.set(term.id, term);
  return [...byId.values()];
}
