/** The public register: the list with its search, and the public page of each site. Nothing here asks who is looking. */
import { publicDay } from '@touchstone/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CompiledScheme, Term, Text } from '@touchstone/domain';
import {
  readPublicSite,
  readRegister,
  readRegisterCountries,
  readRegisterTable,
  type PublicSite,
  type RegisterFilter,
} from '@touchstone/store';
import {
  PublicSitePage,
  RegisterPage,
  registerStatuses,
  type PublicMark,
  type PublicSitePageProps,
} from '@touchstone/ui';
import { paramOf, queryOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { sendPublicPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { toImportedFact } from '../participation/imported-fact.ts';
import { writeCsv } from '../sheet/write-sheet.ts';
import { exportRows, registerAsTable } from './export-register.ts';
import { readPublishedFacts } from './published-facts.ts';
import { markName, schemeOfRow, toPublicEvent } from './public-events.ts';

export function addRegisterPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/register', (services, request, reply) =>
    sendPublicPage(services, request, reply, async (visit) => {
      const { read } = services.database;
      const filter = registerFilter(request);
      const today = publicDay(services.clock());
      const [page, countries] = await Promise.all([readRegister(read, filter, today), readRegisterCountries(read)]);
      const names = await Promise.all(
        page.rows.map(async (row) => {
          const scheme = row.marks.length === 0 ? undefined : await schemeOfRow(services, row);
          return row.marks.map((mark) => markName(scheme, mark));
        }),
      );
      const asked = { q: filter.search ?? '', status: filter.status ?? '', country: filter.country ?? '' };
      const of = { ...asked, organisation: filter.organisation ?? '' };
      const at = (edge: 'after' | 'before', site: string | undefined): string | undefined =>
        site === undefined ? undefined : `/register?${String(new URLSearchParams({ ...filled(of), [edge]: site }))}`;
      const [previous, next] = [at('before', page.previous), at('after', page.next)];
      return RegisterPage({
        ...{ frame: visit.frame, asked, countries },
        rows: page.rows.map((row, index) => ({ ...row, marks: names[index] ?? [], validUntil: row.valid_until })),
        table: `/register.csv?${String(new URLSearchParams(filled(of)))}`.replace(/\?$/, ''),
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
      });
    }),
  );
  getInTime(server, services, '/register.csv', async (services, request, reply) => {
    const { t } = await visitOf(services, request);
    const filter = registerFilter(request);
    const rows = await readRegisterTable(services.database.read, filter, publicDay(services.clock()), exportRows);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="register.csv"')
      .send(writeCsv(registerAsTable(t, services.origin, rows)));
  });
  getInTime(server, services, '/register/:site', (services, request, reply) =>
    sendPublicPage(services, request, reply, async (visit) => {
      const { read } = services.database;
      const site = paramOf(request, 'site');
      const found = isSiteId(site) ? await readPublicSite(read, site, publicDay(services.clock())) : undefined;
      return found === undefined ? undefined : PublicSitePage(await siteProps(services, visit, found));
    }),
  );
}

/** What a query asks of the register; what is not known is not asked. */
export function registerFilter(request: FastifyRequest): RegisterFilter {
  const asked = (name: string): string => queryOf(request, name)?.trim() ?? '';
  const [country, metal, search] = [asked('country'), asked('metal'), asked('q')];
  const [after, before, organisation] = [asked('after'), asked('before'), asked('organisation')];
  const known = registerStatuses.find((one) => one === asked('status'));
  return {
    ...(search === '' ? {} : { search: search.slice(0, searchLength) }),
    ...(known === undefined ? {} : { status: known }),
    ...(/^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(/^[\w-]{1,64}$/.test(metal) ? { metal } : {}),
    ...(isOrganisationId(organisation) ? { organisation } : {}),
    ...(isSiteId(after) ? { after } : isSiteId(before) ? { before } : {}),
  };
}

/** characters of a search */
const searchLength = 200;

export function isSiteId(text: unknown): text is string {
  return typeof text === 'string' && /^site_[0-9a-f-]{36}$/.test(text);
}

function isOrganisationId(text: unknown): text is string {
  return typeof text === 'string' && /^organisation_[0-9a-f-]{36}$/.test(text);
}

function filled(asked: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

async function siteProps(services: Services, { frame, t }: Visit, found: PublicSite): Promise<PublicSitePageProps> {
  const { credential, entry, history, importedFacts, marks } = found;
  const [compiled, published] = await Promise.all([
    schemeOfRow(services, entry),
    readPublishedFacts(services, entry.cycle),
  ]);
  const nameIn = (terms: readonly Term[] | undefined, id: string): Text =>
    terms?.find((term) => term.id === id)?.name ?? { en: id };
  const { scheme } = compiled ?? {};
  return {
    frame,
    site: {
      ...{ id: entry.site, name: entry.name, operator: entry.operator, country: entry.country, place: entry.place },
      ...(entry.operator_entry === null ? {} : { operatorEntry: entry.operator_entry }),
      ...(entry.site_type === '' ? {} : { siteType: nameIn(scheme?.siteTypes, entry.site_type) }),
      metals: entry.metals.map((metal) => nameIn(scheme?.metals, metal)),
      fictional: entry.fictional,
    },
    status: entry.status,
    scheme: {
      name: scheme?.name ?? { en: entry.scheme },
      ...(scheme === undefined ? {} : { owner: scheme.owner }),
      ...(compiled === undefined || entry.scheme_version === null
        ? {}
        : { standard: { name: compiled.scheme.standardName, hash: compiled.hash } }),
    },
    ...{ committedOn: entry.committed_on, awardedOn: entry.awarded_on },
    marks: marks.filter(({ cycle }) => cycle === entry.cycle).map((mark) => publicMark(mark, compiled)),
    earlier: await Promise.all(
      marks
        .filter(({ cycle }) => cycle !== entry.cycle)
        .map(async (mark) => publicMark(mark, await services.schemes.byHash(services.database.read, mark.scheme))),
    ),
    imported: entry.imported ? importedFacts.map(toImportedFact) : [],
    history: history.map((row) => toPublicEvent(t, row, compiled)),
    ...(credential === undefined ? {} : { credential: { cycle: entry.cycle } }),
    // Of what was done elsewhere nothing is held here that could be published.
    ...(published === undefined || entry.imported ? {} : { published }),
  };
}

function publicMark(row: PublicSite['marks'][number], compiled: CompiledScheme | undefined): PublicMark {
  const {
    ended_how: how,
    ended_on: on,
    mark,
    suspended_on: suspendedOn,
    valid_from: validFrom,
    valid_until: validUntil,
  } = row;
  const ended = on === null || how === null ? {} : { ended: { on, how } };
  const suspended = suspendedOn === null ? {} : { suspendedOn };
  return { name: markName(compiled, mark), validFrom, validUntil, ...suspended, ...ended };
}
