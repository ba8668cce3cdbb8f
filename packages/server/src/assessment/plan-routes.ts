/** Desk review, assurance plan and public notice on their page. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { fieldworkOf, isPlanReady, mayReadPlan, type CommandName } from '@touchstone/domain';
import { readAssurancePlan, readDeskNotes } from '@touchstone/store';
import { PlanPage, valueOf, type FormState, type PlanPageProps } from '@touchstone/ui';
import { criteriaOf } from '../cycle/open-criterion.ts';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { isLead, isTheirs } from './open-assessment.ts';
import { pairsIn } from './pairs-in.ts';

const types: Readonly<Partial<Record<string, CommandName>>> = {
  note: 'desk-review.note',
  'ask-return': 'desk-review.ask-return',
  complete: 'desk-review.complete',
  plan: 'assurance-plan.submit',
  approve: 'assurance-plan.approve',
  return: 'assurance-plan.return',
  announce: 'visit.announce',
};

export function addPlanPages(server: FastifyInstance, services: Services): void {
  server.get('/cycles/:cycle/plan', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (open.cycle.assessment.stage === 'none') return reply.redirect(`/cycles/${open.facts.id}/assessment`, 303);
    return sendPage(reply, await planPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/plan', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const type = types[valueOf(freshForm(open.visit, fieldsOf(request)), 'act')];
    if (type === undefined) return sendProblem(reply, open.visit, { kind: 'not-found' });
    if (!reads(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    const sample = pairsIn(request, 'sample').map(({ name, text }) => ({
      group: name,
      number: /^\d{1,9}$/.test(text) ? Number(text) : text,
    }));
    return submitForm(services, open.visit, request, reply, {
      ...{ type, stream: open.facts.id },
      ...(type === 'assurance-plan.submit' ? { add: { sample } } : {}),
      show: async (form) => planPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/plan`,
    });
  });
}

function reads({ cycle, known, scheme, visit }: OpenRunningCycle): boolean {
  return mayReadPlan(cycle, visit.actor, scheme, known);
}

async function planPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, facts, scheme, view, visit } = open;
  const { read } = services.database;
  const [row, notes] = await Promise.all([readAssurancePlan(read, facts.id), readDeskNotes(read, facts.id)]);
  const work = fieldworkOf(cycle);
  const announced =
    work.plan.stage !== 'none' &&
    work.announced?.visitFrom === work.plan.visitFrom &&
    work.announced.visitUntil === work.plan.visitUntil;
  return PlanPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criteria: criteriaOf(open), form, announced, base: view.version },
    ...(row === undefined
      ? {}
      : {
          plan: {
            ...{ extent: row.extent, visitFrom: row.visit_from, visitUntil: row.visit_until, change: row.change },
            ...{
              mediaScan: row.media_scan,
              stakeholders: row.stakeholders,
              sample: row.sample,
              sampling: row.sampling,
            },
            ...{ stage: row.stage, returnedBecause: row.return_reason },
          },
        }),
    ...(reads(open)
      ? { review: { summary: view.cycle.review_summary, returnAsked: view.cycle.return_asked, notes } }
      : {}),
    acts: actsFor(open, announced),
  });
}

function actsFor(open: OpenRunningCycle, announced: boolean): PlanPageProps['acts'] {
  const { cycle, scheme, visit } = open;
  const work = fieldworkOf(cycle);
  const underWay = cycle.assessment.stage === 'under-way';
  const secretariat = visit.actor.duties.includes('secretariat');
  const may = (is: boolean, name: keyof PlanPageProps['acts']): PlanPageProps['acts'] =>
    is ? { [name]: newCommandId() } : {};
  return {
    ...may(underWay && isTheirs(open), 'note'),
    ...may(underWay && isLead(open), 'askReturn'),
    ...may(underWay && isLead(open) && work.review === 'open', 'complete'),
    ...may(underWay && isLead(open), 'plan'),
    ...may(secretariat && work.plan.stage === 'submitted', 'answer'),
    ...may(secretariat && isPlanReady(work, scheme) && !announced, 'announce'),
  };
}
