/** Phase 1 on pages: the whole self-assessment, one criterion, and submitting it. */
import type { FastifyInstance } from 'fastify';
import { plainDate } from '@touchstone/kernel';
import { adviceOnAnswers, mayReadDeterminations, plainRatings } from '@touchstone/domain';
import { readAnswers, readDeterminations, readEvidence, readNames, readReturnedAnswers } from '@touchstone/store';
import {
  CriterionPage,
  SelfAssessmentPage,
  SubmitAnswersPage,
  type FormState,
  type ReturnedShown,
  type SelfAssessmentFacts,
} from '@touchstone/ui';
import { criteriaOf, neighboursOf, openCriterion, savedIn, type OpenCriterion } from '../cycle/open-criterion.ts';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { shownRating } from '../cycle/shown-rating.ts';
import { mayReturn } from './return-answers-routes.ts';
import { isOvertaken, ratingEdit, submitRating } from '../cycle/submit-rating.ts';
import { queryOf } from '../http/address.ts';
import { freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addSelfAssessmentPages(server: FastifyInstance, services: Services): void {
  server.get('/cycles/:cycle/self-assessment', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { assessment } = open.cycle;
    const saved = savedIn(request, open);
    const returned = await returnedShown(services, open);
    return sendPage(
      reply,
      SelfAssessmentPage({
        frame: open.visit.frame,
        ...factsOf(open),
        onlyOpen: queryOf(request, 'show') === 'open',
        mayReturn: mayReturn(open),
        ...(returned === undefined ? {} : { returned }),
        ...(assessment.stage !== 'none' && mayReadDeterminations(open.visit.actor, open.cycle.site, assessment)
          ? { determinations: plainRatings(assessment.determinations) }
          : {}),
        ...(saved === undefined ? {} : { saved }),
      }),
    );
  });

  server.get('/cycles/:cycle/self-assessment/submit', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, submitPage(open, freshForm(open.visit), newCommandId()));
  });

  server.post('/cycles/:cycle/self-assessment/submit', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return submitForm(services, open.visit, request, reply, {
      type: 'self-assessment.submit',
      stream: open.view.cycle.id,
      show: async (form, commandId) => submitPage(await readAgain(services, open), form, commandId),
      next: ({ stream }) => `/cycles/${stream}`,
    });
  });

  server.get('/cycles/:cycle/self-assessment/:criterion', async (request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await criterionPage(services, open, freshForm(open.visit), savedIn(request, open)));
  });

  server.post('/cycles/:cycle/self-assessment/:criterion', async (request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    if (!mayAnswer(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    return submitRating(services, open, request, reply, 'self-assessment', async (form) =>
      criterionPage(services, await readAgain(services, open), form),
    );
  });
}

/** While the answers are open again: why. */
async function returnedShown(
  { database: { read } }: Services,
  { cycle, facts, visit }: OpenRunningCycle,
): Promise<(ReturnedShown & { readonly comments: Readonly<Record<string, string>> }) | undefined> {
  if (cycle.selfAssessment.stage !== 'open') return undefined;
  const returned = await readReturnedAnswers(read, facts.id);
  if (returned === undefined) return undefined;
  const { comments, reason, returnedBy, returnedOn: on } = returned;
  const who = (await readNames(read, [returnedBy])).get(returnedBy) ?? visit.t('duty.system');
  return { on, who, reason, comments, criteria: Object.keys(comments) };
}

function mayAnswer({ cycle, visit }: OpenRunningCycle): boolean {
  return visit.actor.sites.includes(cycle.site) && cycle.selfAssessment.stage === 'open';
}

function factsOf(open: OpenRunningCycle): SelfAssessmentFacts {
  const { cycle, facts, scheme, visit } = open;
  const { selfAssessment } = cycle;
  return {
    cycle: facts,
    scheme,
    criteria: criteriaOf(open),
    answers: selfAssessment.stage === 'closed' ? {} : plainRatings(selfAssessment.answers),
    advice: adviceOnAnswers(cycle, scheme),
    stage:
      selfAssessment.stage === 'submitted'
        ? { is: 'submitted', submittedOn: visit.t.date(plainDate(selfAssessment.submittedOn)) }
        : { is: selfAssessment.stage },
    mayAnswer: mayAnswer(open),
  };
}

function submitPage(open: OpenRunningCycle, form: FormState, commandId: string): ReturnType<typeof SubmitAnswersPage> {
  return SubmitAnswersPage({
    ...factsOf(open),
    ...{ frame: open.visit.frame, form, commandId, version: open.view.version },
  });
}

async function criterionPage(
  services: Services,
  open: OpenCriterion,
  form: FormState,
  saved?: string,
): Promise<ReturnType<typeof CriterionPage>> {
  const { criterion, cycle, facts, scheme, view, visit } = open;
  const { read } = services.database;
  const [answers, determinations, evidence] = await Promise.all([
    readAnswers(read, view.cycle.id),
    mayReadDeterminations(visit.actor, cycle.site, cycle.assessment) ? readDeterminations(read, view.cycle.id) : [],
    readEvidence(read, view.site.id),
  ]);
  const answer = answers.find((one) => one.criterion === criterion.id);
  const determination = determinations.find((one) => one.criterion === criterion.id);
  const names = await readNames(read, [
    ...(answer === undefined ? [] : [answer.answered_by]),
    ...(determination === undefined ? [] : [determination.determined_by]),
  ]);
  const version = answer?.version ?? 0;
  const returned = await returnedShown(services, open);
  const comment = returned?.comments[criterion.id];
  const { next, previous } = neighboursOf(open);
  return CriterionPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criterion },
    conflict: isOvertaken(form, version),
    ...(returned === undefined || comment === undefined ? {} : { comment: { who: returned.who, text: comment } }),
    ...(answer === undefined
      ? {}
      : { answer: shownRating(answer, { by: answer.answered_by, at: answer.answered_at }, names, evidence) }),
    ...(determination === undefined
      ? {}
      : {
          determination: shownRating(
            determination,
            { by: determination.determined_by, at: determination.determined_at },
            names,
            evidence,
          ),
        }),
    ...(mayAnswer(open) ? { edit: ratingEdit(open, form, version, evidence) } : {}),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
    ...(saved === undefined ? {} : { saved }),
  });
}
