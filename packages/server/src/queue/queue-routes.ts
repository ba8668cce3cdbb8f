/** The queue of the scheme's own staff: what waits for the secretariat or an officer, on a page and over the API. */
import type { FastifyInstance } from 'fastify';
import { assert, dayOf } from '@touchstone/kernel';
import { conflictOf, isActOf, nextActs, type NextActName } from '@touchstone/domain';
import { readQueue, readQueueCounts, readRanOutClocks, type QueueCount, type QueueRow } from '@touchstone/store';
import { QueuePage, queueHref, refusalSentence, type QueueItem, type QueuePageProps } from '@touchstone/ui';
import { Type } from 'typebox';
import { ProblemDocument, sendRefusals } from '../api/problem.ts';
import { sendRead } from '../api/send-read.ts';
import { queryOf } from '../http/address.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { QueueAnswer } from './queue-answer.ts';
import { ranOutFor, schemesOf } from '../work/work-routes.ts';

/** Of each kind, on the page of all kinds. */
const itemsPerKind = 10;

/** In the order in which a cycle comes to them. */
const order: readonly NextActName[] = [
  'application.answer',
  'scope.confirm',
  'commitment.accept',
  'self-assessment.return',
  'assessment.appoint',
  'assessment.approve-team',
  'assurance-plan.approve',
  'visit.announce',
  'exclusion.confirm',
  'assessment.accept',
  'assessment.return',
  'award.propose',
  'award.confirm',
  'conformance.confirm',
  'change.answer',
  'appeal.decide',
];

export function addQueuePages(server: FastifyInstance, services: Services): void {
  server.get('/queue', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    if (!isStaff(visit)) return sendProblem(reply, visit, { kind: 'forbidden' });
    const counts = await readQueueCounts(services.database.read);
    const asked = queryOf(request, 'act');
    const chosen = counts.find(({ act }) => act === asked)?.act;
    return sendPage(reply, QueuePage(await readPage(services, visit, counts, chosen, rowsBefore(request))));
  });
}

export function addQueueRead(server: FastifyInstance, services: Services): void {
  server.get(
    '/api/v1/queue',
    {
      schema: {
        summary:
          'What waits for the secretariat or an officer, of each kind the oldest first; with `act` all of one kind.',
        ...{ operationId: 'read-queue', tags: ['cycle'] },
        querystring: Type.Object({
          act: Type.Optional(
            Type.String({ description: 'the command that is waited for, such as `commitment.accept`' }),
          ),
          after: Type.Optional(Type.String({ description: '`next` of the page before' })),
        }),
        response: { 200: QueueAnswer, '4xx': ProblemDocument },
      },
    },
    async (request, reply) => {
      const visit = await visitOf(services, request);
      if (visit.person === undefined) return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      if (!isStaff(visit))
        return sendRefusals(request, reply, [{ code: 'access.duty-missing', facts: { duty: 'secretariat' } }]);
      const counts = await readQueueCounts(services.database.read);
      const asked = queryOf(request, 'act');
      const chosen = counts.find(({ act }) => act === asked)?.act;
      const before = rowsBefore(request);
      const rows = asked !== undefined && chosen === undefined ? [] : await rowsOf(services, chosen, before);
      const items = await Promise.all(rows.map((row) => itemOf(services, visit, row)));
      const { next } = pagesBeside(queueHref(chosen), before, chosen === undefined ? 0 : rows.length);
      return sendRead(request, reply, {
        counts,
        waiting: items.flat().map(({ act, cycle, since, site, who }) => ({
          ...{ cycle, site: site.id, siteName: site.name, act: act.act, duty: act.duty, since, mine: who === 'mine' },
          ...(act.due === undefined ? {} : { due: act.due }),
        })),
        ...(next === undefined ? {} : { next: String(before + rows.length) }),
      });
    },
  );
}

function isStaff({ actor: { duties } }: Visit): boolean {
  return duties.includes('secretariat') || duties.includes('officer');
}

function rowsOf(
  { database: { read } }: Services,
  act: NextActName | undefined,
  after: number,
): Promise<readonly QueueRow[]> {
  return readQueue(read, act === undefined ? { most: itemsPerKind } : { act, after });
}

async function readPage(
  services: Services,
  visit: Visit,
  counts: readonly QueueCount[],
  chosen: NextActName | undefined,
  before: number,
): Promise<QueuePageProps> {
  const [rows, ranOut] = await Promise.all([
    rowsOf(services, chosen, before),
    chosen === undefined ? readRanOutClocks(services.database.read, visit.actor) : [],
  ]);
  const items = (await Promise.all(rows.map((row) => itemOf(services, visit, row)))).flat();
  const schemes = await schemesOf(
    services,
    ranOut.map(({ scheme }) => scheme),
  );
  const place = (act: NextActName): number => (order.includes(act) ? order.indexOf(act) : order.length);
  const acts = [...new Set(counts.map(({ act }) => act))].toSorted((one, other) => place(one) - place(other));
  const sum = (some: readonly QueueCount[]): number => some.reduce((total, { count }) => total + count, 0);
  return {
    frame: visit.frame,
    count: sum(counts),
    mine: sum(counts.filter(({ duty }) => visit.actor.duties.includes(duty))),
    kinds: acts.map((act) => ({
      act,
      count: sum(counts.filter((one) => one.act === act)),
      items: items.filter((item) => item.act.act === act),
    })),
    ...(chosen === undefined ? {} : { chosen }),
    ranOut: ranOutFor(visit, ranOut, schemes),
    ...pagesBeside(queueHref(chosen), before, chosen === undefined ? 0 : rows.length),
  };
}

/** As the cycle itself says it now; nothing where something overtook the row. */
async function itemOf(services: Services, { actor, t }: Visit, row: QueueRow): Promise<readonly QueueItem[]> {
  const { act: waited, cycle, fictional, operator, since, site, siteName, state, version } = row;
  if (state.stage !== 'running') return [];
  const compiled = await services.schemes.byHash(services.database.read, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const act = nextActs(state, version, compiled.scheme).find((one) => one.act === waited);
  if (act === undefined) return [];
  const tied = conflictOf(state, actor);
  const why = !actor.duties.includes(row.duty)
    ? t('queue.duty', { duty: t(`duty.${row.duty}`) })
    : tied !== undefined && row.duty === 'officer'
      ? refusalSentence(t, { code: tied })
      : t('queue.not-by');
  return [
    {
      ...{ cycle, act, since: dayOf(since, compiled.scheme.timeZone) },
      site: { id: site, name: siteName, operator, fictional },
      who: isActOf(actor, state, act) ? 'mine' : { not: why },
    },
  ];
}
