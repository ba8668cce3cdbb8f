/**
 * Saves the rating of one criterion from its form: the file that came with it first, then the level or the exclusion. The
 * same for the site's answers and the assessor's determinations. Ask first whether this person may rate here.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { readEvidence } from '@touchstone/store';
import { formState, valueOf, type FormState, type RatingFormProps, type RatingPhase } from '@touchstone/ui';
import { evidenceItem } from '../evidence/evidence-routes.ts';
import { addUpload, receiveForm, tellsOfFile, tooLarge, withEvidence } from '../evidence/receive-form.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { neighboursOf, type OpenCriterion } from './open-criterion.ts';

export async function submitRating(
  services: Services,
  open: OpenCriterion,
  request: FastifyRequest,
  reply: FastifyReply,
  phase: RatingPhase,
  show: (form: FormState) => Promise<VNode>,
): Promise<FastifyReply> {
  const { criterion, view, visit } = open;
  const upload = await receiveForm(services, request);
  if (upload !== undefined || tellsOfFile(request)) {
    const added = await addUpload(services, visit, request, view.site.id, upload);
    const fields = fieldsOf(request);
    if (!added.ok) {
      const page = await show(formState(visit.t, fields, added.error));
      return sendPage(reply, page, tooLarge(upload) ? 413 : 422);
    }
    request.body = withEvidence(fields, added.value);
  }
  const form = freshForm(visit, fieldsOf(request));
  return submitForm(services, visit, request, reply, {
    type: valueOf(form, 'act') === 'exclude' ? `${phase}.exclude` : `${phase}.rate`,
    stream: view.cycle.id,
    add: { criterion: criterion.id },
    show,
    next: () => {
      const { next } = neighboursOf(open);
      const place = `/cycles/${view.cycle.id}/${phase}`;
      const to = valueOf(form, 'go') === 'next' && next !== undefined ? `${place}/${next.id}` : place;
      return `${to}?${listQuery(valueOf(form, 'back'), criterion.id)}`;
    },
  });
}

/** Back to the part of the list from which the rating was made; nothing else that a form says gets into an address. */
function listQuery(back: string, saved: string): string {
  const asked = new URLSearchParams(back);
  const kept = ['show', 'group'].flatMap((name) => {
    const value = asked.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new URLSearchParams([['saved', saved], ...kept]).toString();
}

export type RatingEdit = Pick<
  RatingFormProps,
  'form' | 'version' | 'last' | 'commandId' | 'excludeId' | 'uploadId' | 'library'
>;

/** What the form of a rating needs beside the criterion. `version` is that of the rating on record, 0 where there is none. */
export function ratingEdit(
  open: OpenCriterion,
  form: FormState,
  version: number,
  evidence: Awaited<ReturnType<typeof readEvidence>>,
): RatingEdit {
  return {
    ...{ form, version, last: neighboursOf(open).next === undefined },
    ...{ commandId: newCommandId(), excludeId: newCommandId(), uploadId: newCommandId() },
    library: evidence.map(evidenceItem),
  };
}

/** Somebody saved another rating after the page that this form came from was opened. */
export function isOvertaken(form: FormState, version: number): boolean {
  const base = valueOf(form, 'base');
  return base !== '' && Number(base) < version;
}
