/** The assessment report: its assessor submits it, the secretariat reads and answers it, others read it once they may. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { defined, plainDate } from '@touchstone/kernel';
import {
  fieldworkOf,
  findingsRaisedBy,
  mayReadDeterminations,
  missingBeforeReport,
  missingSections,
  openCriteria,
  plainRatings,
  scopedFacts,
} from '@touchstone/domain';
import { readDeterminations, readDisagreements, readEvidence, type DeterminationRow } from '@touchstone/store';
import {
  refusalSentence,
  ReportPage,
  SubmitReportPage,
  valueOf,
  type FormState,
  type ReportPageProps,
} from '@touchstone/ui';
import { isFree, openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { shownRequirements } from '../cycle/shown-rating.ts';
import { getInTime, getNow, leadOn } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { exclusionsShown, mayAnswer } from './exclusions-shown.ts';
import { fieldOfPair, pairsIn } from '../http/pairs-in.ts';
import { assessmentFacts, startedAssessment } from './open-assessment.ts';

export function addReportPages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/cycles/:cycle/assessment/submit', 'form', async (request, reply) => {
    const open = await openOwnReport(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await submitPage(services, open, freshForm(open.visit), newCommandId()));
  });

  server.post('/cycles/:cycle/assessment/submit', async (request, reply) => {
    const open = await openOwnReport(services, request, reply);
    if (open === undefined) return reply;
    const written = pairsIn(request, 'sections');
    const sections = written.map(({ name: section, text }) => ({ section, text }));
    return submitForm(services, open.visit, request, reply, {
      ...{ type: 'assessment.submit', stream: open.facts.id, add: { sections } },
      alsoMissing: missingSections(open.scheme, sections),
      fieldOf: fieldOfPair('sections', written),
      show: async (form, commandId) => submitPage(services, await readAgain(services, open), form, commandId),
      next: () => `/cycles/${open.facts.id}`,
    });
  });

  getInTime(server, services, '/cycles/:cycle/assessment/answer', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    // Who may not read it yet is told so on the page of the assessment.
    if (!mayReadReport(open)) return leadOn(services, reply, `/cycles/${open.facts.id}/assessment`);
    return sendPage(reply, await reportPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/assessment/answer', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { facts, visit } = open;
    const answer = valueOf(freshForm(visit, fieldsOf(request)), 'act');
    if (answer === 'disagree') return disagree(services, open, request, reply);
    if (answer === 'confirm-exclusion' || answer === 'decline-exclusion') {
      if (!mayAnswer(open)) return sendProblem(reply, visit, { kind: 'forbidden' });
      return submitForm(services, visit, request, reply, {
        ...{ type: answer === 'confirm-exclusion' ? 'exclusion.confirm' : 'exclusion.decline', stream: facts.id },
        show: async (form) => reportPage(services, await readAgain(services, open), form),
        next: () => `/cycles/${facts.id}/assessment/answer`,
      });
    }
    if (!visit.actor.duties.includes('secretariat')) return sendProblem(reply, visit, { kind: 'forbidden' });
    if (!mayReadReport(open)) {
      return sendProblem(reply, visit, { kind: 'refused', refusal: { code: 'assessment.not-submitted' } });
    }
    const accept = answer === 'accept';
    return submitForm(services, visit, request, reply, {
      type: accept ? 'assessment.accept' : 'assessment.return',
      stream: facts.id,
      show: async (form) => reportPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${facts.id}`,
    });
  });
}

/** The site's word against a determination. */
function disagree(
  services: Services,
  open: OpenRunningCycle,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> | FastifyReply {
  if (!mayReadReport(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
  return submitForm(services, open.visit, request, reply, {
    ...{ type: 'disagreement.record', stream: open.facts.id },
    show: async (form) => reportPage(services, await readAgain(services, open), form),
    next: () => `/cycles/${open.facts.id}/assessment/answer`,
  });
}

/** For the lead of the team, while the report is not submitted. Undefined where the answer is sent already. */
async function openOwnReport(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenRunningCycle | undefined> {
  const open = await openRunningCycle(services, request, reply);
  if (open === undefined) return undefined;
  if (!open.reader.lead) {
    sendProblem(reply, open.visit, { kind: 'forbidden' });
    return undefined;
  }
  if (open.cycle.assessment.stage !== 'under-way') {
    sendProblem(reply, open.visit, { kind: 'refused', refusal: { code: 'assessment.frozen' } });
    return undefined;
  }
  return open;
}

async function submitPage(
  services: Services,
  open: OpenRunningCycle,
  form: FormState,
  commandId: string,
): Promise<VNode> {
  const { cycle, scheme, view, visit } = open;
  const { determinations } = startedAssessment(open);
  const work = fieldworkOf(cycle);
  const missing = missingBeforeReport(work, scheme);
  const day = work.visitedUntil === undefined ? view.cycle.visited_on : plainDate(work.visitedUntil);
  const { report_sections: sections, report_summary: summary } = view.cycle;
  return SubmitReportPage({
    ...(await assessmentFacts(services, open)),
    ...{ form, commandId, version: view.version },
    open: openCriteria(determinations, { scheme, site: scopedFacts(cycle) }),
    findings: findingsRaisedBy(scheme, determinations),
    ...(missing === undefined ? {} : { missing: refusalSentence(visit.t, missing.error) }),
    initial: {
      ...(day === null ? {} : { visitedOn: day }),
      ...(summary === null ? {} : { summary }),
      sections: Object.fromEntries(sections.map(({ section, text }) => [section, text])),
    },
  });
}

/** A report that stands, for a person who may read it. */
function mayReadReport({ cycle, reader }: OpenRunningCycle): boolean {
  const { assessment } = cycle;
  const stands = assessment.stage === 'submitted' || assessment.stage === 'accepted';
  return stands && mayReadDeterminations(reader, assessment);
}

async function reportPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, scheme, view, visit } = open;
  const { read } = services.database;
  const assessment = startedAssessment(open);
  const [rows, evidence, disagreements] = await Promise.all([
    readDeterminations(read, view.cycle.id),
    readEvidence(read, view.site.id),
    readDisagreements(read, view.cycle.id),
  ]);
  const { report_summary: summary, visited_on: visitedOn } = view.cycle;
  const { 'assessment.accepted': acceptedOn, 'assessment.submitted': submittedOn } = cycle.anchors;
  const answers =
    visit.mayAct && assessment.stage === 'submitted' && open.reader.secretariat && isFree(open, 'assessment.accept');
  return ReportPage({
    ...(await assessmentFacts(services, open)),
    ...{ form, base: view.version, exclusions: await exclusionsShown(services, open) },
    report: {
      summary: summary ?? '',
      visitedOn: defined(visitedOn, 'the day of the visit'),
      submittedOn: defined(submittedOn, 'the day of a submitted report'),
      ...(acceptedOn === undefined ? {} : { acceptedOn }),
      sections: view.cycle.report_sections,
    },
    disagreements: Object.fromEntries(disagreements.map(({ criterion, reason }) => [criterion, reason])),
    ...(visit.mayAct && assessment.stage === 'accepted' && visit.actor.sites.includes(cycle.site)
      ? { disagree: newCommandId() }
      : {}),
    answers: cycle.selfAssessment.stage === 'closed' ? {} : plainRatings(cycle.selfAssessment.answers),
    determinations: Object.fromEntries(rows.map((row) => [row.criterion, reported(row, evidence)])),
    findings: findingsRaisedBy(scheme, assessment.determinations),
    ...(answers ? { answer: { commandIds: { accept: newCommandId(), return: newCommandId() } } } : {}),
  });
}

function reported(
  row: DeterminationRow,
  evidence: Parameters<typeof shownRequirements>[1],
): ReportPageProps['determinations'][string] {
  return {
    rating: row.level === null ? { notApplicable: true } : { level: row.level },
    rationale: row.rationale,
    ...(row.observed_at === null ? {} : { observedAt: row.observed_at }),
    evidence: evidence.filter(({ id }) => row.evidence.includes(id)),
    requirements: shownRequirements(row, evidence),
  };
}
