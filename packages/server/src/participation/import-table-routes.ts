/**
 * Importing a whole register, for the secretariat: the table is handed over, every row is shown, and nothing is changed
 * before it is confirmed. The address of the preview names the file by its hash and says what was said once for all rows, so
 * it can be opened again, by whoever may, until the file is swept away; an import that stopped goes on from there.
 */
import type { VNode } from 'preact';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { err, limits, type Refusal, type Result } from '@touchstone/kernel';
import { isHistoryColumn, type HistoryDefaults, type PlannedRow } from '@touchstone/domain';
import {
  formState,
  ImportTablePage,
  refusalSentence,
  refusalToFormError,
  rowKinds,
  TablePreviewPage,
  templateRows,
  type FormError,
  type FormState,
  type Translator,
} from '@touchstone/ui';
import { receiveForm } from '../evidence/receive-form.ts';
import { paramOf, queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { writeCsv, writeXlsx } from '../sheet/write-sheet.ts';
import { carryOut, cellIn, checkDefaults, isComing, planTable, untilAnswer, type TablePlan } from './import-table.ts';
import { openSheets, sheetMissing } from './open-sheets.ts';
import { countsOf } from './table-plan-answer.ts';

export function addImportTablePages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/history', 'form', async (request, reply) => {
    const visit = await openVisit(services, request, reply);
    return visit === undefined ? reply : sendPage(reply, await uploadPage(services, visit, freshForm(visit)));
  });

  getNow(server, services, '/history/template.csv', 'form', async (request, reply) => {
    const visit = await openVisit(services, request, reply);
    return visit === undefined ? reply : sendTable(reply, 'csv', writeCsv(await template(services, visit)));
  });

  getNow(server, services, '/history/template.xlsx', 'form', async (request, reply) => {
    const visit = await openVisit(services, request, reply);
    const name = visit?.t('history-table.title') ?? '';
    return visit === undefined
      ? reply
      : sendTable(reply, 'xlsx', Buffer.from(writeXlsx(name, await template(services, visit))));
  });

  server.post('/history', async (request, reply) => {
    const visit = await openVisit(services, request, reply);
    if (visit === undefined) return reply;
    const upload = await receiveForm(services, request);
    const field = (name: string): string => said(fieldsOf(request)[name]);
    const file = upload?.fileName ?? field('keptName');
    const asked = askedFor(field, file);
    const wrong = checkDefaults(asked, visit.today).map((refusal) => refusalToFormError(visit.t, refusal));
    // What was chosen before need not be chosen again.
    const sha256 = upload === undefined ? field('kept') : (upload.held?.sha256 ?? '');
    const opened =
      sha256 === ''
        ? err([sheetMissing(file)])
        : wrong.length > 0
          ? await openSheets(services, sha256, file)
          : await openTable(services, visit, sha256, asked);
    const refusals = opened.ok ? [] : opened.error;
    const errors = [...refusals.map((refusal) => atFile(visit.t, refusal)), ...wrong];
    if (errors.length === 0) return reply.redirect(addressOf(sha256, asked), 303);
    const form = formState(visit.t, fieldsOf(request), errors);
    const kept = refusals.length === 0 ? { sha256, file } : undefined;
    return sendPage(reply, await uploadPage(services, visit, form, kept), 422);
  });

  getNow(server, services, '/history/:sha256', 'form', async (request, reply) => {
    const visit = await openVisit(services, request, reply);
    if (visit === undefined) return reply;
    return sendPreview(services, visit, request, reply, []);
  });

  server.post('/history/:sha256', async (request, reply) => {
    const visit = await openVisit(services, request, reply);
    if (visit === undefined) return reply;
    const found = await openTable(services, visit, paramOf(request, 'sha256'), askedIn(request));
    if (!found.ok) return sendForgotten(reply, visit, found.error);
    const { done, refused, left } = await carryOut(
      services.run,
      visit.actor,
      found.value.rows.filter(isComing),
      untilAnswer(),
    );
    if (refused.length > 0) return sendPreview(services, visit, request, reply, [{ done, refused, left }]);
    const counts = new URLSearchParams({ done: String(done), left: String(left) });
    return reply.redirect(`${addressOf(paramOf(request, 'sha256'), askedIn(request))}&${String(counts)}`, 303);
  });
}

async function template({ database, schemes }: Services, { t }: Visit): Promise<readonly (readonly string[])[]> {
  const [newest] = await schemes.all(database.read);
  return templateRows(t, newest?.scheme);
}

/** What is said once for all rows, and the name that the file came with. */
interface Asked extends HistoryDefaults {
  readonly file: string;
}

function askedFor(asked: (name: string) => string, file: string): Asked {
  const [siteType, sourceUrl] = [asked('siteType'), asked('sourceUrl')];
  return {
    file: file.slice(0, limits.nameLength),
    scheme: asked('scheme'),
    source: asked('source'),
    sourceDate: asked('sourceDate'),
    ...(siteType === '' ? {} : { siteType }),
    ...(sourceUrl === '' ? {} : { sourceUrl }),
  };
}

