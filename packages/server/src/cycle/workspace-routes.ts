/** Criteria in one place: all of a cycle, one of them with everything on it, and those of many sites at once. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { findingDueOn, mayReadDeterminations, plainRatings, type Rating, type RunningCycle } from '@touchstone/domain';
import {
  readActions,
  readAnswers,
  readDeterminations,
  readDisagreements,
  readEvidence,
  readFindings,
  readNames,
  readObservations,
} from '@touchstone/store';
import {
  PortfolioPage,
  WorkspaceCriterionPage,
  WorkspacePage,
  type WorkspaceCriterionPageProps,
  type WorkspaceFilter,
} from '@touchstone/ui';
import { shownObservation } from '../assessment/visit-routes.ts';
import { queryOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { criteriaOf, neighboursOf, openCriterion, type OpenCriterion } from './open-criterion.ts';
import { formerAnswers, replacedRatings } from './former-shown.ts';
import { openRunningCycle, type OpenRunningCycle } from './open-cycle.ts';
import { answersOf, readPortfolio } from './read-portfolio.ts';
import { shownDetermination, shownRating } from './shown-rating.ts';

export function addWorkspacePages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/criteria', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const replaced = await replacedRatings(services, open, 'answers');
    return sendPage(reply, workspacePage(open, filterOf(request), replaced));
  });
  getInTime(server, services, '/cycles/:cycle/criteria/:criterion', async (services, request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await criterionPage(services, open));
  });
  getInTime(server, services, '/portfolio', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const before = rowsBefore(request);
    const { count, versions } = await readPortfolio(services, visit, before);
    const asTable = queryOf(request, 'as') === 'table';
    return sendPage(
      reply,
      PortfolioPage({
        ...{ frame: visit.frame, asTable, versions },
        ...pagesBeside(asTable ? '/portfolio?as=table' : '/portfolio', before, count),
      }),
    );
  });
}

function filterOf(request: FastifyRequest): WorkspaceFilter {
  const asked = (name: string): string => (queryOf(request, name) ?? '').slice(0, 200);
  return {
    ...{ q: asked('q'), group: asked('group'), level: asked('level') },
    ...{ state: asked('state'), finding: asked('finding') },
  };
}

function workspacePage(open: OpenRunningCycle, filter: WorkspaceFilter, replaced: readonly string[]): VNode {
  const { cycle, facts, reader, scheme, today, visit } = open;
  const mayRead = mayReadDeterminations(reader, cycle.assessment);
  const findings = Object.entries(mayRead ? cycle.findings : {}).map(([id, { criterion, stage }]) => {
    const due = findingDueOn(cycle, scheme, id, today);
    const late = due !== undefined && due < today;
    return [criterion, stage === 'closed' ? 'closed' : late ? 'late' : 'open'] as const;
  });
  return WorkspacePage({
    ...{ frame: visit.frame, cycle: facts, scheme, criteria: criteriaOf(open), filter, replaced },
    answers: answersOf(cycle),
    ...(mayRead ? { determinations: determinationsOf(cycle) } : {}),
    findings: Object.fromEntries(findings),
  });
}

function determinationsOf({ assessment }: RunningCycle): Readonly<Record<string, Rating>> {
  return assessment.stage === 'none' ? {} : plainRatings(assessment.determinations);
}

async function criterionPage(services: Services, open: OpenCriterion): Promise<VNode> {
  const { asked, criterion, cycle, facts, reader, scheme, today, view, visit } = open;
  const { read } = services.database;
  const mayRead = mayReadDeterminations(reader, cycle.assessment);
  const [answers, determinations, findings, actions, disagreements, observations, evidence] = await Promise.all([
    readAnswers(read, view.cycle.id),
    mayRead ? readDeterminations(read, view.cycle.id) : [],
    mayRead ? readFindings(read, view.cycle.id) : [],
    mayRead ? readActions(read, view.cycle.id) : [],
    mayRead ? readDisagreements(read, view.cycle.id) : [],
    mayRead ? readObservations(read, view.cycle.id) : [],
    readEvidence(read, view.site.id),
  ]);
  const answer = answers.find((one) => one.criterion === criterion.id);
  const made = determinations.find((one) => one.criterion === criterion.id);
  const names = await readNames(read, [
    ...(answer === undefined ? [] : [answer.answered_by]),
    ...(made === undefined ? [] : [made.determined_by]),
  ]);
  const former = await formerAnswers(read, reader, answer, evidence);
  const shownFindings = findings
    .filter((row) => row.criterion === criterion.id)
    .map((row): WorkspaceCriterionPageProps['findings'][number] => {
      const due = findingDueOn(cycle, scheme, row.finding, today);
      return {
        ...{ id: row.finding, closed: row.stage === 'closed', level: row.level },
        ...(due === undefined ? {} : { due }),
        actions: actions
          .filter(({ finding, stage }) => finding === row.finding && stage !== 'dropped')
          .map(({ what }) => what),
        ...(row.done === null ? {} : { done: row.done }),
        ...(row.verified_rationale === null ? {} : { verified: row.verified_rationale }),
      };
    });
  const disagreement = disagreements.find((one) => one.criterion === criterion.id)?.reason;
  const withheld = cycle.assessment.stage === 'none' ? 'none' : 'withheld';
  return WorkspaceCriterionPage({
    ...{ frame: visit.frame, cycle: facts, scheme, hash: cycle.scheme, criterion, asked },
    ...(answer === undefined
      ? {}
      : { answer: shownRating(answer, { by: answer.answered_by, at: answer.answered_at }, names, evidence) }),
    ...(former === undefined ? {} : { former }),
    determination: made === undefined ? (mayRead ? 'none' : withheld) : shownDetermination(made, names, evidence),
    findings: shownFindings,
    ...(disagreement === undefined ? {} : { disagreement }),
    observations: observations.filter((row) => row.criterion === criterion.id).map(shownObservation),
    ...neighboursOf(open),
  });
}
