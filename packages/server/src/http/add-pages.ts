/** All pages and files, feature by feature. */
import type { FastifyInstance } from 'fastify';
import type { Services } from './services.ts';

export function addPages(server: FastifyInstance, services: Services): void {
  for (const [address, { content, mediaType }] of services.files) {
    server.get(address, (_request, reply) =>
      reply.type(mediaType).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  }
}
