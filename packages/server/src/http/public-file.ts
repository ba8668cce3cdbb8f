/** Files that anyone may read from anywhere, also a verifier in the page of another site (Fetch standard, CORS). */
import type { FastifyReply } from 'fastify';

export function openToAll(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
}
