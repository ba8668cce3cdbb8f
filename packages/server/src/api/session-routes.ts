/** Signing in for programs: an e-mail address and a password give a token for the `Authorization: Bearer` header. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { checkShape, closed, Email } from '@touchstone/domain';
import type { Services } from '../http/services.ts';
import { headersOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';

const Credentials = Type.Object({ email: Email, password: Type.String({ maxLength: 200 }) }, closed);
const Session = Type.Object({ token: Type.String(), name: Type.String() });

export function addSessionRoutes(server: FastifyInstance, services: Services): void {
  server.post<{ Body: Static<typeof Credentials> }>(
    '/api/v1/sessions',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        summary: 'Sign in; the token goes into the header Authorization: Bearer.',
        operationId: 'begin-session',
        tags: ['access'],
        body: Credentials,
        response: { 201: Session, '4xx': ProblemDocument },
      },
    },
    async (request, reply) => {
      const checked = checkShape(Credentials, request.body);
      if (!checked.ok) return sendRefusals(request, reply, checked.error);
      const signedIn = await services.accounts.signIn(checked.value.email, checked.value.password);
      if (!signedIn.ok) return sendRefusals(request, reply, [signedIn.error]);
      const { person, token } = signedIn.value;
      return reply.code(201).send({ token, name: person.name });
    },
  );
  server.delete(
    '/api/v1/sessions',
    {
      schema: {
        summary: 'Sign out.',
        operationId: 'end-session',
        tags: ['access'],
        response: { 204: Type.Null({ description: 'The token holds no more.' }) },
      },
    },
    async (request, reply) => {
      await services.accounts.signOut(headersOf(request));
      return reply.code(204).send();
    },
  );
}