function askedIn(request: FastifyRequest): Asked {
  const asked = (name: string): string => queryOf(request, name)?.trim() ?? '';
  return askedFor(asked, asked('file'));
}

function addressOf(sha256: string, asked: Asked): string {
  return `/history/${sha256}?${String(new URLSearchParams({ ...asked }))}`;
}

function said(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function atFile(t: Translator, refusal: Refusal): FormError {
  const sentence = refusalSentence(t, refusal);
  if (!isHistoryColumn(refusal.at)) return { at: 'file', sentence };
  const field = t(`history-table.column.${refusal.at}`);
  return { at: 'file', sentence: t('component.error-at', { field, sentence }) };
}

/** Undefined where the answer is sent already. */
async function openVisit(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<Visit | undefined> {
  const visit = await visitOf(services, request);
  if (visit.actor.duties.includes('secretariat')) return visit;
  sendProblem(reply, visit, { kind: visit.person === undefined ? 'sign-in' : 'forbidden' });
  return undefined;
}

async function uploadPage(
  services: Services,
  { frame }: Visit,
  form: FormState,
  kept?: { readonly sha256: string; readonly file: string },
): Promise<VNode> {
  const all = (await services.schemes.all(services.database.read)).map(({ scheme }) => scheme);
  const siteTypes = all.flatMap((scheme) => scheme.siteTypes);
  return ImportTablePage({
    ...{ frame, form, ...(kept === undefined ? {} : { kept }) },
    schemes: all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index),
    siteTypes: siteTypes.filter(({ id }, index) => siteTypes.findIndex((one) => one.id === id) === index),
  });
}

async function openTable(
  services: Services,
  visit: Visit,
  sha256: string,
  asked: Asked,
): Promise<Result<TablePlan, readonly Refusal[]>> {
  const sheets = await openSheets(services, sha256, asked.file);
  return sheets.ok ? planTable(services, visit.actor, sheets.value, asked) : sheets;
}

function sendForgotten(reply: FastifyReply, visit: Visit, [first]: readonly Refusal[]): FastifyReply {
  return sendProblem(reply, visit, first === undefined ? { kind: 'not-found' } : { kind: 'refused', refusal: first });
}

type Outcome = Awaited<ReturnType<typeof carryOut>>;

async function sendPreview(
  services: Services,
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
  outcomes: readonly Outcome[],
): Promise<FastifyReply> {
  const [sha256, asked] = [paramOf(request, 'sha256'), askedIn(request)];
  const found = await openTable(services, visit, sha256, asked);
  if (!found.ok) return sendForgotten(reply, visit, found.error);
  const { passedOver, rows } = found.value;
  const { t } = visit;
  const address = addressOf(sha256, asked);
  const kind = rowKinds.find((one) => one === queryOf(request, 'show'));
  const chosen = kind === undefined ? inOrder(rows) : rows.filter((row) => row.kind === kind);
  const from = Math.min(numberIn(request, 'from'), Math.max(0, chosen.length - 1));
  const pageAt = (at: number): string => `${address}${kind === undefined ? '' : `&show=${kind}`}&from=${String(at)}`;
  const all = await services.schemes.all(services.database.read);
  const [outcome = doneIn(request)] = outcomes;
  return sendPage(
    reply,
    TablePreviewPage({
      ...{ frame: visit.frame, file: asked.file, address, passedOver },
      schemes: new Map(all.map((compiled) => [compiled.hash, compiled])),
      cellOf: cellIn(found.value),
      counts: countsOf(rows),
      rows: chosen.slice(from, from + limits.pageRows),
      ...(kind === undefined ? {} : { chosen: kind }),
      ...(from > 0 ? { previous: pageAt(Math.max(0, from - limits.pageRows)) } : {}),
      ...(from + limits.pageRows < chosen.length ? { next: pageAt(from + limits.pageRows) } : {}),
      ...(outcome === undefined
        ? {}
        : {
            outcome: {
              ...outcome,
              refused: outcome.refused.map(({ refusals, ...row }) => ({
                ...row,
                sentences: refusals.map((refusal) => refusalSentence(t, refusal)),
              })),
            },
          }),
    }),
    outcomes.length > 0 ? 409 : 200,
  );
}

function inOrder(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  return rows.toSorted((a, b) => rowKinds.indexOf(a.kind) - rowKinds.indexOf(b.kind));
}

/** What the confirmation that led here came to. */
function doneIn(request: FastifyRequest): Outcome | undefined {
  const done = queryOf(request, 'done');
  return done === undefined
    ? undefined
    : { done: numberIn(request, 'done'), left: numberIn(request, 'left'), refused: [] };
}

function numberIn(request: FastifyRequest, name: string): number {
  const text = queryOf(request, name) ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

function sendTable(reply: FastifyReply, ending: 'csv' | 'xlsx', content: string | Buffer): FastifyReply {
  const type =
    ending === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="touchstone-register.${ending}"`)
    .send(content);
}
