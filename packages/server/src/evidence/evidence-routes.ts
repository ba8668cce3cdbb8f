/** The evidence of a site: its list, adding to it, and the files themselves. */
import type { FastifyInstance } from 'fastify';
import { Fault } from '@touchstone/kernel';
import { evidenceCited } from '@touchstone/domain';
import { mayReadCycle, readAnswers, readCycle, readEvidence, readNames, readOneEvidence } from '@touchstone/store';
import { EvidencePage, formState, type EvidenceItem, type FormState, type HeldEvidence } from '@touchstone/ui';
import { closedTo } from '../cycle/open-cycle.ts';
import { paramOf, queryOf } from '../http/address.ts';
import { getInTime, getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { openSite, type OpenSite } from '../site/open-site.ts';
import { barToSite } from '../site/bar-to-site.ts';
import { addUpload, receiveForm, tooLarge } from './receive-form.ts';

export function addEvidencePages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/sites/:site/evidence', async (services, request, reply) => {
    const open = await openSite(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await libraryPage(services, open, freshForm(open.visit), queryOf(request, 'added')));
  });

  server.post('/sites/:site/evidence', async (request, reply) => {
    const open = await openSite(services, request, reply);
    if (open === undefined) return reply;
    const { site, visit } = open;
    if (!mayAdd(open)) return sendProblem(reply, visit, { kind: 'forbidden' });
    const upload = await receiveForm(services, request);
    const added = await addUpload(services, visit, request, site.id, upload);
    if (added.ok) return reply.redirect(`/sites/${site.id}/evidence?added=${added.value}`, 303);
    const form = formState(visit.t, fieldsOf(request), added.error);
    return sendPage(reply, await libraryPage(services, open, form), tooLarge(upload) ? 413 : 422);
  });

  getNow(server, services, '/evidence/:id', 'file', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const held = await readOneEvidence(services.database.read, paramOf(request, 'id'), visit.actor.id);
    if (held === undefined || !mayReadCycle(visit.actor, held)) return sendProblem(reply, visit, { kind: 'not-found' });
    const bar = await barToSite(services, visit.actor, held.site);
    if (bar !== undefined) return sendProblem(reply, visit, closedTo({ bar }));
    if (!(await services.evidenceFiles.has(held.sha256))) {
      throw new Fault('evidence.lost', 'The file of this piece of evidence is not in the evidence store.');
    }
    return reply
      .type(held.media_type)
      .header('content-length', held.size_bytes)
      .header('content-disposition', attachment(held.file_name))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(services.evidenceFiles.read(held.sha256));
  });
}

function mayAdd({ letter, site, visit: { actor, mayAct } }: OpenSite): boolean {
  return mayAct && (actor.sites.includes(site.id) || letter?.team.includes(actor.id) === true);
}

async function libraryPage(
  services: Services,
  open: OpenSite,
  form: FormState,
  added?: string,
): Promise<ReturnType<typeof EvidencePage>> {
  const { letter, site, visit } = open;
  const { read } = services.database;
  const [rows, numbers] = await Promise.all([readEvidence(read, site.id), citations(services, letter?.cycle)]);
  const names = await readNames(
    read,
    rows.map(({ added_by }) => added_by),
  );
  const held = rows.map((row): HeldEvidence => ({
    ...evidenceItem(row),
    sha256: row.sha256,
    addedBy: names.get(row.added_by) ?? visit.t('duty.system'),
    addedAt: row.added_at,
    citedFor: numbers.get(row.id) ?? [],
  }));
  const addedTitle = held.find(({ id }) => id === added)?.title;
  return EvidencePage({
    ...{ frame: visit.frame, form, uploadId: newCommandId(), site, held, mayAdd: mayAdd(open) },
    ...(letter === undefined ? {} : { cycle: letter.cycle }),
    ...(addedTitle === undefined ? {} : { added: addedTitle }),
  });
}

/** By piece of evidence: numbers of the criteria whose answer cites it, in the scheme's order. */
async function citations(
  services: Services,
  cycle: string | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { read } = services.database;
  const view = cycle === undefined ? undefined : await readCycle(read, cycle);
  if (view?.state.stage !== 'running') return new Map();
  const [compiled, answers] = await Promise.all([
    services.schemes.byHash(read, view.state.scheme),
    readAnswers(read, view.cycle.id),
  ]);
  const cited = new Map<string, string[]>();
  for (const { id, number } of compiled?.scheme.criteria ?? []) {
    const answer = answers.find(({ criterion }) => criterion === id);
    for (const one of answer === undefined ? [] : evidenceCited(answer))
      cited.set(one, [...(cited.get(one) ?? []), number]);
  }
  return cited;
}

/** A piece of evidence as forms offer it. */
export function evidenceItem(row: Awaited<ReturnType<typeof readEvidence>>[number]): EvidenceItem {
  const { about, file_name: fileName, id, size_bytes: sizeBytes, title, valid_until: validUntil } = row;
  return {
    ...{ id, title, fileName, sizeBytes },
    ...(about === null ? {} : { about }),
    ...(validUntil === null ? {} : { validUntil }),
  };
}

/** RFC 6266: never shown in the page, always saved, under its own name in any script (RFC 8187). */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.-]/g, '_');
  const exact = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
