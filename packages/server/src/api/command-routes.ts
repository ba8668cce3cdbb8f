/**
 * One operation for each command of the register: `POST /api/v1/cycles/{stream}/award.propose`. The body is the command's
 * body; `Idempotency-Key` is its id, `If-Match` the version that the caller saw. Jobs' own commands have no address.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { limits, parseInstant } from '@touchstone/kernel';
import { accessStream, checkShape, commandNames, commandType, Email, type CommandName } from '@touchstone/domain';
import { readAccountId } from '@touchstone/store';
import { newCommandId, newStream, isUuid } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';

const CommandAnswer = Type.Object({
  /** `duplicate`: this very command was accepted before and nothing new happened */
  outcome: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate')]),
  stream: Type.String(),
  version: Type.Integer(),
});

const CommandHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'UUID: the command’s id. The same id never takes effect twice.' }),
  ),
  'if-match': Type.Optional(
    Type.String({
      description: 'The version that was seen, such as "7", or the ETag of what was read. An older one is a conflict.',
    }),
  ),
  'x-observed-at': Type.Optional(
    Type.String({ description: 'When it was observed, ISO 8601, where that is not now.' }),
  ),
});

export function addCommandRoutes(server: FastifyInstance, services: Services): void {
  for (const name of commandNames) {
    const { begins, body, duties, purpose, stream: kind } = commandType(name);
    if (duties.every((duty) => duty === 'system')) continue;
    const schema = {
      summary: purpose,
      description: `Duties: ${duties.join(', ')}.`,
      tags: [name.split('.')[0] ?? name],
      body,
      headers: CommandHeaders,
      response: { 200: CommandAnswer, 201: CommandAnswer, '4xx': ProblemDocument },
    };
    // The one command whose body is a whole file; written in JSON, a character of it may take two bytes and more.
    const bodyLimit = name === 'scheme.publish' ? limits.schemeContentLength * 2 : limits.bodyBytes;
    const folder = `/api/v1/${kind === 'access' || kind === 'evidence' ? kind : `${kind}s`}`;
    const run = (request: FastifyRequest, reply: FastifyReply, stream: string): Promise<FastifyReply> =>
      runFromApi(services, request, reply, name, stream);
    if (kind === 'access') {
      server.post(`${folder}/${name}`, { schema: { ...schema, operationId: name } }, (request, reply) =>
        runOnAccount(services, request, reply, name),
      );
      continue;
    }
    if (begins === true) {
      server.post(
        `${folder}/${name}`,
        { bodyLimit, schema: { ...schema, operationId: `begin-${name}` } },
        (request, reply) => {
          // Named after the command, so that the same command sent twice begins one stream.
          const key = headerOf(request, 'idempotency-key');
          return run(request, reply, key !== undefined && isUuid(key) ? `${kind}_${key}` : newStream(kind));
        },
      );
    }
    const params = Type.Object({ stream: Type.String() });
    server.post<{ Params: { stream: string } }>(
      `${folder}/:stream/${name}`,
      { schema: { ...schema, params, operationId: name } },
      (request, reply) => run(request, reply, request.params.stream),
    );
  }
}

/** Duties are given to an e-mail address; whoever has no account yet is refused by the decider. */
async function runOnAccount(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  type: CommandName,
): Promise<FastifyReply> {
  const { body } = request;
  // What is no address is not looked for; the command is refused for its shape.
  const email = checkShape(
    Email,
    typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined,
  );
  const account = email.ok ? await readAccountId(services.database.read, email.value) : undefined;
  return runFromApi(
    services,
    request,
    reply,
    type,
    account === undefined ? newStream('access') : accessStream(account),
  );
}

async function runFromApi(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  type: CommandName,
  stream: string,
): Promise<FastifyReply> {
  const key = headerOf(request, 'idempotency-key');
  const match = headerOf(request, 'if-match');
  const observed = headerOf(request, 'x-observed-at');
  if (key !== undefined && !isUuid(key)) return sendRefusals(request, reply, [{ code: 'api.bad-command-id' }]);
  const base = match === undefined ? undefined : /^(?:W\/)?"(\d{1,9})(?:\.[\w-]{1,64})?"$/.exec(match)?.[1];
  if (match !== undefined && base === undefined) return sendRefusals(request, reply, [{ code: 'api.bad-base' }]);
  const observedAt = observed === undefined ? undefined : parseInstant(observed);
  if (observed !== undefined && observedAt === undefined) {
    return sendRefusals(request, reply, [{ code: 'api.bad-moment' }]);
  }
  const { actor } = await visitOf(services, request);
  const answer = await services.run(
    {
      ...{ id: key ?? newCommandId(), type, stream, body: request.body },
      ...(base === undefined ? {} : { base: Number(base) }),
      ...(observedAt === undefined ? {} : { observedAt }),
    },
    actor,
  );
  switch (answer.outcome) {
    case 'refused':
      return sendRefusals(request, reply, answer.refusals);
    case 'conflict':
      return sendRefusals(request, reply, answer.refusals, answer.current);
    case 'accepted':
    case 'duplicate':
      return reply
        .code(answer.outcome === 'accepted' && answer.version === 1 ? 201 : 200)
        .header('etag', `"${String(answer.version)}"`)
        .send(answer);
  }
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
