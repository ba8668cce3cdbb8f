/** The list of all cases, for the scheme's own staff. */
import type { FastifyInstance } from 'fastify';
import { assert } from '@touchstone/kernel';
import { isActOf, isPilot, nextActsOn, type CycleStage, type Duty, type NextAct } from '@touchstone/domain';
import {
  readPipeline,
  readPeopleOfSites,
  readPipelineCounts,
  readSitesWithoutAnyCycle,
  type PipelineRow,
} from '@touchstone/store';
import { PipelinePage, pipelineHref, type PipelineCase, type PipelinePageProps } from '@touchstone/ui';
import { queryOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { readKnownAt, type KnownAt } from './known-of-person.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';

/** In the order in which a cycle passes them. */
const stages = [
  'imported',
  'applied',
  'application-returned',
  'eligible',
  'signed',
  'returned',
  'self-assessing',
  'self-assessed',
  'assessing',
  'reported',
  'deciding',
  'proposed',
  'awarded',
  'suspended',
  'refused',
  'expired',
  'not-eligible',
  'application-withdrawn',
  'retracted',
  'left',
  'lapsed',
  'withdrawn',
  'superseded',
] as const satisfies readonly CycleStage[];

/** The stages in which a cycle waits for one of the scheme's own staff. */
const queues: Readonly<Partial<Record<Duty, readonly CycleStage[]>>> = {
  secretariat: ['applied', 'signed', 'reported'],
  officer: ['deciding', 'proposed'],
};

export function addPipelinePages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const { duties } = visit.actor;
    if (!duties.includes('secretariat') && !duties.includes('officer')) {
      return sendProblem(reply, visit, { kind: 'forbidden' });
    }
    const asked = queryOf(request, 'stage');
    const chosen = queryOf(request, 'late') === '1' ? 'late' : stages.find((stage) => stage === asked);
    return sendPage(reply, PipelinePage(await readPage(services, visit, chosen, rowsBefore(request))));
  });
}

async function readPage(
  services: Services,
  visit: Visit,
  chosen: CycleStage | 'late' | undefined,
  before: number,
): Promise<PipelinePageProps> {
  const { read } = services.database;
  const unstoppable = await unstoppableClocks(services);
  const secretariat = visit.actor.duties.includes('secretariat');
  const mine = visit.actor.duties.flatMap((duty) => queues[duty] ?? []);
  const filter = chosen === undefined ? {} : chosen === 'late' ? { lateOn: visit.today } : { stage: chosen };
  const [counts, rows, unsigned] = await Promise.all([
    readPipelineCounts(read, visit.today, unstoppable),
    readPipeline(read, { ...filter, after: before }, unstoppable),
    secretariat && before === 0 ? readSitesWithoutAnyCycle(read) : [],
  ]);
  const knownAt = await readKnownAt(
    services,
    visit.actor,
    rows.map(({ site }) => site),
  );
  const people = await readPeopleOfSites(
    read,
    unsigned.map(({ id }) => id),
  );
  return {
    frame: visit.frame,
    stages: stages.flatMap((one) => {
      const count = counts.stages.get(one) ?? 0;
      return count === 0 ? [] : [{ stage: one, count, mine: mine.includes(one) }];
    }),
    ...(chosen === undefined ? {} : { chosen }),
    late: counts.late,
    cases: await Promise.all(rows.map((row) => caseOf(services, visit, row, knownAt))),
    mayImport: secretariat,
    unsigned: unsigned.map(({ fictional, id, name, operator }) => ({
      ...{ id, name, operator, fictional, filedBySite: people.has(id) },
    })),
    ...pagesBeside(pipelineHref(chosen), before, rows.length),
  };
}

/** Clocks of every published version that nothing can meet: they set a day for nobody to act by. */
async function unstoppableClocks(services: Services): Promise<readonly string[]> {
  const all = await services.schemes.all(services.database.read);
  return all.flatMap(({ hash, scheme }) =>
    scheme.clocks.filter(({ metBy }) => metBy === undefined).map(({ id }) => `${hash}/${id}`),
  );
}

async function caseOf(
  services: Services,
  { actor, today }: Visit,
  row: PipelineRow,
  knownAt: KnownAt,
): Promise<PipelineCase> {
  const { cycle, due, fictional, operator, site, siteName, stage, state, version } = row;
  const shown = {
    ...{ cycle, stage, site: { id: site, name: siteName, operator, fictional } },
    pilot: state.stage === 'running' && isPilot(state),
    ...(due === null ? {} : { due }),
  };
  if (state.stage !== 'running') return { ...shown, acts: [] };
  const compiled = await services.schemes.byHash(services.database.read, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  const mine = (act: NextAct): boolean => isActOf(actor, state, act, scheme, knownAt(site, today));
  return { ...shown, acts: nextActsOn(state, version, scheme, today).map((act) => ({ ...act, mine: mine(act) })) };
}
