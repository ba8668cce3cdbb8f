/** The answers to a scheme's questions as a form sends them, by question; those that were left open are not among them. */
import type { FastifyRequest } from 'fastify';
import { pairsIn } from '../http/pairs-in.ts';

export function answersIn(request: FastifyRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(pairsIn(request, 'answers').map(({ name, text }) => [name, text]));
}
