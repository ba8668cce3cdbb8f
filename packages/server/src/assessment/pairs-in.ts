/** Fields of a form that are named by what they belong to, such as `sample/workers`: each name with what was typed. */
import type { FastifyRequest } from 'fastify';
import { fieldsOf } from '../http/pages.ts';

/** Without those that were left empty. */
export function pairsIn(request: FastifyRequest, prefix: string): readonly { name: string; text: string }[] {
  return Object.entries(fieldsOf(request)).flatMap(([field, value]) => {
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
    return field.startsWith(`${prefix}/`) && text !== '' ? [{ name: field.slice(prefix.length + 1), text }] : [];
  });
}
