/** Reads of the schemes, open to everybody: the list, one version, its mappings, and what differs from another version. */
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { Type } from 'typebox';
import { changeInWords, compareSchemes, schemeJson, type CompiledScheme } from '@touchstone/domain';
import { paramOf, queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { openToAll } from '../http/public-file.ts';
import type { Services } from '../http/services.ts';
import { translatorFor } from '../http/visit.ts';
import { isSchemeHash } from '../scheme/scheme-routes.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { SchemeDifferencesAnswer, SchemeMappingsAnswer, SchemesAnswer } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

const OneVersion = Type.Object({ hash: Type.String() });
const open = { tags: ['scheme'], security: [] };
const readScheme: FastifySchema = {
  summary: 'One scheme version as canonical JSON, whose SHA-256 is its name.',
  operationId: 'read-scheme',
  ...open,
  params: OneVersion,
  // Sent as the text that is hashed, which no shape may write anew.
  response: { 200: Type.Unknown({ description: 'The compiled scheme.' }) },
};

export function addSchemeReads(server: FastifyInstance, services: Services): void {
  getNow(
    server,
    services,
    '/api/v1/schemes',
    'record',
    async (request, reply) => {
      const { database, schemes } = services;
      const versions = await schemes.all(database.read);
      return sendRead(request, reply, {
        schemes: versions.map(({ hash, scheme: { id, inForce, name, standardName, version } }) => ({
          ...{ hash, scheme: id, version, name, standardName, inForceFrom: inForce.from },
          ...(inForce.until === undefined ? {} : { inForceUntil: inForce.until }),
        })),
      });
    },
    {
      schema: {
        summary: 'Every published scheme version.',
        operationId: 'read-schemes',
        ...open,
        response: { 200: SchemesAnswer },
      },
    },
  );
  getNow(
    server,
    services,
    '/api/v1/schemes/:hash',
    'file',
    async (request, reply) => {
      const compiled = await versionNamed(services, paramOf(request, 'hash'));
      if (compiled === undefined) return unknownScheme(request, reply);
      const { hash } = compiled;
      void openToAll(reply).header('etag', `"${hash}"`).header('cache-control', 'public, max-age=31536000, immutable');
      if (request.headers['if-none-match'] === `"${hash}"`) return reply.code(304).send();
      return reply.type('application/json; charset=utf-8').send(schemeJson(compiled.scheme));
    },
    { schema: readScheme },
  );
  getNow(
    server,
    services,
    '/api/v1/schemes/:hash/mappings',
    'file',
    async (request, reply) => {
      const compiled = await versionNamed(services, paramOf(request, 'hash'));
      if (compiled === undefined) return unknownScheme(request, reply);
      return sendRead(request, reply, { mappings: compiled.scheme.mappings ?? [] });
    },
    {
      schema: {
        summary: 'How the criteria of older versions and other standards stand to those of one version.',
        operationId: 'read-scheme-mappings',
        ...open,
        params: OneVersion,
        response: { 200: SchemeMappingsAnswer, '4xx': ProblemDocument },
      },
    },
  );
  getNow(
    server,
    services,
    '/api/v1/schemes/:hash/differences',
    'file',
    async (request, reply) => {
      const newer = await versionNamed(services, paramOf(request, 'hash'));
      const older = await versionNamed(services, queryOf(request, 'from') ?? '');
      if (older === undefined || newer === undefined) return unknownScheme(request, reply);
      const { changes, mapped, pairs, unaccounted, unknown } = compareSchemes(older.scheme, newer.scheme);
      const { language } = translatorFor(request);
      const told = changes.map((change) => ({
        change,
        inWords: changeInWords(older.scheme, newer.scheme, change, language),
      }));
      return sendRead(request, reply, { mapped, pairs, changes: told, unaccounted, unknown });
    },
    {
      schema: {
        summary: 'What changed from another version (`from`, its hash) to this one, as data and in words.',
        operationId: 'read-scheme-differences',
        ...open,
        params: OneVersion,
        querystring: Type.Object({ from: Type.String({ description: 'hash of the older version' }) }),
        response: { 200: SchemeDifferencesAnswer, '4xx': ProblemDocument },
      },
    },
  );
}

async function versionNamed({ database, schemes }: Services, hash: string): Promise<CompiledScheme | undefined> {
  return isSchemeHash(hash) ? schemes.byHash(database.read, hash) : undefined;
}

function unknownScheme(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusals(request, reply, [{ code: 'scheme.unknown' }]);
}
