/** The API under `/api/v1`, described by OpenAPI 3.1 made from the same shapes that check what arrives. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../http/services.ts';
import { addApiPages } from './api-pages.ts';
import { addCommandRoutes } from './command-routes.ts';
import { addReadRoutes } from './read-routes.ts';
import { addSessionRoutes } from './session-routes.ts';

export function addApi(server: FastifyInstance, services: Services): void {
  server.register(async (api) => {
    // `runCommand` checks every body against the very shape that is documented, and says per field what to mend.
    api.setValidatorCompiler(() => () => true);
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
    });
    addSessionRoutes(api, services);
    addCommandRoutes(api, services);
    addReadRoutes(api, services);
    addApiPages(api, services);
    api.get('/api/v1/openapi.json', { schema: { hide: true } }, () => api.swagger());
  });
}
