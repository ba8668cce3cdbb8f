/** A person's own declarations about conflicts of interest and ties: assessors and awards officers make them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '@touchstone/kernel';
import type { CycleStage, Duty } from '@touchstone/domain';
import { readDeclarations, readSite, readSitesToDeclareOn, type DeclarationMade } from '@touchstone/store';
import {
  DeclarationsPage,
  refusalToFormError,
  valueOf,
  type DeclarationsPageProps,
  type MadeDeclaration,
} from '@touchstone/ui';
import { queryOf } from '../http/address.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';

export function addDeclarationPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/declarations', async (services, request, reply) => {
    const open = await openDeclarations(services, request, reply);
    if (open === undefined) return reply;
    const { lists, visit } = open;
    const asked = queryOf(request, 'site');
    const [only] = lists.waiting.length === 1 ? lists.waiting : [];
    // Whoever came from another page of the list is asked about a site that is not on this one.
    const named = asked === undefined ? only : (known(lists, asked) ?? (await readSite(services.database.read, asked)));
    const site = visit.mayAct ? named : undefined;
    const chosen = site === undefined ? {} : { chosen: { site, form: freshForm(visit), commandId: newCommandId() } };
    return sendPage(reply, DeclarationsPage({ ...lists, ...chosen }));
  });

  server.post('/declarations', async (request, reply) => {
    const open = await openDeclarations(services, request, reply);
    if (open === undefined) return reply;
    const { lists, visit } = open;
    const form = freshForm(visit, fieldsOf(request));
    const id = valueOf(form, 'site');
    const site = known(lists, id) ?? (await readSite(services.database.read, id));
    if (site === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    // An unanswered question would arrive as a “no”, and nobody declares by leaving something out.
    if (valueOf(form, 'conflict') === '') {
      const missing = refusalToFormError(visit.t, { code: 'input.not-offered', at: 'conflict' });
      const chosen = { site, form: { ...form, errors: [missing] }, commandId: newCommandId() };
      return sendPage(reply, DeclarationsPage({ ...lists, chosen }), 422);
    }
    return submitForm(services, visit, request, reply, {
      type: 'independence.declare',
      stream: streamBegunBy(request, 'independence'),
      show: (refused, commandId) =>
        Promise.resolve(DeclarationsPage({ ...lists, chosen: { site, form: refused, commandId } })),
      next: () => '/declarations',
    });
  });
}

/** When a site waits for somebody's declaration: before its assessor is appointed, and before the award is decided. */
const declaredAt: readonly (readonly [Duty, readonly CycleStage[]])[] = [
  ['assessor', ['self-assessed']],
  ['officer', ['deciding', 'proposed']],
];

interface OpenDeclarations {
  readonly visit: Visit;
  readonly lists: Omit<DeclarationsPageProps, 'chosen'>;
}

/** Undefined where the answer is sent already. */
async function openDeclarations(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenDeclarations | undefined> {
  const visit = await visitOf(services, request);
  const { actor } = visit;
  const stages = declaredAt.flatMap(([duty, stages]) => (actor.duties.includes(duty) ? stages : []));
  if (visit.person === undefined || stages.length === 0) {
    sendProblem(reply, visit, { kind: visit.person === undefined ? 'sign-in' : 'forbidden' });
    return undefined;
  }
  const { read } = services.database;
  const before = rowsBefore(request);
  const skipped = rowsBefore(request, 'waiting');
  const [waiting, made] = await Promise.all([
    readSitesToDeclareOn(read, actor.id, stages, skipped),
    readDeclarations(read, actor.id, before),
  ]);
  return {
    visit,
    lists: {
      ...{ frame: visit.frame, ...pagesBeside('/declarations', before, made.length) },
      waiting: waiting.map(({ fictional, operator, site: id, siteName: name }) => ({ id, name, operator, fictional })),
      waitingInAll: waiting[0]?.total ?? 0,
      waitingPages: pagesBeside('/declarations', skipped, waiting.length, 'waiting'),
      made: made.map(shownDeclaration),
    },
  };
}

/** A site that this person was asked about, or has declared on. */
function known(
  { made, waiting }: OpenDeclarations['lists'],
  id: string,
): DeclarationsPageProps['waiting'][number] | undefined {
  return [...waiting, ...made.map(({ site }) => site)].find((site) => site.id === id);
}

export function shownDeclaration({
  declaredAt,
  fictional,
  operator,
  site: id,
  siteName: name,
  ...said
}: DeclarationMade): MadeDeclaration {
  const { conflict, reason, ties } = said;
  return { conflict, reason, ties, declaredOn: dayOf(declaredAt, 'UTC'), site: { id, name, operator, fictional } };
}
