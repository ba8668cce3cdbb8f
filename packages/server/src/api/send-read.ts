/** Answers to reads: an ETag on each, and no body where the reader has it already (RFC 9110 sections 8.8.3 and 13.1.2). */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `version` names what was read, where it has one; else its content does. */
export function sendRead(request: FastifyRequest, reply: FastifyReply, answer: object, version?: number): FastifyReply {
  const tag =
    version === undefined
      ? createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)
      : String(version);
  void reply.header('etag', `"${tag}"`).header('cache-control', 'no-cache');
  return holds(request.headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(answer);
}

function holds(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`);
}
