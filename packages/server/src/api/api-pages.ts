/** The API as people read it, made from the same document that programs get. */
import type { FastifyInstance } from 'fastify';
import { ApiPage, RefusalsPage } from '@touchstone/ui';
import { sendPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';

/** To be called where `server.swagger()` is. */
export function addApiPages(server: FastifyInstance, services: Services): void {
  server.get('/api', { schema: { hide: true } }, async (request, reply) => {
    const { frame } = await visitOf(services, request);
    return sendPage(reply, ApiPage({ frame, openApi: server.swagger() }));
  });
  server.get('/api/refusals', { schema: { hide: true } }, async (request, reply) => {
    const { frame } = await visitOf(services, request);
    return sendPage(reply, RefusalsPage({ frame }));
  });
}
