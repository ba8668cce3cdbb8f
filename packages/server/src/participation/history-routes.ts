/** Importing the public facts of an earlier participation, for the secretariat. */
import { publicDay } from '@touchstone/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { readLetterOfSite, readPublicSite, readSite, type LetterOfSite, type SiteRow } from '@touchstone/store';
import { historyRows, ImportHistoryPage, type FormState } from '@touchstone/ui';
import { paramOf } from '../http/address.ts';
import type { Fields } from '../http/form-body.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { toImportedFact } from './imported-fact.ts';

export function addHistoryPages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/sites/:site/history', 'form', async (request, reply) => {
    const open = await openHistory(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await historyPage(services, open, freshForm(open.visit), newCommandId()));
  });

  server.post('/sites/:site/history', async (request, reply) => {
    const open = await openHistory(services, request, reply);
    if (open === undefined) return reply;
    const rows = filledRows(fieldsOf(request));
    return submitForm(services, open.visit, request, reply, {
      type: 'history.import',
      stream: open.cycle?.cycle ?? streamBegunBy(request, 'cycle'),
      add: { site: open.site.id, facts: rows.map(factOf) },
      // The rows move up as they are counted, so that what is refused is named beside the row that it speaks of.
      show: (form, commandId) =>
        historyPage(services, open, { ...form, values: { ...withoutRows(form.values), ...movedUp(rows) } }, commandId),
      next: () => `/register/${open.site.id}`,
    });
  });
}

interface OpenHistory {
  readonly visit: Visit;
  readonly site: SiteRow;
  readonly cycle?: LetterOfSite;
}

/** Undefined where the answer is sent already. */
async function openHistory(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenHistory | undefined> {
  const visit = await visitOf(services, request);
  if (visit.person === undefined || !visit.actor.duties.includes('secretariat')) {
    sendProblem(reply, visit, { kind: visit.person === undefined ? 'sign-in' : 'forbidden' });
    return undefined;
  }
  const id = paramOf(request, 'site');
  const site = await readSite(services.database.read, id);
  if (site === undefined) {
    sendProblem(reply, visit, { kind: 'not-found' });
    return undefined;
  }
  const cycle = await readLetterOfSite(services.database.read, id);
  return { visit, site, ...(cycle === undefined ? {} : { cycle }) };
}

async function historyPage(
  services: Services,
  { cycle, site, visit }: OpenHistory,
  form: FormState,
  commandId: string,
): Promise<VNode> {
  const { read } = services.database;
  const [shown, all] = await Promise.all([
    readPublicSite(read, site.id, publicDay(services.clock())),
    services.schemes.all(read),
  ]);
  const schemes = all
    .map(({ scheme }) => scheme)
    .filter(({ siteTypes }) => siteTypes.some(({ id }) => id === site.site_type))
    .filter(({ id }, index, every) => every.findIndex((other) => other.id === id) === index);
  const ownCycle = cycle !== undefined && cycle.stage !== 'imported';
  return ImportHistoryPage({
    ...{ frame: visit.frame, site },
    onRecord: (shown?.importedFacts ?? []).map(toImportedFact),
    ...(ownCycle && form.errors.length === 0 ? {} : { entry: { form, commandId, schemes } }),
  });
}

interface Row {
  readonly step: string;
  readonly knownOn: string;
  readonly happenedOn: string;
  readonly title: string;
  readonly url: string;
}

const places: Readonly<Record<keyof Row, string>> = {
  step: 'step',
  knownOn: 'knownOn',
  happenedOn: 'happenedOn',
  title: 'source/title',
  url: 'source/url',
};

/** Rows in which something was written; where nothing was, the first one, so that it is named as missing. */
function filledRows(fields: Fields): readonly Row[] {
  const text = (index: number, place: string): string => {
    const value = fields[`facts/${String(index)}/${place}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  const rows = Array.from({ length: historyRows }, (_, index): Row => ({
    step: text(index, places.step),
    knownOn: text(index, places.knownOn),
    happenedOn: text(index, places.happenedOn),
    title: text(index, places.title),
    url: text(index, places.url),
  }));
  const filled = rows.filter((row) => Object.values(row).some((value) => value !== ''));
  return filled.length > 0 ? filled : rows.slice(0, 1);
}

function factOf({ happenedOn, knownOn, step, title, url }: Row): unknown {
  const happened = happenedOn === '' ? {} : { happenedOn };
  return { step, knownOn, ...happened, source: { title, ...(url === '' ? {} : { url }) } };
}

function withoutRows(values: FormState['values']): FormState['values'] {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('facts/')));
}

function movedUp(rows: readonly Row[]): FormState['values'] {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      (['step', 'knownOn', 'happenedOn', 'title', 'url'] as const).map((member) => [
        `facts/${String(index)}/${places[member]}`,
        row[member],
      ]),
    ),
  );
}
