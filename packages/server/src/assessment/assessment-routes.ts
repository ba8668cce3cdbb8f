/** Phase 2 on pages: all determinations beside the site's answers. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import {
  evidenceCited,
  mayReadDeterminations,
  openCriteria,
  plainRatings,
  scopedFacts,
  type Criterion,
} from '@touchstone/domain';
import { readAnswers, readDeterminations, readEvidence, type RatingRow } from '@touchstone/store';
import { AssessmentPage, determinationFilters, type AssessmentPageProps } from '@touchstone/ui';
import { criteriaOf, savedIn } from '../cycle/open-criterion.ts';
import { replacedRatings } from '../cycle/former-shown.ts';
import { openRunningCycle, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { queryOf } from '../http/address.ts';
import { getInTime, leadOn } from '../http/look-back.ts';
import { freshForm, newCommandId, sendPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { assessmentFacts, startedAssessment } from './open-assessment.ts';
import { appointPage, readTeam } from './team-routes.ts';

export function addAssessmentPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/assessment', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { assessment } = open.cycle;
    if (assessment.stage === 'none') {
      if (assessment.proposed !== undefined) return leadOn(services, reply, `/cycles/${open.facts.id}/team`);
      return sendPage(reply, await appointPage(services, open, freshForm(open.visit)));
    }
    const asked = queryOf(request, 'show');
    const filter = determinationFilters.find((one) => one === asked) ?? 'all';
    const group = open.scheme.groups.find(({ id }) => id === queryOf(request, 'group'))?.id;
    const shows = { filter, ...(group === undefined ? {} : { group }) };
    return sendPage(reply, await assessmentPage(services, open, shows, savedIn(request, open)));
  });
}

async function assessmentPage(
  services: Services,
  open: OpenRunningCycle,
  shows: Pick<AssessmentPageProps, 'filter' | 'group'>,
  saved: Criterion | undefined,
): Promise<VNode> {
  const { cycle, view, visit } = open;
  const { stage } = startedAssessment(open);
  const mine = open.reader.team;
  const returned = view.cycle.report_reason;
  const { selfAssessment } = cycle;
  return AssessmentPage({
    ...(await assessmentFacts(services, open)),
    ...{ ...shows, stage, mine: mine && visit.mayAct, team: await readTeam(services, open) },
    answers: selfAssessment.stage === 'closed' ? {} : plainRatings(selfAssessment.answers),
    shown: await shownDeterminations(services, open),
    replaced: await replacedRatings(services, open, 'determinations'),
    ...(mine && stage === 'under-way' && returned !== null ? { returnedBecause: returned } : {}),
    ...(saved === undefined ? {} : { saved }),
  });
}

async function shownDeterminations(services: Services, open: OpenRunningCycle): Promise<AssessmentPageProps['shown']> {
  const { cycle, reader, scheme, view, visit } = open;
  const assessment = startedAssessment(open);
  if (!mayReadDeterminations(reader, assessment)) {
    return { are: visit.actor.sites.includes(cycle.site) ? 'later' : 'draft' };
  }
  const { read } = services.database;
  const [rows, answers, evidence] = await Promise.all([
    readDeterminations(read, view.cycle.id),
    readAnswers(read, view.cycle.id),
    readEvidence(read, view.site.id),
  ]);
  const citedBy = (all: readonly RatingRow[], criterion: string): readonly string[] =>
    all.find((row) => row.criterion === criterion)?.evidence ?? [];
  return {
    are: 'shown',
    determinations: plainRatings(assessment.determinations),
    open: openCriteria(assessment.determinations, { scheme, site: scopedFacts(cycle) }),
    made: Object.fromEntries(
      rows.map(({ criterion, determined_by: by, evidence, rationale, version }) => [
        criterion,
        { evidence, rationale, version, own: by === visit.actor.id },
      ]),
    ),
    answered: Object.fromEntries(answers.map((row) => [row.criterion, evidenceCited(row).length])),
    ...(visit.mayAct && reader.team && assessment.stage === 'under-way'
      ? {
          write: Object.fromEntries(
            criteriaOf(open).map(({ id: criterion }) => {
              const ids = [...citedBy(rows, criterion), ...citedBy(answers, criterion)];
              const cited = evidence.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title }));
              return [criterion, { commandId: newCommandId(), cited }];
            }),
          ),
        }
      : {}),
  };
}
