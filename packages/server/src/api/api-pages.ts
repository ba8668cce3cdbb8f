/** The API as people read it, made from the same document that programs get. */
import type { FastifyInstance } from 'fastify';
import { ApiPage, RefusalsPage } from '@touchstone/ui';
import { getNow } from '../http/look-back.ts';
import { sendPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';

/** To be called where `server.swagger()` is. */
export function addApiPages(server: FastifyInstance, services: Services): void {
  getNow(
    server,
    services,
    '/api',
    'program',
    async (request, reply) => {
      const { frame } = await visitOf(services, request);
      return sendPage(reply, ApiPage({ frame, openApi: server.swagger() }));
    },
    { schema: { hide: true } },
  );
  getNow(
    server,
    services,
    '/api/refusals',
    'program',
    async (request, reply) => {
      const { frame } = await visitOf(services, request);
      return sendPage(reply, RefusalsPage({ frame }));
    },
    { schema: { hide: true } },
  );
}
