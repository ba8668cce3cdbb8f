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
import { paramOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { keepersTold } from '../organisation/keepers-told.ts';
import { OrganisationAnswer, OrganisationsAnswer, PartnersAnswer } from './organisation-shapes.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { toRegisteredSite } from './read-register.ts';
import { sendRead } from './send-read.ts';

export function addOrganisationReads(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/partners',
    async (services, request, reply) => {
      const rows = await readPartners(services.database.read);
      return sendRead(request, reply, {
        partners: rows.map((row) => ({ ...toOrganisation({ ...row, id: row.organisation }), ...toPartnership(row) })),
      });
    },
    {
      schema: {
        summary: 'The public list of partners, which support a scheme and are not assessed.',
        ...{ operationId: 'read-partners', tags: ['partnership'], security: [] },
        response: { 200: PartnersAnswer },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/organisations',
    async (services, request, reply) => {
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      return sendRead(request, reply, {
        organisations: (await readOrganisations(services.database.read)).map(toOrganisation),
      });
    },
    {
      schema: {
        summary: 'Every organisation on file, by name.',
        ...{ operationId: 'read-organisations', tags: ['organisation'] },
        response: { 200: OrganisationsAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/organisations/:organisation',
    async (services, request, reply) => {
      const { read } = services.database;
      const organisation = paramOf(request, 'organisation');
      const row = await readOrganisation(read, organisation);
      const { actor } = await visitOf(services, request);
      const [partnerships, register, keepers] = await Promise.all([
        readPartnerships(read, organisation),
        readRegister(read, { organisation }, publicDay(services.clock())),
        keepersTold(services, actor, organisation),
      ]);
      const known = partnerships.length > 0 || register.rows.length > 0 || actor.id !== 'anonymous';
      if (row === undefined || !known) return sendRefusals(request, reply, [{ code: 'organisation.unknown' }]);
      return sendRead(request, reply, {
        ...toOrganisation(row),
        partnerships: partnerships.map(toPartnership),
        sites: register.rows.map(toRegisteredSite),
        ...(keepers === undefined ? {} : { contact: row.contact, keepers }),
      });
    },
    {
      schema: {
        summary:
          'An organisation with its partnerships and those of its sites that stand in the register; for its keepers and the secretariat, also with its contact person and who keeps it.',
        ...{ operationId: 'read-organisation', tags: ['organisation'], security: [] },
        params: Type.Object({ organisation: Type.String() }),
        response: { 200: OrganisationAnswer, '4xx': ProblemDocument },
      },
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
