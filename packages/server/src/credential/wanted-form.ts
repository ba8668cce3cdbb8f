/** In which form somebody wants a credential: what the address says, else what the `Accept` header says (RFC 9110). */
import type { FastifyRequest } from 'fastify';
import { queryNames } from '../http/address.ts';

export type CredentialForm = 'page' | 'token' | 'envelope' | 'bundle';

/** Browsers name HTML; whoever names nothing of ours gets the token. */
export function wantedForm(request: FastifyRequest): CredentialForm {
  const asked = queryNames(request);
  if (asked.has('bundle')) return 'bundle';
  if (asked.has('token')) return 'token';
  const accept = request.headers.accept ?? '';
  if (accept.includes('application/vc+jwt')) return 'token';
  if (accept.includes('text/html')) return 'page';
  if (/application\/(vc|ld\+json|json)(?![\w+-])/.test(accept)) return 'envelope';
  return 'token';
}
