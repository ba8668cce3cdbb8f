/** The assessor register: everybody who is signed in reads it, each entry is public, the secretariat approves. */
import type { FastifyInstance } from 'fastify';
import { dayOf } from '@touchstone/kernel';
import { readAssessor, readAssessorRegister, type AssessorEntry } from '@touchstone/store';
import { ApproveAssessorPage, AssessorPage, AssessorRegisterPage, type AssessorShown } from '@touchstone/ui';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';

export function addAssessorPages(server: FastifyInstance, services: Services): void {
  const { read } = services.database;

  server.get('/assessors', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const before = rowsBefore(request);
    const assessors = (await readAssessorRegister(read, before)).map(shown);
    const mayApprove = visit.actor.duties.includes('secretariat');
    const beside = pagesBeside('/assessors', before, assessors.length);
    return sendPage(reply, AssessorRegisterPage({ frame: visit.frame, assessors, mayApprove, ...beside }));
  });

  server.get('/assessors/new', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    if (!visit.actor.duties.includes('secretariat')) return sendProblem(reply, visit, { kind: 'forbidden' });
    const { frame } = visit;
    return sendPage(reply, ApproveAssessorPage({ frame, form: freshForm(visit), commandId: newCommandId() }));
  });

  server.post('/assessors/new', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    if (!visit.actor.duties.includes('secretariat')) return sendProblem(reply, visit, { kind: 'forbidden' });
    return submitForm(services, visit, request, reply, {
      type: 'assessor.approve',
      stream: streamBegunBy(request, 'assessor'),
      show: (form, commandId) => Promise.resolve(ApproveAssessorPage({ frame: visit.frame, form, commandId })),
      next: ({ stream }) => `/assessors/${stream}`,
    });
  });

  server.get<{ Params: { id: string } }>('/assessors/:id', async (request, reply) => {
    const visit = await visitOf(services, request);
    const entry = await readAssessor(read, request.params.id);
    if (entry === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    return sendPage(reply, AssessorPage({ frame: visit.frame, assessor: shown(entry) }));
  });
}

function shown({ approved_at: approvedAt, fictional, firm, id, name }: AssessorEntry): AssessorShown {
  return { id, name, firm, fictional, approvedOn: dayOf(approvedAt, 'UTC') };
}
