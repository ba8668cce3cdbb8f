/** All pages and files, feature by feature. */
import type { FastifyInstance } from 'fastify';
import { addAccessPages } from '../access/access-routes.ts';
import { addDutyPages } from '../access/duty-routes.ts';
import { addAssessmentPages } from '../assessment/assessment-routes.ts';
import { addDeterminationPages } from '../assessment/determination-routes.ts';
import { addPlanPages } from '../assessment/plan-routes.ts';
import { addVisitPages } from '../assessment/visit-routes.ts';
import { addReportPages } from '../assessment/report-routes.ts';
import { addTeamPages } from '../assessment/team-routes.ts';
import { addAssessorPages } from '../assessor/assessor-routes.ts';
import { addDeclarationPages } from '../assessor/declaration-routes.ts';
import { addAfterAwardPages } from '../award/after-award-routes.ts';
import { addAwardPages } from '../award/award-routes.ts';
import { addCalendarPages } from '../calendar/calendar-routes.ts';
import { addClockPages } from '../clock/clock-routes.ts';
import { addCredentialPages } from '../credential/credential-routes.ts';
import { addCyclePages } from '../cycle/cycle-routes.ts';
import { addPipelinePages } from '../cycle/pipeline-routes.ts';
import { addWorkspacePages } from '../cycle/workspace-routes.ts';
import { addEvidencePages } from '../evidence/evidence-routes.ts';
import { addHomePage } from '../home/home-routes.ts';
import { addActionPages } from '../improvement/action-routes.ts';
import { addImprovementPages } from '../improvement/improvement-routes.ts';
import { addLogPages } from '../log/log-routes.ts';
import { addOrganisationPages } from '../organisation/organisation-routes.ts';
import { addApplicationPages } from '../participation/application-routes.ts';
import { addHistoryPages } from '../participation/history-routes.ts';
import { addImportTablePages } from '../participation/import-table-routes.ts';
import { addLetterPages } from '../participation/letter-routes.ts';
import { addReassessmentPages } from '../participation/reassessment-routes.ts';
import { addParticipationPages } from '../participation/participation-routes.ts';
import { addQueuePages } from '../queue/queue-routes.ts';
import { addRegisterPages } from '../register/register-routes.ts';
import { addSchemePages } from '../scheme/scheme-routes.ts';
import { addScopePages } from '../participation/scope-routes.ts';
import { addReturnAnswersPages } from '../self-assessment/return-answers-routes.ts';
import { addSelfAssessmentPages } from '../self-assessment/self-assessment-routes.ts';
import { addSitePages } from '../site/site-routes.ts';
import { addVerifyPages } from '../verify/verify-routes.ts';
import { addWorkPages } from '../work/work-routes.ts';
import { getNow } from './look-back.ts';
import { acceptedEncoding } from './pack-pages.ts';
import type { Services } from './services.ts';

export function addPages(server: FastifyInstance, services: Services): void {
  for (const [address, file] of services.files) {
    getNow(server, services, address, 'file', (request, reply) => {
      void reply.type(file.mediaType).header('cache-control', 'public, max-age=31536000, immutable');
      if (file.packed === undefined) return reply.send(file.content);
      void reply.header('vary', 'accept-encoding');
      const encoding = acceptedEncoding(request);
      return encoding === undefined
        ? reply.send(file.content)
        : reply.header('content-encoding', encoding).send(file.packed[encoding]);
    });
  }
  addWorkPages(server, services);
  addSitePages(server, services);
  addOrganisationPages(server, services);
  addApplicationPages(server, services);
  addParticipationPages(server, services);
  addReassessmentPages(server, services);
  addCyclePages(server, services);
  addClockPages(server, services);
  addCalendarPages(server, services);
  addEvidencePages(server, services);
  addSelfAssessmentPages(server, services);
  addReturnAnswersPages(server, services);
  addImprovementPages(server, services);
  addActionPages(server, services);
  addAssessorPages(server, services);
  addDeclarationPages(server, services);
  addLetterPages(server, services);
  addScopePages(server, services);
  addHistoryPages(server, services);
  addImportTablePages(server, services);
  addPipelinePages(server, services);
  addQueuePages(server, services);
  addWorkspacePages(server, services);
  addHomePage(server, services);
  addRegisterPages(server, services);
  addCredentialPages(server, services);
  addLogPages(server, services);
  addVerifyPages(server, services);
  addSchemePages(server, services);
  addAccessPages(server, services);
  addDutyPages(server, services);
  addAwardPages(server, services);
  addAfterAwardPages(server, services);
  addAssessmentPages(server, services);
  addReportPages(server, services);
  addTeamPages(server, services);
  addPlanPages(server, services);
  addVisitPages(server, services);
  addDeterminationPages(server, services);
}
