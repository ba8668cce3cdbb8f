/** The API under `/api/v1`, described by OpenAPI 3.1 made from the same shapes that check what arrives. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { getNow } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { addApiPages } from './api-pages.ts';
import { addCommandRoutes } from './command-routes.ts';
import { ProblemDocument, TroubleDocument } from './problem.ts';
import { headersOnce } from './headers-once.ts';
import { addReadRoutes } from './read-routes.ts';
import { serializerOf } from './serializer.ts';
import { addSessionRoutes } from './session-routes.ts';

const Unchanged = Type.Null({ description: 'What was read before, as If-None-Match says, is still so.' });

export function addApi(server: FastifyInstance, services: Services): void {
  server.register(async (api) => {
    // `runCommand` checks every body against the very shape that is documented, and says per field what to mend.
    api.setValidatorCompiler(() => () => true);
    api.setSerializerCompiler(serializerOf());
    api.addHook('onRoute', ({ method, schema }) => {
      if (schema === undefined || schema.hide === true) return;
      const own = typeof schema.response === 'object' ? schema.response : {};
      const anyMay = { '4xx': ProblemDocument, '5xx': TroubleDocument };
      schema.response = method === 'GET' ? { 304: Unchanged, ...anyMay, ...own } : { ...anyMay, ...own };
    });
    await api.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Touchstone',
          version: '1',
          description: 'Every command that the pages give, every list that they show, and the public register.',
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        },
        servers: [{ url: services.origin }],
        components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
        security: [{ session: [] }],
      },
      transformObject: headersOnce,
    });
    addSessionRoutes(api, services);
    addCommandRoutes(api, services);
    addReadRoutes(api, services);
    addApiPages(api, services);
    getNow(api, services, '/api/v1/openapi.json', 'program', (_request, reply) => reply.send(api.swagger()), {
      schema: { hide: true },
    });
  });
}
