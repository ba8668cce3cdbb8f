/** Phase 2 on pages: appointing the assessor, then all determinations beside the site's answers. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { mayReadDeterminations, plainRatings } from '@touchstone/domain';
import { readAssessorsForSite, readDeterminations } from '@touchstone/store';
import {
  AppointPage,
  AssessmentPage,
  formState,
  refusalToFormError,
  type AssessmentPageProps,
  type FormState,
} from '@touchstone/ui';
import { savedIn } from '../cycle/open-criterion.ts';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { queryOf } from '../http/address.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { assessmentFacts, isTheirs, startedAssessment } from './open-assessment.ts';

export function addAssessmentPages(server: FastifyInstance, services: Services): void {
  server.get('/cycles/:cycle/assessment', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (open.cycle.assessment.stage === 'none') {
      return sendPage(reply, await appointPage(services, open, freshForm(open.visit)));
    }
    const asked = queryOf(request, 'show');
    const filter = asked === 'open' || asked === 'differing' ? asked : 'all';
    return sendPage(reply, await assessmentPage(services, open, filter, savedIn(request, open)));
  });

  server.post('/cycles/:cycle/assessment', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (!mayAppoint(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    const fields = fieldsOf(request);
    if (fields['assessor'] === undefined) {
      const nobody = refusalToFormError(open.visit.t, { code: 'assessor.unknown', at: 'assessor' });
      return sendPage(reply, await appointPage(services, open, formState(open.visit.t, fields, [nobody])), 422);
    }
    return submitForm(services, open.visit, request, reply, {
      type: 'assessment.appoint',
      stream: open.facts.id,
      show: async (form) => appointPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/assessment`,
    });
  });
}

function mayAppoint({ cycle, visit }: OpenRunningCycle): boolean {
  return visit.actor.duties.includes('secretariat') || visit.actor.sites.includes(cycle.site);
}

async function appointPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, facts, view, visit } = open;
  const assessors = await readAssessorsForSite(services.database.read, view.site.id);
  const secretariat = visit.actor.duties.includes('secretariat');
  return AppointPage({
    ...{ frame: visit.frame, cycle: facts, form },
    ready: cycle.selfAssessment.stage === 'submitted' && cycle.assessment.stage === 'none',
    assessors: assessors.map(({ conflict, fictional, firm, id, name, reason }) => ({
      ...{ id, name, firm, fictional, conflict },
      ...(secretariat && reason !== null && reason !== '' ? { reason } : {}),
    })),
    ...(mayAppoint(open) ? { appoint: { commandId: newCommandId(), base: view.version } } : {}),
  });
}

async function assessmentPage(
  services: Services,
  open: OpenRunningCycle,
  filter: AssessmentPageProps['filter'],
  saved: string | undefined,
): Promise<VNode> {
  const { cycle, view } = open;
  const { stage } = startedAssessment(open);
  const mine = isTheirs(open);
  const returned = view.cycle.report_reason;
  const { selfAssessment } = cycle;
  return AssessmentPage({
    ...(await assessmentFacts(services, open)),
    ...{ stage, mine, filter },
    answers: selfAssessment.stage === 'closed' ? {} : plainRatings(selfAssessment.answers),
    shown: await shownDeterminations(services, open),
    ...(mine && stage === 'under-way' && returned !== null ? { returnedBecause: returned } : {}),
    ...(saved === undefined ? {} : { saved }),
  });
}

async function shownDeterminations(services: Services, open: OpenRunningCycle): Promise<AssessmentPageProps['shown']> {
  const { cycle, view, visit } = open;
  const assessment = startedAssessment(open);
  if (!mayReadDeterminations(visit.actor, cycle.site, assessment)) {
    return { are: visit.actor.sites.includes(cycle.site) ? 'later' : 'draft' };
  }
  const rows = await readDeterminations(services.database.read, view.cycle.id);
  return {
    are: 'shown',
    determinations: plainRatings(assessment.determinations),
    pieces: Object.fromEntries(
      rows.flatMap(({ criterion, evidence, level }) => (level === null ? [] : [[criterion, evidence.length] as const])),
    ),
  };
}
