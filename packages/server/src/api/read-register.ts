/** Reads that are open to everybody: the register and one site of it. */
import { publicDay } from '@touchstone/domain';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { readPublicSite, readRegister, type RegisterEntry } from '@touchstone/store';
import { registerStatuses, type PublishedFacts } from '@touchstone/ui';
import { paramOf, queryNames } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { toImportedFact } from '../participation/imported-fact.ts';
import { readPublishedFacts } from '../register/published-facts.ts';
import { isSiteId, registerFilter } from '../register/register-routes.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { afterQuery, PublicSiteAnswer, RegisterAnswer } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

const RegisterQuery = Type.Object({
  q: Type.Optional(Type.String({ description: 'part of the name of a site, an operator or a place' })),
  status: Type.Optional(Type.String({ enum: [...registerStatuses] })),
  country: Type.Optional(Type.String({ description: 'ISO 3166-1 alpha-2' })),
  metal: Type.Optional(Type.String()),
  organisation: Type.Optional(Type.String({ description: 'id of the organisation that operates the sites' })),
  ...afterQuery,
});

export function addRegisterReads(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/register',
    async (services, request, reply) => {
      const { read } = services.database;
      const filter = registerFilter(request);
      const wrong = misunderstood(queryNames(request), filter);
      if (wrong !== undefined) return sendRefusals(request, reply, [{ code: 'api.bad-query', facts: { name: wrong } }]);
      const { next, rows } = await readRegister(read, filter, publicDay(services.clock()));
      return sendRead(request, reply, { sites: rows.map(toRegisteredSite), ...(next === undefined ? {} : { next }) });
    },
    {
      schema: {
        summary: 'The public register, by name, page by page.',
        operationId: 'read-register',
        ...{ tags: ['register'], security: [] },
        querystring: RegisterQuery,
        response: { 200: RegisterAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/register/:site',
    async (services, request, reply) => {
      const { read } = services.database;
      const site = paramOf(request, 'site');
      const found = isSiteId(site) ? await readPublicSite(read, site, publicDay(services.clock())) : undefined;
      if (found === undefined) return sendRefusals(request, reply, [{ code: 'site.unknown' }]);
      const { credential, entry, history, importedFacts, marks } = found;
      const published = await readPublishedFacts(services, entry.cycle);
      return sendRead(request, reply, {
        ...toRegisteredSite(entry),
        awards: marks.map(
          ({ cycle, ended_how, ended_on, mark, suspended_on, valid_from: validFrom, valid_until: validUntil }) => ({
            ...{
              cycle,
              mark,
              validFrom,
              validUntil,
              suspendedOn: suspended_on,
              endedOn: ended_on,
              endedHow: ended_how,
            },
          }),
        ),
        importedFacts: importedFacts.map(toImportedFact),
        history,
        ...(credential === undefined ? {} : { credential: credential.id }),
        ...(published === undefined || entry.imported ? {} : { published: toPublished(published) }),
      });
    },
    {
      schema: {
        summary: 'Everything public of one site.',
        operationId: 'read-registered-site',
        ...{ tags: ['register'], security: [] },
        params: Type.Object({ site: Type.String() }),
        response: { 200: PublicSiteAnswer, '4xx': ProblemDocument },
      },
    },
  );
}

/** The name of a parameter that is not one of ours, or whose value means nothing here. */
function misunderstood(names: ReadonlySet<string>, filter: object): string | undefined {
  const free = ['asOf', 'lang', 'q'];
  return [...names].find((name) => !free.includes(name) && (!(name in RegisterQuery.properties) || !(name in filter)));
}

function toPublished({ compiled, conditions, letter, still, ...same }: PublishedFacts): object {
  return {
    ...same,
    scheme: compiled.hash,
    ...(letter === undefined ? {} : { promises: compiled.scheme.letter.promises.map(({ id }) => id) }),
    ...(conditions === undefined ? {} : { conditions: conditions.map(({ id }) => id) }),
    still,
  };
}

export function toRegisteredSite(row: RegisterEntry): object {
  const { awarded_on, committed_on, operator_entry, scheme_version, site_type, valid_until, ...same } = row;
  return {
    ...same,
    ...(operator_entry === null ? {} : { operatorEntry: operator_entry }),
    siteType: site_type,
    schemeVersion: scheme_version,
    committedOn: committed_on,
    awardedOn: awarded_on,
    validUntil: valid_until,
  };
}
