/** Desk review, assurance plan and public notice on their page. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import {
  changesApproved,
  fieldworkOf,
  isPlanAnnounced,
  isPlanReady,
  letterDay,
  mayReadPlan,
  mayTakeBack,
  mayTellOtherDays,
  problemsOfPlan,
  type CommandName,
} from '@touchstone/domain';
import { readDeskNotes, readPlanVersions } from '@touchstone/store';
import { PlanPage, valueOf, type FormState, type PlanPageProps } from '@touchstone/ui';
import { criteriaOf } from '../cycle/open-criterion.ts';
import { isFree, openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getInTime, leadOn } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { fieldOfPair, pairsIn } from '../http/pairs-in.ts';
import { planEntriesIn } from './plan-entries-in.ts';
import { seenPlan } from './seen-plan.ts';

const types: Readonly<Partial<Record<string, CommandName>>> = {
  note: 'desk-review.note',
  'ask-return': 'desk-review.ask-return',
  'decline-return': 'desk-review.decline-return',
  complete: 'desk-review.complete',
  plan: 'assurance-plan.submit',
  approve: 'assurance-plan.approve',
  return: 'assurance-plan.return',
  announce: 'visit.announce',
};

export function addPlanPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/plan', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (open.cycle.assessment.stage === 'none') return leadOn(services, reply, `/cycles/${open.facts.id}/assessment`);
    return sendPage(reply, await planPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/plan', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const type = types[valueOf(freshForm(open.visit, fieldsOf(request)), 'act')];
    if (type === undefined) return sendProblem(reply, open.visit, { kind: 'not-found' });
    if (!reads(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    if (type === 'assurance-plan.submit') return submitPlan(services, open, request, reply);
    const add = type === 'desk-review.ask-return' ? { comments: await commentsIn(services, open, request) } : {};
    return submitForm(services, open.visit, request, reply, {
      ...{ type, stream: open.facts.id, add },
      show: async (form) => planPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/plan`,
    });
  });
}

async function submitPlan(
  services: Services,
  open: OpenRunningCycle,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { body, fields } = planEntriesIn(fieldsOf(request), criteriaOf(open));
  request.body = fields;
  const form = freshForm(open.visit, fields);
  // Nothing is handed in yet: the lead asks for room for one more entry.
  if (valueOf(form, 'more') !== '') return sendPage(reply, await planPage(services, open, form));
  const numbers = pairsIn(request, 'sample');
  const sample = numbers.map(({ name, text }) => ({
    group: name,
    number: /^\d{1,9}$/.test(text) ? Number(text) : text,
  }));
  const said = (name: string): string => valueOf(form, name).trim();
  const planned = {
    ...{ extent: said('extent'), visitFrom: said('visitFrom'), visitUntil: said('visitUntil') },
    ...{ mediaScan: said('mediaScan'), stakeholders: said('stakeholders'), sampling: said('sampling') },
    ...{ ...body, nothingFound: said('nothingFound') === 'true', tookPlace: said('tookPlace') === 'true' },
    // What is no number is refused as such, and is not called too small besides.
    sample: sample.map(({ group, number }) => ({ group, number: typeof number === 'number' ? number : Infinity })),
    ...(said('change') === '' ? {} : { change: said('change') }),
  };
  const { cycle, scheme, today } = open;
  const facts = { scheme, today, criteria: criteriaOf(open).map(({ id }) => id), signedOn: letterDay(cycle) };
  return submitForm(services, open.visit, request, reply, {
    ...{ type: 'assurance-plan.submit', stream: open.facts.id, add: { ...body, sample } },
    alsoMissing: problemsOfPlan(fieldworkOf(cycle), planned, facts),
    fieldOf: fieldOfPair('sample', numbers),
    show: async (again) => planPage(services, await readAgain(services, open), again),
    next: () => `/cycles/${open.facts.id}/plan`,
  });
}

/** The notes that were chosen to go with the request, by criterion. */
async function commentsIn(
  { database }: Services,
  { facts }: OpenRunningCycle,
  request: FastifyRequest,
): Promise<Readonly<Record<string, string>>> {
  const { notes: sent = [] } = fieldsOf(request);
  const chosen = typeof sent === 'string' ? [sent] : sent;
  const notes = await readDeskNotes(database.read, facts.id);
  return Object.fromEntries(
    notes.flatMap(({ criterion, note }) => (chosen.includes(criterion) ? [[criterion, note]] : [])),
  );
}

function reads({ cycle, reader }: OpenRunningCycle): boolean {
  return mayReadPlan(reader, cycle.assessment);
}

async function planPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, facts, reader, scheme, view, visit } = open;
  const { read } = services.database;
  const mayRead = reads(open);
  const [versions, notes] = await Promise.all([
    readPlanVersions(read, facts.id),
    mayRead ? readDeskNotes(read, facts.id) : [],
  ]);
  const shown = seenPlan(versions, { assessment: cycle.assessment, reader, scheme });
  const work = fieldworkOf(cycle);
  const { announced: told } = work;
  const announced = isPlanAnnounced(work);
  return PlanPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criteria: criteriaOf(open), form, announced, base: view.version },
    ...(shown === undefined ? {} : { shown }),
    ...(told === undefined
      ? {}
      : { visit: { visitFrom: plainDate(told.visitFrom), visitUntil: plainDate(told.visitUntil) } }),
    ...(mayRead ? { review: { notes, ...reviewOf(open) } } : {}),
    acts: actsFor(open, announced),
  });
}

function reviewOf({ view }: OpenRunningCycle): Omit<NonNullable<PlanPageProps['review']>, 'notes'> {
  const { return_asked: reason, return_comments: comments, return_declined: returnDeclined } = view.cycle;
  return {
    ...{ summary: view.cycle.review_summary, returnDeclined },
    ...(reason === null ? {} : { returnAsked: { reason, comments } }),
  };
}

function actsFor(open: OpenRunningCycle, announced: boolean): PlanPageProps['acts'] {
  const { cycle, reader, scheme, today } = open;
  const work = fieldworkOf(cycle);
  const underWay = cycle.assessment.stage === 'under-way';
  const selfAssessed = cycle.selfAssessment.stage === 'submitted';
  const late = mayTakeBack(work, { scheme, today });
  const answers = (act: CommandName): boolean => reader.secretariat && isFree(open, act);
  const may = (is: boolean, name: keyof PlanPageProps['acts']): PlanPageProps['acts'] =>
    is && open.visit.mayAct ? { [name]: newCommandId() } : {};
  return {
    ...may(underWay && open.reader.team, 'note'),
    ...may(underWay && open.reader.lead && selfAssessed && work.returnAsked !== true, 'askReturn'),
    ...may(answers('desk-review.decline-return') && work.returnAsked === true, 'declineReturn'),
    ...may(underWay && open.reader.lead && work.review === 'open', 'complete'),
    ...may(underWay && open.reader.lead, 'plan'),
    ...may(changesApproved(work.plan), 'change'),
    ...may(mayTellOtherDays(work, scheme), 'tookPlace'),
    ...may(answers('assurance-plan.approve') && work.plan.stage === 'submitted', 'approve'),
    ...may(answers('assurance-plan.return') && (work.plan.stage === 'submitted' || late), 'sendBack'),
    ...may(reader.secretariat && isPlanReady(work, scheme) && !announced && !late, 'announce'),
  };
}
