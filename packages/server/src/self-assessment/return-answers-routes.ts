/** Returning a submitted self-assessment to the site, for whoever the scheme lets. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { mayTeamReturnAnswers } from '@touchstone/domain';
import { ReturnAnswersPage, type FormState } from '@touchstone/ui';
import { criteriaOf } from '../cycle/open-criterion.ts';
import { isFree, openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getNow } from '../http/look-back.ts';
import { freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addReturnAnswersPages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/cycles/:cycle/self-assessment/return', 'form', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (!mayReturn(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    return sendPage(reply, returnPage(open, freshForm(open.visit), newCommandId()));
  });
  server.post('/cycles/:cycle/self-assessment/return', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return submitForm(services, open.visit, request, reply, {
      type: 'self-assessment.return',
      stream: open.facts.id,
      show: async (form, commandId) => returnPage(await readAgain(services, open), form, commandId),
      next: () => `/cycles/${open.facts.id}/self-assessment`,
    });
  });
}

/** It is submitted, no report rests on it yet, and this person is one of those who may send it back. */
export function mayReturn(open: OpenRunningCycle): boolean {
  const { assessment, selfAssessment } = open.cycle;
  if (!open.visit.mayAct) return false;
  if (selfAssessment.stage !== 'submitted' || assessment.stage === 'submitted' || assessment.stage === 'accepted')
    return false;
  const { secretariat, team } = open.reader;
  return ((team && mayTeamReturnAnswers(open.scheme)) || secretariat) && isFree(open, 'self-assessment.return');
}

function returnPage(open: OpenRunningCycle, form: FormState, commandId: string): VNode {
  const { facts, scheme, view, visit } = open;
  return ReturnAnswersPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criteria: criteriaOf(open), form, commandId, base: view.version },
    ...(view.cycle.return_asked === null
      ? {}
      : { asked: { reason: view.cycle.return_asked, comments: view.cycle.return_comments } }),
  });
}
