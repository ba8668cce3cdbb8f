/** The rules of every published scheme version, for everybody to read. */
import type { FastifyInstance } from 'fastify';
import { SchemePage, SchemesPage } from '@touchstone/ui';
import { paramOf } from '../http/address.ts';
import { sendPublicPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addSchemePages(server: FastifyInstance, services: Services): void {
  const { database, schemes } = services;
  server.get('/schemes', (request, reply) =>
    sendPublicPage(services, request, reply, async ({ frame }) =>
      SchemesPage({ frame, versions: await schemes.all(database.read) }),
    ),
  );
  server.get('/schemes/:hash', (request, reply) =>
    sendPublicPage(services, request, reply, async ({ frame }) => {
      const hash = paramOf(request, 'hash');
      const compiled = isSchemeHash(hash) ? await schemes.byHash(database.read, hash) : undefined;
      return compiled === undefined ? undefined : SchemePage({ frame, compiled });
    }),
  );
}

export function isSchemeHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
