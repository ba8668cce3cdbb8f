/** All pages and files, feature by feature. */
import type { FastifyInstance } from 'fastify';
import { addCyclePages } from '../cycle/cycle-routes.ts';
import { addEvidencePages } from '../evidence/evidence-routes.ts';
import { addParticipationPages } from '../participation/participation-routes.ts';
import { addSelfAssessmentPages } from '../self-assessment/self-assessment-routes.ts';
import { addSitePages } from '../site/site-routes.ts';
import { addWorkPages } from '../work/work-routes.ts';
import type { Services } from './services.ts';

export function addPages(server: FastifyInstance, services: Services): void {
  for (const [address, { content, mediaType }] of services.files) {
    server.get(address, (_request, reply) =>
      reply.type(mediaType).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  }
  addWorkPages(server, services);
  addSitePages(server, services);
  addParticipationPages(server, services);
  addCyclePages(server, services);
  addEvidencePages(server, services);
  addSelfAssessmentPages(server, services);
}
