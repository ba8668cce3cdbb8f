/**
 * Serving pages and forms. A form's command goes through `runCommand` like every other; where it is refused, the same
 * page comes back with what was typed and what to mend, under the refusal's own status.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Refusal } from '@touchstone/kernel';
import { commandType, refusalTypes, type CommandName, type RefusalRegister, type StreamKind } from '@touchstone/domain';
import {
  formState,
  ProblemPage,
  refusalToFormError,
  renderPage,
  tellRefused,
  type FormState,
  type Problem,
  type SentForm,
} from '@touchstone/ui';
import { v7 as uuid } from 'uuid';
import type { Accepted } from '../command/run-command.ts';
import { bodyFromForm, type Fields } from './form-body.ts';
import { runForm } from './run-form.ts';
import type { Services } from './services.ts';
import { mayBeSignedIn, translatorFor, visitOf, type Visit } from './visit.ts';

const html = 'text/html; charset=utf-8';

export function sendPage(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return reply.code(status).type(html).send(renderPage(page));
}

/** A page that is the same for everybody who is not signed in, served from memory where it was made a moment ago. */
export async function sendPublicPage(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (visit: Visit) => Promise<VNode | undefined>,
): Promise<FastifyReply> {
  const key = mayBeSignedIn(request) ? undefined : `${translatorFor(request).language} ${request.url}`;
  const kept = key === undefined ? undefined : services.publicPages.read(key);
  if (kept !== undefined) return reply.type(html).send(kept);
  const keep = key === undefined ? undefined : services.publicPages.begin(key);
  const visit = await visitOf(services, request);
  const page = await make(visit);
  if (page === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
  // As bytes, so that a kept page is not encoded again for every reader.
  const bytes = Buffer.from(renderPage(page));
  keep?.(bytes);
  return reply.type(html).send(bytes);
}

/** Where a form was sent, with what was written in it: whoever cannot be answered has lost nothing. */
export function sendProblem(reply: FastifyReply, visit: Visit, told: Problem): FastifyReply {
  const problem: Problem = told.kind === 'not-found' && !visit.mayAct ? { kind: 'not-found-then' } : told;
  const sent = sentForm(reply.request);
  const page = ProblemPage({ frame: visit.frame, problem, ...(sent === undefined ? {} : { sent }) });
  return sendPage(reply, page, problemStatus(problem));
}

/** Undefined where no form was read. That of another site never is (`isForeign`), and a password is not shown to anybody. */
function sentForm(request: FastifyRequest): SentForm | undefined {
  const fields = fieldsOf(request);
  if (request.method !== 'POST' || Object.keys(fields).length === 0 || 'password' in fields) return undefined;
  return { fields, file: request.isMultipart() };
}

function problemStatus(problem: Problem): number {
  switch (problem.kind) {
    case 'not-found':
    case 'not-found-then':
      return 404;
    case 'forbidden':
      return 403;
    case 'sign-in':
      return 401;
    case 'refused':
    case 'closed':
      return refusalStatus(problem.refusal);
    case 'fault':
      return 500;
    case 'unavailable':
      return 503;
  }
}

const register: RefusalRegister = refusalTypes;

export function refusalStatus(refusal: Refusal): number {
  return register[refusal.code]?.status ?? 422;
}

export function newStream(kind: StreamKind): string {
  return `${kind}_${uuid()}`;
}

/** The stream that a form's command begins, named after the command: the same form sent twice begins it once. */
export function streamBegunBy(request: FastifyRequest, kind: StreamKind): string {
  const { commandId } = fieldsOf(request);
  return typeof commandId === 'string' && isUuid(commandId) ? `${kind}_${commandId}` : newStream(kind);
}

/** An empty form, or one that begins with these values. */
export function freshForm(visit: Visit, values: FormState['values'] = {}): FormState {
  return formState(visit.t, values);
}

/** A fresh id for a form's command: whoever sends the form twice has sent it once. */
export function newCommandId(): string {
  return uuid();
}

export function fieldsOf(request: FastifyRequest): Fields {
  return isFields(request.body) ? request.body : {};
}

/** What the form parsers make: texts, and lists of texts for names that come more than once. */
function isFields(body: unknown): body is Fields {
  if (typeof body !== 'object' || body === null) return false;
  const isText = (value: unknown): boolean => typeof value === 'string';
  return Object.values(body).every((value) => isText(value) || (Array.isArray(value) && value.every(isText)));
}

export interface SubmittedForm {
  readonly type: CommandName;
  readonly stream: string;
  /** the page again, with what was typed and what to mend; `answer` where it was a conflict or a refusal of the decider */
  readonly show: (form: FormState, commandId: string) => Promise<VNode>;
  /** where the browser goes when it is done */
  readonly next: (answer: Accepted) => string;
  /** the field of a place in the body, where the form names it otherwise */
  readonly fieldOf?: (at: string) => string;
  /** members of the body that no field of the form has */
  readonly add?: Readonly<Record<string, unknown>>;
  /** what the scheme asks here and is missing, though the command's shape lets it be left out: told with all else to mend */
  readonly alsoMissing?: readonly Refusal[];
}

/** Runs the command of a form. `commandId` and `base` are unseen fields of every form. */
export async function submitForm(
  services: Services,
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
  form: SubmittedForm,
): Promise<FastifyReply> {
  const fields = fieldsOf(request);
  const body = bodyFromForm(commandType(form.type).body, fields);
  const { base, commandId } = fields;
  const id = typeof commandId === 'string' && isUuid(commandId) ? commandId : uuid();
  const answer = await runForm(
    services,
    {
      ...{ id, type: form.type, stream: form.stream },
      body: { ...body, ...form.add },
      ...(typeof base === 'string' && /^\d{1,9}$/.test(base) ? { base: Number(base) } : {}),
    },
    visit.actor,
  );
  if (answer.outcome === 'accepted' || answer.outcome === 'duplicate')
    return reply.redirect(withAccepted(form.next(answer), fields, id), 303);
  const [first] = answer.refusals;
  const { fieldOf = (at) => at } = form;
  const errors = withMissing(answer.refusals, form.alsoMissing ?? []).map((refusal) =>
    refusalToFormError(visit.t, refusal.at === undefined ? refusal : { ...refusal, at: fieldOf(refusal.at) }),
  );
  // What was refused is kept under its command id, so the mended form is a new command.
  const refused = formState(visit.t, fields, errors);
  const page = renderPage(await form.show(refused, uuid()));
  return reply
    .code(first === undefined ? 422 : refusalStatus(first))
    .type(html)
    .send(tellRefused(page, refused));
}

/** Each field once. Who may not send the form at all, or not now, is not told what to write in it. */
function withMissing(refusals: readonly Refusal[], missing: readonly Refusal[]): readonly Refusal[] {
  if (refusals.some(({ at }) => at === undefined)) return refusals;
  return [...refusals, ...missing.filter(({ at }) => refusals.every((one) => one.at !== at))];
}

/** Tells a browser that keeps what is written in this form that it may forget it: the command was accepted. */
function withAccepted(next: string, { keeps }: Fields, id: string): string {
  return keeps === undefined ? next : `${next}${next.includes('?') ? '&' : '?'}accepted=${id}`;
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
