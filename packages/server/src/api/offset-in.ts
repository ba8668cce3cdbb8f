/** How many rows a list of pages has passed over: the parameter `after` of its address. */
import type { FastifyRequest } from 'fastify';

export function offsetIn(request: FastifyRequest): number {
  const { after } = request.query as { readonly after?: unknown };
  return typeof after === 'string' && /^\d{1,6}$/.test(after) ? Number(after) : 0;
}
