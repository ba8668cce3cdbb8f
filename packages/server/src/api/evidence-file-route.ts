/** Uploading the bytes of evidence; `evidence.add` then puts them on record under the hash that is answered here. */
import type { FastifyInstance } from 'fastify';
import { limits } from '@touchstone/kernel';
import { Type } from 'typebox';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { HeldFileAnswer } from './read-shapes.ts';

const UploadBody = Type.Object({ file: Type.String({ format: 'binary' }) });

export function addEvidenceFileRoute(server: FastifyInstance, services: Services): void {
  server.post(
    '/api/v1/evidence-files',
    {
      schema: {
        summary: 'Send the bytes of a file; the answer names them by their SHA-256.',
        description: 'Duties: site, assessor. Put the file on record with evidence.add.',
        ...{ operationId: 'send-evidence-file', tags: ['evidence'], consumes: ['multipart/form-data'] },
        body: UploadBody,
        response: { 201: HeldFileAnswer, '4xx': ProblemDocument },
      },
    },
    async (request, reply) => {
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      if (!actor.duties.some((duty) => duty === 'site' || duty === 'assessor')) {
        return sendRefusals(request, reply, [{ code: 'access.duty-missing', facts: { duty: 'site' } }]);
      }
      const upload = request.isMultipart()
        ? await request.file({ limits: { fileSize: limits.evidenceBytes + 1 } })
        : undefined;
      if (upload === undefined) return sendRefusals(request, reply, [{ code: 'evidence.file-missing', at: 'file' }]);
      const held = await services.evidenceFiles.hold(upload.file, limits.evidenceBytes);
      if (held === undefined) {
        const megabytes = Math.floor(limits.evidenceBytes / 1_048_576);
        return sendRefusals(request, reply, [{ code: 'evidence.too-large', at: 'file', facts: { megabytes } }]);
      }
      return reply.code(201).send(held);
    },
  );
}
