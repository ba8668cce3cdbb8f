/** Reads of organisations: the partners and each organisation for everybody, all of them for whoever is signed in. */
import { publicDay } from '@touchstone/domain';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  readOrganisation,
  readOrganisations,
  readPartners,
  readPartnerships,
  readRegister,
  type OrganisationRow,
  type PartnershipRow,
} from '@touchstone/store';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { toRegisteredSite } from './read-register.ts';
import { OrganisationAnswer, OrganisationsAnswer, PartnersAnswer } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

export function addOrganisationReads(server: FastifyInstance, services: Services): void {
  const { read } = services.database;
  server.get(
    '/api/v1/partners',
    {
      schema: {
        summary: 'The public list of partners, which support a scheme and are not assessed.',
        ...{ operationId: 'read-partners', tags: ['partnership'], security: [] },
        response: { 200: PartnersAnswer },
      },
    },
    async (request, reply) => {
      const rows = await readPartners(read);
      return sendRead(request, reply, {
        partners: rows.map((row) => ({ ...toOrganisation({ ...row, id: row.organisation }), ...toPartnership(row) })),
      });
    },
  );
  server.get(
    '/api/v1/organisations',
    {
      schema: {
        summary: 'Every organisation on file, by name.',
        ...{ operationId: 'read-organisations', tags: ['organisation'] },
        response: { 200: OrganisationsAnswer, '4xx': ProblemDocument },
      },
    },
    async (request, reply) => {
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      return sendRead(request, reply, { organisations: (await readOrganisations(read)).map(toOrganisation) });
    },
  );
  server.get<{ Params: { organisation: string } }>(
    '/api/v1/organisations/:organisation',
    {
      schema: {
        summary: 'An organisation with its partnerships and those of its sites that stand in the register.',
        ...{ operationId: 'read-organisation', tags: ['organisation'], security: [] },
        params: Type.Object({ organisation: Type.String() }),
        response: { 200: OrganisationAnswer, '4xx': ProblemDocument },
      },
    },
    async (request, reply) => {
      const { organisation } = request.params;
      const row = await readOrganisation(read, organisation);
      const [partnerships, register, { actor }] = await Promise.all([
        readPartnerships(read, organisation),
        readRegister(read, { organisation }, publicDay(services.clock())),
        visitOf(services, request),
      ]);
      const known = partnerships.length > 0 || register.rows.length > 0 || actor.id !== 'anonymous';
      if (row === undefined || !known) return sendRefusals(request, reply, [{ code: 'organisation.unknown' }]);
      return sendRead(request, reply, {
        ...toOrganisation(row),
        partnerships: partnerships.map(toPartnership),
        sites: register.rows.map(toRegisteredSite),
      });
    },
  );
}

function toOrganisation(
  row: Pick<OrganisationRow, 'id' | 'name' | 'country' | 'kind' | 'website' | 'fictional'>,
): object {
  const { country, fictional, id: organisation, kind, name, website } = row;
  return { organisation, name, country, kind, website, fictional };
}

function toPartnership(row: PartnershipRow): object {
  const { begun_on: begunOn, ended_on: endedOn, scheme, source_title: title, source_url: url, statement } = row;
  return {
    ...{ scheme, begunOn, endedOn, statement },
    ...(title === null ? {} : { source: { title, ...(url === null ? {} : { url }) } }),
  };
}
