/** The note of the desk review beside a criterion: read by whoever reads the plan, written by the team. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { mayReadPlan } from '@touchstone/domain';
import { readDeskNotes } from '@touchstone/store';
import type { FormState, ShownNote } from '@touchstone/ui';
import { openCriterion, type OpenCriterion } from '../cycle/open-criterion.ts';
import { readAgain } from '../cycle/open-cycle.ts';
import { newCommandId, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

/** `page` shows the criterion again, with what was typed and what to mend. */
export function addNotePages(
  server: FastifyInstance,
  services: Services,
  page: (open: OpenCriterion, form: FormState) => Promise<VNode>,
): void {
  server.post('/cycles/:cycle/assessment/:criterion/note', async (request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    if (!open.reader.team) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    return submitForm(services, open.visit, request, reply, {
      ...{ type: 'desk-review.note', stream: open.facts.id, add: { criterion: open.criterion.id } },
      show: async (form) => page(await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/assessment/${open.criterion.id}`,
    });
  });
}

/** Undefined for readers who may not know the note, and where there is none and none can be written. */
export async function noteBeside(
  { database }: Services,
  open: OpenCriterion,
  form: FormState,
): Promise<ShownNote | undefined> {
  const { criterion, cycle, facts, reader } = open;
  if (!mayReadPlan(reader, cycle.assessment)) return undefined;
  const notes = await readDeskNotes(database.read, facts.id);
  const note = notes.find((one) => one.criterion === criterion.id)?.note;
  const writes = open.visit.mayAct && open.reader.team && cycle.assessment.stage === 'under-way';
  if (note === undefined && !writes) return undefined;
  return {
    ...(note === undefined ? {} : { note }),
    ...(writes ? { write: { commandId: newCommandId(), form } } : {}),
    take: writes,
  };
}
