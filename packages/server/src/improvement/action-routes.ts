/** One action of a finding's plan on a page of its own, and the page on which a further one is planned. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { defined } from '@touchstone/kernel';
import { findingDueOn, type CommandName } from '@touchstone/domain';
import { readActions, readEvidence } from '@touchstone/store';
import { ActionPage, formState, valueOf, type FormState } from '@touchstone/ui';
import { readAgain } from '../cycle/open-cycle.ts';
import { evidenceItem } from '../evidence/evidence-routes.ts';
import { addUpload, receiveForm, tellsOfFile, tooLarge, withEvidence } from '../evidence/receive-form.ts';
import { paramOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { criterionOf, mayCite, openFinding, shownAction, type OpenFinding } from './improvement-routes.ts';

/** By what the form says that it is. */
const commands: Readonly<Record<string, CommandName>> = {
  plan: 'action.plan',
  drop: 'action.drop',
  report: 'action.report',
  verify: 'action.verify',
};

const address = '/cycles/:cycle/improvement/:finding/actions/:action';

export function addActionPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, address, async (services, request, reply) => {
    const open = await openAction(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await actionPage(services, open, freshForm(open.visit)));
  });

  server.post(address, async (request, reply) => {
    const open = await openAction(services, request, reply);
    if (open === undefined) return reply;
    const { actionId, findingId, view, visit } = open;
    // Bytes are kept only for those who may report or verify; what else they may do, the decider says.
    const upload = mayCite(open) || !request.isMultipart() ? await receiveForm(services, request) : undefined;
    if (upload !== undefined || tellsOfFile(request)) {
      const added = await addUpload(services, visit, request, view.site.id, upload);
      if (!added.ok) {
        const page = await actionPage(services, open, formState(visit.t, fieldsOf(request), added.error));
        return sendPage(reply, page, tooLarge(upload) ? 413 : 422);
      }
      request.body = withEvidence(fieldsOf(request), added.value);
    }
    const type = commands[valueOf(freshForm(visit, fieldsOf(request)), 'act')];
    if (type === undefined) return sendProblem(reply, visit, { kind: 'forbidden' });
    return submitForm(services, visit, request, reply, {
      ...{ type, stream: view.cycle.id },
      add: { finding: findingId, ...(actionId === undefined ? {} : { action: actionId }) },
      show: async (form) => actionPage(services, await readAgain(services, open), form),
      next: ({ stream }) => `/cycles/${stream}/improvement/${findingId}`,
    });
  });
}

interface OpenAction extends OpenFinding {
  /** absent where one is to be planned */
  readonly actionId?: string;
}

async function openAction(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenAction | undefined> {
  const open = await openFinding(services, request, reply);
  if (open === undefined) return undefined;
  const named = paramOf(request, 'action');
  const { actions } = defined(open.cycle.findings[open.findingId], 'an opened finding');
  const there = named === 'new' ? actions !== undefined && open.visit.mayAct : Object.hasOwn(actions ?? {}, named);
  if (!there) {
    sendProblem(reply, open.visit, { kind: 'not-found' });
    return undefined;
  }
  return { ...open, ...(named === 'new' ? {} : { actionId: named }) };
}

async function actionPage(services: Services, open: OpenAction, form: FormState): Promise<VNode> {
  const { actionId, cycle, facts, findingId, mayReport, scheme, today, view, visit } = open;
  const { read } = services.database;
  const [actions, evidence] = await Promise.all([readActions(read, view.cycle.id), readEvidence(read, view.site.id)]);
  const row = actions.find(({ action, finding }) => finding === findingId && action === actionId);
  const finding = defined(cycle.findings[findingId], 'an opened finding');
  const due = findingDueOn(cycle, scheme, findingId, today);
  const changes = finding.stage !== 'closed' && row?.stage !== 'verified' && row?.stage !== 'dropped';
  // What is reported as done is changed only once the report is taken back, on the finding's own page.
  const own = visit.mayAct && mayReport && changes && finding.stage !== 'reported';
  const assesses = visit.mayAct && cycle.assessment.stage === 'accepted' && open.reader.verifies;
  return ActionPage({
    ...{ frame: visit.frame, form, cycle: facts, scheme, version: view.version },
    ...{ commandId: newCommandId(), uploadId: newCommandId() },
    criterion: criterionOf(scheme.criteria, finding.criterion),
    finding: { id: findingId, ...(due === undefined ? {} : { due }) },
    ...(row === undefined ? {} : { action: shownAction(row, evidence) }),
    library: evidence.map(evidenceItem),
    may: {
      plan: own,
      report: own,
      drop: own,
      verify: assesses && changes && row?.stage === 'done',
    },
  });
}
