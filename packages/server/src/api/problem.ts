/** Refusals on the wire: a problem document (RFC 9457) whose `refusals` name each field, in the caller's language. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { defined, type Refusal } from '@touchstone/kernel';
import { refusalSentence } from '@touchstone/ui';
import { refusalStatus } from '../http/pages.ts';
import { translatorFor } from '../http/visit.ts';

export const ProblemDocument = Type.Object({
  /** address of the refusal's documentation */
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  /** present version of what was to be changed, where the refusal is a conflict */
  current: Type.Optional(Type.Integer()),
  refusals: Type.Array(
    Type.Object({
      code: Type.String(),
      /** JSON pointer to the member of the body, without the leading slash */
      at: Type.Optional(Type.String()),
      sentence: Type.String(),
    }),
  ),
});

/** Trouble on our side, which nothing in the request explains. */
export const TroubleDocument = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** the number under which the operator finds it */
  reference: Type.String(),
});

export function sendRefusals(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly Refusal[],
  current?: number,
): FastifyReply {
  const t = translatorFor(request);
  const first = defined(refusals[0], 'a refusal');
  const status = refusalStatus(first);
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .header('content-language', t.language)
    .send({
      type: `/api/refusals#${first.code}`,
      title: refusalSentence(t, first),
      ...{ status, code: first.code },
      ...(current === undefined ? {} : { current }),
      refusals: refusals.map((refusal) => ({
        code: refusal.code,
        ...(refusal.at === undefined ? {} : { at: refusal.at }),
        sentence: refusalSentence(t, refusal),
      })),
    });
}
