/** A list that is cut into pages of `limits.pageRows`: where this page begins, and the links to those beside it. */
import type { FastifyRequest } from 'fastify';
import { limits } from '@touchstone/kernel';
import { queryOf } from './address.ts';

/** How many rows lie before this page; 0 where the address says nothing that can be read. `name`: of a second list on it. */
export function rowsBefore(request: FastifyRequest, name = 'after'): number {
  const after = queryOf(request, name) ?? '';
  return /^\d{1,6}$/.test(after) ? Number(after) : 0;
}

export interface ListPages {
  readonly previous?: string;
  readonly next?: string;
}

/** `address` may have a query already; `shown` is the number of rows on this page. */
export function pagesBeside(address: string, before: number, shown: number, name = 'after'): ListPages {
  const at = (after: number): string => {
    if (after <= 0) return address;
    return `${address}${address.includes('?') ? '&' : '?'}${name}=${String(after)}`;
  };
  return {
    ...(before > 0 ? { previous: at(before - limits.pageRows) } : {}),
    ...(shown === limits.pageRows ? { next: at(before + limits.pageRows) } : {}),
  };
}
