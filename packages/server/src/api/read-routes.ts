/** What can be read over the API: the register and the schemes for everybody, cycles for their parties. */
import type { FastifyInstance } from 'fastify';
import type { Services } from '../http/services.ts';
import { addQueueRead } from '../queue/queue-routes.ts';
import { addCycleReads } from './read-cycle.ts';
import { addHistoryTableRoute } from './history-table-route.ts';
import { addEvidenceFileRoute } from './evidence-file-route.ts';
import { addEntryReads } from './read-entries.ts';
import { addListReads } from './read-lists.ts';
import { addTieReads } from './read-ties.ts';
import { addOrganisationReads } from './read-organisations.ts';
import { addPortfolioRead } from './read-portfolio.ts';
import { addRegisterReads } from './read-register.ts';
import { addSchemeReads } from './read-schemes.ts';

export function addReadRoutes(server: FastifyInstance, services: Services): void {
  addRegisterReads(server, services);
  addSchemeReads(server, services);
  addCycleReads(server, services);
  addOrganisationReads(server, services);
  addListReads(server, services);
  addEntryReads(server, services);
  addTieReads(server, services);
  addQueueRead(server, services);
  addPortfolioRead(server, services);
  addEvidenceFileRoute(server, services);
  addHistoryTableRoute(server, services);
}
