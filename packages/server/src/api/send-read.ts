/** Answers to reads: an ETag on each, and no body where the reader has it already (RFC 9110 sections 8.8.3 and 13.1.2). */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The tag is made from the content, because what is read depends on the day and on who reads it; `version` stands before it
 * where the content has one, so that the tag says in If-Match what was seen.
 */
export function sendRead(request: FastifyRequest, reply: FastifyReply, answer: object, version?: number): FastifyReply {
  const content = createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22);
  const tag = version === undefined ? content : `${String(version)}.${content}`;
  void reply.header('etag', `"${tag}"`).header('cache-control', 'no-cache');
  return holds(request.headers['if-none-match'], tag) ? reply.code(304).send() : reply.send(answer);
}

function holds(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`);
}
