/** What the address of a request says, as text: a member of its path or of its query, which may be missing or doubled. */
import type { FastifyRequest } from 'fastify';

/** Empty where the path has no such member, which a route that names it never sees. */
export function paramOf(request: FastifyRequest, name: string): string {
  return textMember(request.params, name) ?? '';
}

/** Undefined where the query does not have it, or has it more than once. */
export function queryOf(request: FastifyRequest, name: string): string | undefined {
  return textMember(request.query, name);
}

/** The names in the query, whatever their values. */
export function queryNames(request: FastifyRequest): ReadonlySet<string> {
  return new Set(new URLSearchParams(request.url.split('?')[1]).keys());
}

function textMember(members: unknown, name: string): string | undefined {
  if (typeof members !== 'object' || members === null) return undefined;
  const member: unknown = Reflect.get(members, name);
  return typeof member === 'string' ? member : undefined;
}
