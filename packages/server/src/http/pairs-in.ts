/** Fields of a form that are named by what they belong to, such as `sample/workers`: each name with what was typed. */
import type { FastifyRequest } from 'fastify';
import { fieldsOf } from './pages.ts';

export interface Pair {
  readonly name: string;
  readonly text: string;
}

/** Without those that were left empty. */
export function pairsIn(request: FastifyRequest, prefix: string): readonly Pair[] {
  return Object.entries(fieldsOf(request)).flatMap(([field, value]) => {
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
    return field.startsWith(`${prefix}/`) && text !== '' ? [{ name: field.slice(prefix.length + 1), text }] : [];
  });
}

/** The field of what was refused in the list of `pairs`: `sample/2/number` was typed in `sample/neighbours`. */
export function fieldOfPair(prefix: string, pairs: readonly Pair[]): (at: string) => string {
  return (at) => {
    const [list, index] = at.split('/');
    const pair = list === prefix && index !== undefined ? pairs[Number(index)] : undefined;
    return pair === undefined ? at : `${prefix}/${pair.name}`;
  };
}
