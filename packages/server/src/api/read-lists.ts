/** Further reads for people who take part: sites with their evidence, the assessors who can be appointed, and own declarations. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { limits, type Refusal } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import {
  mayReadCycle,
  readAssessorRegister,
  readDeclarations,
  readEvidence,
  readFirms,
  readSites,
  type AssessorEntry,
  type SiteRow,
} from '@touchstone/store';
import { paramOf, queryOf } from '../http/address.ts';
import { rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { isSiteId } from '../register/register-routes.ts';
import { readLetters } from '../site/open-site.ts';
import { barToSite } from '../site/bar-to-site.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { afterQuery, AssessorsAnswer, Moment, EvidenceAnswer, FirmsAnswer, SitesAnswer } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

export const DeclarationsAnswer = Type.Object({
  declarations: Type.Array(
    Type.Object({
      site: Type.String(),
      siteName: Type.String(),
      operator: Type.String(),
      fictional: Type.Boolean(),
      conflict: Type.Boolean(),
      reason: Type.String(),
      ties: Type.Array(
        Type.Object({
          tie: Type.String(),
          endedOn: Type.Optional(Type.String({ format: 'date', description: 'absent while it holds' })),
        }),
      ),
      declaredAt: Moment,
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'as `after`, it leads to the next page' })),
});

export function addListReads(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/sites',
    async (services, request, reply) => {
      const { read } = services.database;
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const after = queryOf(request, 'after');
      const rows = await readSites(read, actor, isSiteId(after) ? after : undefined);
      const last = rows.length === limits.pageRows ? rows.at(-1) : undefined;
      return sendRead(request, reply, {
        sites: rows.map(toSite),
        ...(last === undefined ? {} : { next: last.id }),
      });
    },
    {
      schema: {
        summary: 'Your own sites; for the secretariat and officers every site.',
        ...{ operationId: 'read-sites', tags: ['site'] },
        querystring: Type.Object(afterQuery),
        response: { 200: SitesAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/sites/:site/evidence',
    async (services, request, reply) => {
      const site = await openToRead(services, request, reply);
      if (site === undefined) return reply;
      const rows = await readEvidence(services.database.read, site);
      return sendRead(request, reply, {
        evidence: rows.map(({ about, id, sha256, title, ...row }) => ({
          ...{ evidence: id, title, sha256, about, fileName: row.file_name, mediaType: row.media_type },
          ...{ sizeBytes: row.size_bytes, addedAt: row.added_at, validUntil: row.valid_until },
        })),
      });
    },
    {
      schema: {
        summary: 'The evidence that is held for a site.',
        ...{ operationId: 'read-evidence', tags: ['evidence'] },
        params: Type.Object({ site: Type.String() }),
        response: { 200: EvidenceAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/declarations',
    async (services, request, reply) => {
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const after = rowsBefore(request);
      const declarations = await readDeclarations(services.database.read, actor.id, after);
      const next = declarations.length === limits.pageRows ? { next: after + declarations.length } : {};
      return sendRead(request, reply, { declarations, ...next });
    },
    {
      schema: {
        summary: 'Your own declarations of independence, the latest word on each site, newest first.',
        ...{ operationId: 'read-declarations', tags: ['independence'] },
        querystring: Type.Object(afterQuery),
        response: { 200: DeclarationsAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/firms',
    async (services, request, reply) => {
      const { read } = services.database;
      const rows = await readFirms(read);
      return sendRead(request, reply, {
        firms: rows.map(({ country, fictional, id: firm, name, scope, suspended, until }) => ({
          ...{ firm, name, country, fictional, scope, suspended, until },
        })),
      });
    },
    {
      schema: {
        summary: 'The public register of assessment firms, with what each is approved for.',
        ...{ operationId: 'read-firms', tags: ['firm'] },
        response: { 200: FirmsAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/assessors',
    async (services, request, reply) => {
      const { read } = services.database;
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const after = rowsBefore(request);
      const rows = await readAssessorRegister(read, after);
      const page = rows.slice(0, limits.pageRows);
      return sendRead(request, reply, {
        assessors: page.map(toAssessor),
        ...(rows.length >= limits.pageRows ? { next: after + page.length } : {}),
      });
    },
    {
      schema: {
        summary: 'The register of approved assessors.',
        ...{ operationId: 'read-assessors', tags: ['assessor'] },
        querystring: Type.Object(afterQuery),
        response: { 200: AssessorsAnswer, '4xx': ProblemDocument },
      },
    },
  );
}

/** The site that the address names, for those whom it concerns. Undefined where the answer is sent already. */
export async function openToRead(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | undefined> {
  const { actor } = await visitOf(services, request);
  const site = paramOf(request, 'site');
  const refusal = await refusalToRead(services, actor, site);
  if (refusal === undefined) return site;
  sendRefusals(request, reply, [refusal]);
  return undefined;
}

async function refusalToRead(services: Services, actor: Actor, site: string): Promise<Refusal | undefined> {
  if (actor.id === 'anonymous') return { code: 'access.sign-in-needed' };
  const letter = isSiteId(site) ? (await readLetters(services, site)).ofToday : undefined;
  if (!mayReadCycle(actor, { site, team_accounts: [...(letter?.team ?? [])] })) return { code: 'site.unknown' };
  return barToSite(services, actor, site);
}

export function toAssessor(row: AssessorEntry): object {
  const { fictional, firm, firm_entry: firmEntry, id: assessor, name, scope, suspended, until } = row;
  return { assessor, name, firm, firmEntry, fictional, scope, suspended, until };
}

export function toSite(row: SiteRow): object {
  const { capacity_amount: amount, capacity_unit: unit, id: site, latitude, longitude, site_type: siteType } = row;
  const { activities, country, fictional, metals, name, operator, operator_entry: operatorEntry, place } = row;
  return {
    ...{ site, name, operator, country, place, siteType, metals, activities, fictional },
    ...(operatorEntry === null ? {} : { operatorEntry }),
    ...(latitude === null ? {} : { coordinates: { latitude, longitude } }),
    ...(amount === null ? {} : { capacity: { amount, unit } }),
  };
}
