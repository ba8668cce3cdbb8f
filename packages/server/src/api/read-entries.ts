/** One site with the people responsible for it, and one assessor with their competences, as their pages have them. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { readAssessor, readCompetences, readLetterOfSite, readPeopleOfSites, readSite } from '@touchstone/store';
import { paramOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { openToRead, toAssessor, toSite } from './read-lists.ts';
import { AssessorShape, Day, orNull, SiteShape } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

const SiteAnswer = Type.Object({
  ...SiteShape.properties,
  people: Type.Array(Type.Object({ account: Type.String(), name: Type.String(), email: Type.String() })),
  cycle: Type.Optional(Type.String({ description: 'the latest of the site' })),
});

const AssessorAnswer = Type.Object({
  ...AssessorShape.properties,
  competences: Type.Array(
    Type.Object({ competence: Type.String(), until: orNull(Day), shownBy: orNull(Type.String()) }),
  ),
});

export function addEntryReads(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/sites/:site',
    async (services, request, reply) => {
      const { read } = services.database;
      const id = await openToRead(services, request, reply);
      if (id === undefined) return reply;
      const [site, people, letter] = await Promise.all([
        readSite(read, id),
        readPeopleOfSites(read, [id]),
        readLetterOfSite(read, id),
      ]);
      if (site === undefined) return sendRefusals(request, reply, [{ code: 'site.unknown' }]);
      return sendRead(request, reply, {
        ...{ ...toSite(site), people: people.get(id) ?? [] },
        ...(letter === undefined ? {} : { cycle: letter.cycle }),
      });
    },
    {
      schema: {
        summary: 'What is on file of a site, who is responsible for it, and its latest cycle.',
        ...{ operationId: 'read-site', tags: ['site'] },
        params: Type.Object({ site: Type.String() }),
        response: { 200: SiteAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/assessors/:assessor',
    async (services, request, reply) => {
      const { read } = services.database;
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const entry = await readAssessor(read, paramOf(request, 'assessor'));
      if (entry === undefined) return sendRefusals(request, reply, [{ code: 'assessor.unknown' }]);
      const competences = await readCompetences(read, entry.id);
      return sendRead(request, reply, {
        ...toAssessor(entry),
        competences: competences.map(({ competence, shown_by: shownBy, until }) => ({ competence, until, shownBy })),
      });
    },
    {
      schema: {
        summary: 'An assessor of the register, with the competences that are on record.',
        ...{ operationId: 'read-assessor', tags: ['assessor'] },
        params: Type.Object({ assessor: Type.String() }),
        response: { 200: AssessorAnswer, '4xx': ProblemDocument },
      },
    },
  );
}
