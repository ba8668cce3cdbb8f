/** The queue of the scheme's own staff: what waits for the secretariat or an officer, on a page and over the API. */
import type { FastifyInstance } from 'fastify';
import type { NextActName } from '@touchstone/domain';
import { readRanOutClocks, type QueueCount, type QueueDuty } from '@touchstone/store';
import {
  actWords,
  QueuePage,
  queueHref,
  refusalSentence,
  type QueueItem,
  type QueuePageProps,
  type Translator,
} from '@touchstone/ui';
import { Type } from 'typebox';
import { ProblemDocument, sendRefusals } from '../api/problem.ts';
import { sendRead } from '../api/send-read.ts';
import { queryOf } from '../http/address.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { QueueAnswer } from './queue-answer.ts';
import { ranOutFor, schemesOf } from '../work/work-routes.ts';
import { countWaiting, readWaiting, type Waiting } from './read-waiting.ts';

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
  'assessment.replace',
  'assurance-plan.approve',
  'visit.announce',
  'exclusion.confirm',
  'assessment.accept',
  'assessment.return',
  'award.propose',
  'award.confirm',
  'conformance.confirm',
  'change.answer',
  'condition.fulfil',
  'surveillance.complete',
  'award.lift',
  'award.keep',
  'appeal.decide',
];

export function addQueuePages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/queue', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    if (!isStaff(visit)) return sendProblem(reply, visit, { kind: 'forbidden' });
    const counts = await countWaiting(services);
    const asked = queryOf(request, 'act');
    const chosen = counts.find(({ act }) => act === asked)?.act;
    return sendPage(reply, QueuePage(await readPage(services, visit, counts, chosen, rowsBefore(request))));
  });
}

export function addQueueRead(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/queue',
    async (services, request, reply) => {
      const visit = await visitOf(services, request);
      if (visit.person === undefined) return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      if (!isStaff(visit))
        return sendRefusals(request, reply, [{ code: 'access.duty-missing', facts: { duty: 'secretariat' } }]);
      const counts = await countWaiting(services);
      const asked = queryOf(request, 'act');
      const chosen = counts.find(({ act }) => act === asked)?.act;
      const before = rowsBefore(request);
      const nothing = asked !== undefined && chosen === undefined;
      const waiting = nothing ? [] : await readWaiting(services, visit.actor, askedFor(chosen, before));
      const { next } = pagesBeside(queueHref(chosen), before, chosen === undefined ? 0 : waiting.length);
      const secretariat = visit.actor.duties.includes('secretariat');
      return sendRead(request, reply, {
        counts,
        waiting: waiting.map(({ act, concern, cycle, not, since, site }) => ({
          ...{
            cycle,
            site: site.id,
            siteName: site.name,
            act: act.act,
            duty: act.duty,
            since,
            mine: visit.mayAct && not === undefined,
          },
          ...(act.due === undefined ? {} : { due: act.due }),
          ...(concern === undefined ? {} : { assessor: concern.assessor }),
          ...(concern === undefined || !secretariat ? {} : { because: concern.refusal.code }),
        })),
        ...(next === undefined ? {} : { next: String(before + waiting.length) }),
      });
    },
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
  );
}

function isStaff({ actor: { duties } }: Visit): boolean {
  return duties.includes('secretariat') || duties.includes('officer');
}

/** A page of one kind, or the oldest of each. */
function askedFor(act: NextActName | undefined, after: number): Parameters<typeof readWaiting>[2] {
  return act === undefined ? { most: itemsPerKind } : { act, after };
}

async function readPage(
  services: Services,
  visit: Visit,
  counts: readonly QueueCount[],
  chosen: NextActName | undefined,
  before: number,
): Promise<QueuePageProps> {
  const [waiting, ranOut] = await Promise.all([
    readWaiting(services, visit.actor, askedFor(chosen, before)),
    chosen === undefined ? readRanOutClocks(services.database.read, visit.actor) : [],
  ]);
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
      items: waiting.filter(({ kind }) => kind === act).map((one) => itemOf(visit, one)),
    })),
    ...(chosen === undefined ? {} : { chosen }),
    ranOut: ranOutFor(visit, ranOut, schemes),
    ...pagesBeside(queueHref(chosen), before, chosen === undefined ? 0 : waiting.length),
  };
}

function itemOf({ actor, t }: Visit, { act, concern, cycle, duty, kind, not, since, site }: Waiting): QueueItem {
  // Whose tie it is, and what was declared, is for those who replace people.
  const whose = concern !== undefined && actor.duties.includes('secretariat') ? concern.refusal : undefined;
  const why = whose === undefined ? undefined : refusalSentence(t, whose);
  const instead = act.act === kind ? why : actWords(t, act);
  return {
    ...{ act, cycle, since, site, who: not === undefined ? 'mine' : { not: whyNot(t, not, duty) } },
    ...(instead === undefined ? {} : { why: instead }),
  };
}

function whyNot(t: Translator, not: NonNullable<Waiting['not']>, duty: QueueDuty): string {
  switch (not) {
    case 'other-duty':
      return t('queue.duty', { duty: t(`duty.${duty}`) });
    case 'other-person':
      return t('queue.not-by');
    default:
      return refusalSentence(t, not);
  }
}
