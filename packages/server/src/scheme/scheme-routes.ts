/** The rules of every published scheme version, for everybody to read. */
import type { FastifyInstance } from 'fastify';
import { SchemePage, SchemesPage } from '@touchstone/ui';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';

export function addSchemePages(server: FastifyInstance, services: Services): void {
  const { database, schemes } = services;
  server.get('/schemes', async (request, reply) => {
    const { frame } = await visitOf(services, request);
    return sendPage(reply, SchemesPage({ frame, versions: await schemes.all(database.read) }));
  });
  server.get<{ Params: { hash: string } }>('/schemes/:hash', async (request, reply) => {
    const visit = await visitOf(services, request);
    const { hash } = request.params;
    const compiled = isSchemeHash(hash) ? await schemes.byHash(database.read, hash) : undefined;
    if (compiled === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    return sendPage(reply, SchemePage({ frame: visit.frame, compiled }));
  });
}

export function isSchemeHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
