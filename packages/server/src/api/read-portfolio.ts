/** The portfolio over the API: the sites that a person looks after against the criteria of their scheme versions. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { limits } from '@touchstone/kernel';
import { readPortfolio } from '../cycle/read-portfolio.ts';
import { rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { afterQuery, orNull } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

const PortfolioAnswer = Type.Object({
  versions: Type.Array(
    Type.Object({
      scheme: Type.String({ description: 'hash of the version to which these cycles are pinned' }),
      sites: Type.Array(
        Type.Object({
          cycle: Type.String(),
          site: Type.String(),
          name: Type.String(),
          operator: Type.String(),
          operatorEntry: orNull(Type.String()),
          basis: Type.String({ description: 'what the ratings are: determinations, answers or none' }),
          applicable: Type.Array(Type.String(), { description: 'ids of the criteria that apply' }),
          ratings: Type.Record(
            Type.String(),
            Type.Object({ level: Type.Optional(Type.String()), notApplicable: Type.Optional(Type.Boolean()) }),
          ),
        }),
      ),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'as `after`, it leads to the next page' })),
});

export function addPortfolioRead(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/portfolio',
    async (services, request, reply) => {
      const visit = await visitOf(services, request);
      if (visit.person === undefined) return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const after = rowsBefore(request);
      const { count, versions } = await readPortfolio(services, visit, after);
      return sendRead(request, reply, {
        versions: versions.map(({ compiled, sites }) => ({
          scheme: compiled.hash,
          sites: sites.map(({ applicable, operator, ...site }) => ({
            ...{ ...site, operator: operator.name, operatorEntry: operator.entry, applicable: [...applicable] },
          })),
        })),
        ...(count === limits.pageRows ? { next: after + count } : {}),
      });
    },
    {
      schema: {
        summary: 'The sites that you look after with their ratings, under each scheme version.',
        ...{ operationId: 'read-portfolio', tags: ['cycle'] },
        querystring: Type.Object(afterQuery),
        response: { 200: PortfolioAnswer, '4xx': ProblemDocument },
      },
    },
  );
}
