/** The operator's page: who holds the duties of the scheme's own staff, giving one more, and taking one back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { accessStream } from '@touchstone/domain';
import { readAccountId, readStaff } from '@touchstone/store';
import { DutiesPage, valueOf, type FormState } from '@touchstone/ui';
import { v7 as uuid } from 'uuid';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';

export function addDutyPages(server: FastifyInstance, services: Services): void {
  const { read } = services.database;
  const page = async ({ actor, frame }: Visit, form: FormState, commandId: string): Promise<VNode> => {
    const staff = (await readStaff(read)).map((held) => {
      const isOwn = held.duty === 'operator' && held.account === actor.id;
      return { ...held, ...(isOwn ? {} : { revokeId: newCommandId() }) };
    });
    return DutiesPage({ frame, form, commandId, staff });
  };
  getNow(server, services, '/duties', 'form', async (request, reply) => {
    const visit = await operatorOf(services, request, reply);
    return visit === undefined ? reply : sendPage(reply, await page(visit, freshForm(visit), newCommandId()));
  });
  server.post('/duties', async (request, reply) => {
    const visit = await operatorOf(services, request, reply);
    if (visit === undefined) return reply;
    const sent = freshForm(visit, fieldsOf(request));
    const email = valueOf(sent, 'email').trim();
    return submitForm(services, visit, request, reply, {
      type: valueOf(sent, 'act') === 'revoke' ? 'access.revoke' : 'access.grant',
      // Of nobody's account it is refused, whatever the stream.
      stream: accessStream((await readAccountId(read, email)) ?? uuid()),
      show: (form, commandId) => page(visit, form, commandId),
      next: () => '/duties',
    });
  });
}

/** Undefined where somebody else asked, who is answered already. */
async function operatorOf(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit | undefined> {
  const visit = await visitOf(services, request);
  if (visit.actor.duties.includes('operator')) return visit;
  void sendProblem(reply, visit, { kind: visit.person === undefined ? 'sign-in' : 'forbidden' });
  return undefined;
}
