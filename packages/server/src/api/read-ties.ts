/**
 * Ties over the API: what is known of an assessor, for the secretariat and the assessor; and of a firm, for the scheme's staff and the
 * firm's own people.
 */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { limits } from '@touchstone/kernel';
import { readAssessor, readDeclarations, readEmployments, readFirm, readFirmTies } from '@touchstone/store';
import { paramOf } from '../http/address.ts';
import { rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { DeclarationsAnswer } from './read-lists.ts';
import { afterQuery } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

const Holding = Type.Optional(Type.String({ format: 'date', description: 'absent while it holds' }));

const TiesOfAssessor = Type.Object({
  /** as the register shows them */
  employments: Type.Array(
    Type.Object({
      at: Type.String({ description: 'the site or the organisation' }),
      name: Type.String(),
      endedOn: Holding,
    }),
  ),
  ...DeclarationsAnswer.properties,
});

const TiesOfFirm = Type.Object({
  ties: Type.Array(
    Type.Object({
      tie: Type.String({ description: 'advice or ownership' }),
      organisation: Type.String(),
      operator: Type.String({ description: 'its name' }),
      begunOn: Type.Optional(Type.String({ format: 'date' })),
      endedOn: Holding,
      source: Type.Object({ title: Type.String(), url: Type.Optional(Type.String()) }),
    }),
  ),
});

export function addTieReads(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/assessors/:assessor/ties',
    async (services, request, reply) => {
      const { read } = services.database;
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const id = paramOf(request, 'assessor');
      if (!actor.duties.includes('secretariat') && actor.assessor !== id)
        return sendRefusals(request, reply, [{ code: 'access.duty-missing', facts: { duty: 'secretariat' } }]);
      const entry = await readAssessor(read, id);
      if (entry === undefined) return sendRefusals(request, reply, [{ code: 'assessor.unknown' }]);
      const after = rowsBefore(request);
      const [employments, declarations] = await Promise.all([
        readEmployments(read, entry.account),
        readDeclarations(read, entry.account, after),
      ]);
      return sendRead(request, reply, {
        employments: employments.map(({ endedOn, name, stream: at }) => ({
          ...{ at, name },
          ...(endedOn === null ? {} : { endedOn }),
        })),
        declarations,
        ...(declarations.length === limits.pageRows ? { next: after + declarations.length } : {}),
      });
    },
    {
      schema: {
        summary:
          'What the register shows of an assessor’s ties, and what the assessor declared; for the secretariat and the assessor.',
        ...{ operationId: 'read-ties-of-assessor', tags: ['independence'] },
        params: Type.Object({ assessor: Type.String() }),
        querystring: Type.Object(afterQuery),
        response: { 200: TiesOfAssessor, '4xx': ProblemDocument },
      },
    },
  );
  getInTime(
    server,
    services,
    '/api/v1/firms/:id/ties',
    async (services, request, reply) => {
      const { read } = services.database;
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const id = paramOf(request, 'id');
      const own = actor.assessor === undefined ? undefined : await readAssessor(read, actor.assessor);
      const staff = actor.duties.some((duty) => duty === 'secretariat' || duty === 'officer');
      if (!staff && own?.firm_entry !== id)
        return sendRefusals(request, reply, [{ code: 'access.duty-missing', facts: { duty: 'secretariat' } }]);
      if ((await readFirm(read, id)) === undefined) return sendRefusals(request, reply, [{ code: 'firm.unknown' }]);
      const rows = await readFirmTies(read, id);
      return sendRead(request, reply, {
        ties: rows.map(({ begun_on: begunOn, ended_on: endedOn, operator, organisation, tie, ...row }) => ({
          ...{ tie, organisation, operator },
          ...(begunOn === null ? {} : { begunOn }),
          ...(endedOn === null ? {} : { endedOn }),
          source: { title: row.source_title, ...(row.source_url === null ? {} : { url: row.source_url }) },
        })),
      });
    },
    {
      schema: {
        summary: 'What ties a firm to operators; for the scheme’s staff and the people of the firm.',
        ...{ operationId: 'read-ties-of-firm', tags: ['firm'] },
        params: Type.Object({ id: Type.String() }),
        response: { 200: TiesOfFirm, '4xx': ProblemDocument },
      },
    },
  );
}
