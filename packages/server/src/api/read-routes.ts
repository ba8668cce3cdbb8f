/** What can be read over the API: the public register for everybody, cycles for their parties. */
import type { FastifyInstance } from 'fastify';
import { readRegister } from '@touchstone/store';
import type { Services } from '../http/services.ts';

export function addReadRoutes(server: FastifyInstance, services: Services): void {
  server.get('/api/v1/register', { schema: { summary: 'The public register.', tags: ['register'] } }, () =>
    readRegister(services.database.read, {}),
  );
}
