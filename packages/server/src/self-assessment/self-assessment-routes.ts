/** Phase 1 on pages: the whole self-assessment, one criterion, and submitting it. */
import type { FastifyInstance } from 'fastify';
import { plainDate } from '@touchstone/kernel';
import {
  adviceOnAnswers,
  mayReadDeterminations,
  openCriteria,
  plainRatings,
  requirementsCarried,
  scopedFacts,
  type Criterion,
} from '@touchstone/domain';
import { readAnswers, readDeterminations, readEvidence, readNames, readReturnedAnswers } from '@touchstone/store';
import {
  ConfirmAnswersPage,
  CriterionPage,
  SelfAssessmentPage,
  SubmitAnswersPage,
  valueOf,
  waitingIn,
  type EarlierCycle,
  type FormState,
  type RatingStart,
  type ReturnedShown,
  type SelfAssessmentFacts,
} from '@touchstone/ui';
import { criteriaOf, neighboursOf, openCriterion, savedIn, type OpenCriterion } from '../cycle/open-criterion.ts';
import { formerAnswers, replacedRatings } from '../cycle/former-shown.ts';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { shownDetermination } from '../cycle/shown-rating.ts';
import { openEarlier, shownAnswer } from './open-earlier.ts';
import { mayReturn } from './return-answers-routes.ts';
import { isOvertaken, ratingEdit, submitRating } from '../cycle/submit-rating.ts';
import { queryOf } from '../http/address.ts';
import { getInTime, getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import { readWords } from '../evidence/receive-form.ts';
import type { Services } from '../http/services.ts';

export function addSelfAssessmentPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/self-assessment', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { assessment } = open.cycle;
    const saved = savedIn(request, open);
    const [returned, earlier, replaced] = await Promise.all([
      returnedShown(services, open),
      openEarlier(services, open),
      replacedRatings(services, open, 'answers'),
    ]);
    const show = queryOf(request, 'show');
    const confirmed = Number(queryOf(request, 'confirmed') ?? '');
    return sendPage(
      reply,
      SelfAssessmentPage({
        frame: open.visit.frame,
        ...factsOf(open),
        ...(show === 'open' || show === 'waiting' ? { only: show } : {}),
        ...(earlier === undefined ? {} : { earlier }),
        ...(Number.isSafeInteger(confirmed) && confirmed > 0 ? { confirmed } : {}),
        mayReturn: mayReturn(open),
        ...(returned === undefined ? {} : { returned }),
        ...(assessment.stage !== 'none' && mayReadDeterminations(open.reader, assessment)
          ? { determinations: plainRatings(assessment.determinations) }
          : {}),
        ...(saved === undefined ? {} : { saved }),
        replaced,
      }),
    );
  });

  getNow(server, services, '/cycles/:cycle/self-assessment/submit', 'form', async (request, reply) => {
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

  getNow(server, services, '/cycles/:cycle/self-assessment/confirm', 'form', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const page = await confirmPage(services, open, freshForm(open.visit), newCommandId());
    return page === undefined ? sendProblem(reply, open.visit, { kind: 'not-found' }) : sendPage(reply, page);
  });

  server.post('/cycles/:cycle/self-assessment/confirm', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { criteria = [] } = fieldsOf(request);
    const page = await confirmPage(services, open, freshForm(open.visit), newCommandId());
    if (page === undefined) return sendProblem(reply, open.visit, { kind: 'not-found' });
    return submitForm(services, open.visit, request, reply, {
      type: 'self-assessment.confirm',
      stream: open.view.cycle.id,
      show: async (form, commandId) =>
        (await confirmPage(services, await readAgain(services, open), form, commandId)) ?? page,
      next: ({ stream }) =>
        `/cycles/${stream}/self-assessment?confirmed=${String(typeof criteria === 'string' ? 1 : criteria.length)}`,
    });
  });

  getInTime(server, services, '/cycles/:cycle/self-assessment/:criterion', async (services, request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    const { from, saved } = { from: queryOf(request, 'from'), saved: savedIn(request, open) };
    return sendPage(reply, await criterionPage(services, open, freshForm(open.visit), from, saved));
  });

  server.post('/cycles/:cycle/self-assessment/:criterion', async (request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    if (!mayAnswer(open)) {
      await readWords(request);
      return sendProblem(reply, open.visit, { kind: 'forbidden' });
    }
    return submitRating(services, open, request, reply, 'self-assessment', async (form) =>
      criterionPage(services, await readAgain(services, open), form, valueOf(form, 'broughtFrom/criterion')),
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
  return visit.mayAct && visit.actor.sites.includes(cycle.site) && cycle.selfAssessment.stage === 'open';
}

function factsOf(open: OpenRunningCycle): SelfAssessmentFacts {
  const { cycle, facts, scheme, visit } = open;
  const { selfAssessment } = cycle;
  const answers = selfAssessment.stage === 'closed' ? {} : selfAssessment.answers;
  return {
    cycle: facts,
    scheme,
    criteria: criteriaOf(open),
    answers: plainRatings(answers),
    open: openCriteria(answers, { scheme, site: scopedFacts(cycle) }),
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

/** Undefined where the site was not assessed before, or does not answer now. */
async function confirmPage(
  services: Services,
  open: OpenRunningCycle,
  form: FormState,
  commandId: string,
): Promise<ReturnType<typeof ConfirmAnswersPage> | undefined> {
  const earlier = mayAnswer(open) ? await openEarlier(services, open) : undefined;
  if (earlier === undefined) return undefined;
  const { facts, scheme, visit } = open;
  const waiting = waitingIn({ ...factsOf(open), earlier });
  return ConfirmAnswersPage({ ...{ frame: visit.frame, cycle: facts, scheme, waiting, earlier, form, commandId } });
}

/** The answer that was chosen to start from; without a choice, the one that might be confirmed as it was. */
function startIn(open: OpenCriterion, earlier: EarlierCycle | undefined, from?: string): RatingStart | undefined {
  const { cycle, scheme } = open;
  const criterion = open.criterion.id;
  const points = earlier?.points.filter((point) => point.criterion === criterion) ?? [];
  const chosen = points.find((point) => point.from.criterion === from) ?? points.find(({ confirmable }) => confirmable);
  if (earlier === undefined || chosen === undefined) return undefined;
  const { confirmable, from: answer, rating } = chosen;
  // A level is judged anew where the criterion asks something else now.
  return {
    ...(rating === undefined || !confirmable ? {} : { rating }),
    ...{ rationale: answer.rationale, evidence: answer.evidence },
    ...(confirmable ? { requirements: requirementsCarried(chosen, { scheme, site: scopedFacts(cycle) }) } : {}),
    ...{ cycle: earlier.cycle, criterion: answer.criterion },
  };
}

async function criterionPage(
  services: Services,
  open: OpenCriterion,
  form: FormState,
  from?: string,
  saved?: Criterion,
): Promise<ReturnType<typeof CriterionPage>> {
  const { asked, criterion, cycle, facts, reader, scheme, view, visit } = open;
  const { read } = services.database;
  const [earlier, answers, determinations, evidence] = await Promise.all([
    openEarlier(services, open),
    readAnswers(read, view.cycle.id),
    mayReadDeterminations(reader, cycle.assessment) ? readDeterminations(read, view.cycle.id) : [],
    readEvidence(read, view.site.id),
  ]);
  const answer = answers.find((one) => one.criterion === criterion.id);
  const determination = determinations.find((one) => one.criterion === criterion.id);
  const names = await readNames(read, [
    ...(answer === undefined ? [] : [answer.answered_by]),
    ...(determination === undefined ? [] : [determination.determined_by]),
  ]);
  const former = await formerAnswers(read, reader, answer, evidence);
  const version = answer?.version ?? 0;
  const start = answer === undefined ? startIn(open, earlier, from) : undefined;
  const returned = await returnedShown(services, open);
  const comment = returned?.comments[criterion.id];
  const { next, previous } = neighboursOf(open);
  return CriterionPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criterion, asked },
    conflict: isOvertaken(form, version),
    ...(returned === undefined || comment === undefined ? {} : { comment: { who: returned.who, text: comment } }),
    ...(answer === undefined ? {} : { answer: await shownAnswer(services, open, answer, names, evidence) }),
    ...(former === undefined ? {} : { former }),
    ...(determination === undefined
      ? {}
      : {
          determination: shownDetermination(determination, names, evidence),
        }),
    ...(earlier === undefined ? {} : { earlier }),
    ...(mayAnswer(open)
      ? { edit: { ...ratingEdit(open, form, version, evidence), ...(start === undefined ? {} : { start }) } }
      : {}),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
    ...(saved === undefined ? {} : { saved }),
  });
}
