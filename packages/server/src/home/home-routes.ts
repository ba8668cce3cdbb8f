/** The first page, which everybody may see. */
import type { FastifyInstance } from 'fastify';
import { HomePage } from '@touchstone/ui';
import { sendPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';

export function addHomePage(server: FastifyInstance, services: Services): void {
  server.get('/', async (request, reply) => {
    const { frame } = await visitOf(services, request);
    return sendPage(reply, HomePage({ frame }));
  });
}
