/** The first page, which everybody may see. */
import type { FastifyInstance } from 'fastify';
import { HomePage } from '@touchstone/ui';
import { getNow } from '../http/look-back.ts';
import { sendPublicPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addHomePage(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/', 'program', (request, reply) =>
    sendPublicPage(services, request, reply, ({ frame }) => Promise.resolve(HomePage({ frame }))),
  );
}
