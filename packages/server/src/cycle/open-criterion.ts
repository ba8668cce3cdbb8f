/** One criterion of a cycle, for the pages on which it is rated: found among those that apply, with its neighbours. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  applicableCriteria,
  applicableRequirements,
  scopedFacts,
  type Criterion,
  type Requirement,
} from '@touchstone/domain';
import { paramOf, queryOf } from '../http/address.ts';
import { sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { openRunningCycle, type OpenRunningCycle } from './open-cycle.ts';

export interface OpenCriterion extends OpenRunningCycle {
  readonly criterion: Criterion;
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
}

/** Undefined where the answer is sent already. */
export async function openCriterion(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenCriterion | undefined> {
  const open = await openRunningCycle(services, request, reply);
  if (open === undefined) return undefined;
  const id = paramOf(request, 'criterion');
  const criterion = criteriaOf(open).find((one) => one.id === id);
  if (criterion === undefined) {
    sendProblem(reply, open.visit, { kind: 'not-found' });
    return undefined;
  }
  const asked = applicableRequirements(open.scheme, criterion, scopedFacts(open.cycle));
  return { ...open, criterion, asked };
}

/** Those that apply to the site, in the scheme's order. */
export function criteriaOf({ cycle, scheme }: OpenRunningCycle): readonly Criterion[] {
  return applicableCriteria(scheme, scopedFacts(cycle));
}

export function neighboursOf(open: OpenCriterion): { readonly previous?: Criterion; readonly next?: Criterion } {
  const criteria = criteriaOf(open);
  const index = criteria.findIndex(({ id }) => id === open.criterion.id);
  const [previous, next] = [criteria[index - 1], criteria[index + 1]];
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}

/** The criterion that the address says was saved; nothing where there is none of that name. */
export function savedIn(request: FastifyRequest, open: OpenRunningCycle): Criterion | undefined {
  const saved = queryOf(request, 'saved');
  return criteriaOf(open).find(({ id }) => id === saved);
}
