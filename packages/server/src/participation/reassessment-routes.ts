/** Beginning to assess a site again, from the page of its latest cycle: for the secretariat and the site itself. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { isStanding, possibleQuestions, scopeOf } from '@touchstone/domain';
import { ReassessmentPage, type FormState } from '@touchstone/ui';
import { openRunningCycle, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getNow } from '../http/look-back.ts';
import { freshForm, newCommandId, sendPage, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addReassessmentPages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/cycles/:cycle/reassessment', 'form', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await reassessmentPage(services, open, freshForm(open.visit), newCommandId()));
  });

  server.post('/cycles/:cycle/reassessment', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return submitForm(services, open.visit, request, reply, {
      type: 'reassessment.begin',
      stream: streamBegunBy(request, 'cycle'),
      add: { site: open.facts.site, previous: open.facts.id },
      show: (form, commandId) => reassessmentPage(services, open, form, commandId),
      next: ({ stream }) => `/cycles/${stream}`,
    });
  });
}

async function reassessmentPage(
  { database, schemes }: Services,
  { cycle, facts, scheme, today, view, visit }: OpenRunningCycle,
  form: FormState,
  commandId: string,
): Promise<VNode> {
  const inForce = await schemes.inForce(database.read, scheme.id, today);
  const { country, fictional, metals, site_type: siteType } = view.site;
  const questions =
    inForce === undefined ? [] : possibleQuestions(inForce.scheme, { siteType, metals, country, fictional });
  const unlisted = inForce?.scheme.siteTypes.every(({ id }) => id !== siteType) === true;
  const admits = visit.actor.duties.includes('secretariat') && !visit.actor.sites.includes(facts.site);
  return ReassessmentPage({
    ...{ frame: visit.frame, facts, form, commandId, before: scheme, standing: isStanding(facts.stage) },
    ...{ questions, answers: scopeOf(cycle).answers },
    ...(inForce === undefined ? {} : { inForce }),
    ...(unlisted ? { unlisted: admits ? ('as-pilot' as const) : ('not-by-site' as const) } : {}),
  });
}
