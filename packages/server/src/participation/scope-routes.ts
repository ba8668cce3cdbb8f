/** The site's answers to the scheme's questions: what they are, and confirming or correcting them. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { confirmingDuties, openQuestions, possibleQuestions, scopeOf, scopeSite } from '@touchstone/domain';
import { ScopePage, type FormState } from '@touchstone/ui';
import { criteriaOf } from '../cycle/open-criterion.ts';
import { isFree, openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getInTime } from '../http/look-back.ts';
import { freshForm, newCommandId, sendPage, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { answersIn } from './answers-in.ts';

export function addScopePages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/scope', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, scopePage(open, freshForm(open.visit), newCommandId()));
  });
  server.post('/cycles/:cycle/scope', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return submitForm(services, open.visit, request, reply, {
      type: 'scope.confirm',
      stream: open.facts.id,
      alsoMissing: openQuestions(open.scheme, open.cycle.siteFacts, answersIn(request)),
      show: async (form, commandId) => scopePage(await readAgain(services, open), form, commandId),
      next: () => `/cycles/${open.facts.id}/scope`,
    });
  });
}

/** Whoever is refused sees the form again with the reason, even where it is not theirs to send. */
function scopePage(open: OpenRunningCycle, form: FormState, commandId: string): VNode {
  const { cycle, facts, scheme, view, visit } = open;
  const duties = isFree(open, 'scope.confirm') ? confirmingDuties(visit.actor, open.reader.team) : [];
  const { asked } = scopeSite(scheme, cycle.siteFacts, scopeOf(cycle).answers);
  const confirms =
    visit.mayAct && asked.some(({ confirmedBy }) => confirmedBy !== undefined && duties.includes(confirmedBy));
  return ScopePage({
    ...{ frame: visit.frame, facts, cycle, scheme, asked, applicable: criteriaOf(open).length },
    ...(confirms || form.errors.length > 0
      ? { confirm: { form, commandId, base: view.version, questions: possibleQuestions(scheme, cycle.siteFacts) } }
      : {}),
  });
}
