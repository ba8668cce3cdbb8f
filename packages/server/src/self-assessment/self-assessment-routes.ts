/** Phase 1 on pages: the whole self-assessment, one criterion, and submitting it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainDate } from '@touchstone/kernel';
import { adviceOnAnswers, applicableCriteria, plainRatings, type Criterion } from '@touchstone/domain';
import { readAnswers, readDeterminations, readEvidence, readNames } from '@touchstone/store';
import {
  CriterionPage,
  formState,
  SelfAssessmentPage,
  SubmitAnswersPage,
  valueOf,
  type FormState,
  type SelfAssessmentFacts,
} from '@touchstone/ui';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { shownRating } from '../cycle/shown-rating.ts';
import { evidenceItem } from '../evidence/evidence-routes.ts';
import { addUpload, receiveForm, withEvidence } from '../evidence/receive-form.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addSelfAssessmentPages(server: FastifyInstance, services: Services): void {
  server.get('/cycles/:cycle/self-assessment', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { show } = request.query as { readonly show?: unknown };
    const { assessment } = open.cycle;
    const saved = savedIn(request, open);
    return sendPage(
      reply,
      SelfAssessmentPage({
        frame: open.visit.frame,
        ...factsOf(open),
        onlyOpen: show === 'open',
        ...(assessment.stage !== 'none' && mayReadDeterminations(open)
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
    const { criterion, view, visit } = open;
    if (!mayAnswer(open)) return sendProblem(reply, visit, { kind: 'forbidden' });
    const upload = await receiveForm(services, request);
    if (upload !== undefined) {
      const added = await addUpload(services, visit, request, view.site.id, upload);
      const fields = fieldsOf(request);
      if (!added.ok) {
        const page = await criterionPage(services, open, formState(visit.t, fields, added.error));
        return sendPage(reply, page, upload.held === undefined ? 413 : 422);
      }
      request.body = withEvidence(fields, added.value);
    }
    const form = freshForm(visit, fieldsOf(request));
    return submitForm(services, visit, request, reply, {
      type: valueOf(form, 'act') === 'exclude' ? 'self-assessment.exclude' : 'self-assessment.rate',
      stream: view.cycle.id,
      add: { criterion: criterion.id },
      show: async (again) => criterionPage(services, await readAgain(services, open), again),
      next: () => {
        const { next } = neighbours(open);
        const place = `/cycles/${view.cycle.id}/self-assessment`;
        const to = valueOf(form, 'go') === 'next' && next !== undefined ? `${place}/${next.id}` : place;
        return `${to}?saved=${criterion.id}`;
      },
    });
  });
}

interface OpenCriterion extends OpenRunningCycle {
  readonly criterion: Criterion;
}

async function openCriterion(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenCriterion | undefined> {
  const open = await openRunningCycle(services, request, reply);
  if (open === undefined) return undefined;
  const { criterion: id } = request.params as { readonly criterion?: string };
  const criterion = criteriaOf(open).find((one) => one.id === id);
  if (criterion === undefined) {
    sendProblem(reply, open.visit, { kind: 'not-found' });
    return undefined;
  }
  return { ...open, criterion };
}

function criteriaOf({ cycle, scheme }: OpenRunningCycle): readonly Criterion[] {
  return applicableCriteria(scheme, cycle.siteFacts);
}

function mayAnswer({ cycle, visit }: OpenRunningCycle): boolean {
  return visit.actor.sites.includes(cycle.site) && cycle.selfAssessment.stage === 'open';
}

/** Until the report is submitted, determinations are the assessor's draft. */
function mayReadDeterminations({ cycle: { assessment }, visit }: OpenRunningCycle): boolean {
  switch (assessment.stage) {
    case 'none':
      return false;
    case 'under-way':
      return assessment.appointment.account === visit.actor.id;
    case 'submitted':
    case 'accepted':
      return true;
  }
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
  const { criterion, facts, scheme, view, visit } = open;
  const { read } = services.database;
  const [answers, determinations, evidence] = await Promise.all([
    readAnswers(read, view.cycle.id),
    mayReadDeterminations(open) ? readDeterminations(read, view.cycle.id) : [],
    readEvidence(read, view.site.id),
  ]);
  const answer = answers.find((one) => one.criterion === criterion.id);
  const determination = determinations.find((one) => one.criterion === criterion.id);
  const names = await readNames(read, [
    ...(answer === undefined ? [] : [answer.answered_by]),
    ...(determination === undefined ? [] : [determination.determined_by]),
  ]);
  const version = answer?.version ?? 0;
  const base = valueOf(form, 'base');
  const { next, previous } = neighbours(open);
  return CriterionPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criterion },
    conflict: base !== '' && Number(base) < version,
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
    ...(mayAnswer(open)
      ? {
          edit: {
            ...{ form, version, last: next === undefined },
            ...{ commandId: newCommandId(), excludeId: newCommandId(), uploadId: newCommandId() },
            library: evidence.map(evidenceItem),
          },
        }
      : {}),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
    ...(saved === undefined ? {} : { saved }),
  });
}

function neighbours(open: OpenCriterion): { readonly previous?: Criterion; readonly next?: Criterion } {
  const criteria = criteriaOf(open);
  const index = criteria.findIndex(({ id }) => id === open.criterion.id);
  const [previous, next] = [criteria[index - 1], criteria[index + 1]];
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}

/** The number of the criterion that the address says was saved; nothing where there is none of that name. */
function savedIn(request: FastifyRequest, open: OpenRunningCycle): string | undefined {
  const { saved } = request.query as { readonly saved?: unknown };
  return criteriaOf(open).find(({ id }) => id === saved)?.number;
}
