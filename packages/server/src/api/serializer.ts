/**
 * Answers are written by their shape, so that nothing is sent that it does not name. What writes them is made for the first
 * answer of a shape and kept: to make it for every answer of every address beforehand was most of the time of a start.
 */
import fastJsonStringify from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';

export function serializerOf(): FastifySerializerCompiler<object> {
  const made = new WeakMap<object, (answer: unknown) => string>();
  return ({ schema }) =>
    (answer) => {
      const write: (answer: unknown) => string = made.get(schema) ?? fastJsonStringify(schema);
      made.set(schema, write);
      return write(answer);
    };
}
