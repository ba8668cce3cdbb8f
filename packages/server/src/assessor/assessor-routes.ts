/** The assessor register: firms for everybody, their people for those who are signed in; the secretariat keeps it. */
import type { FastifyInstance } from 'fastify';
import { dayOf } from '@touchstone/kernel';
import type { CommandName } from '@touchstone/domain';
import {
  readAssessor,
  readAssessorRegister,
  readAssessorsOfFirm,
  readCompetences,
  readDeclarations,
  readEmployments,
  readFirm,
  readFirms,
  readFirmTies,
  readOrganisations,
  readStream,
  type AssessorEntry,
  type FirmEntry,
} from '@touchstone/store';
import {
  ApproveAssessorPage,
  ApproveFirmPage,
  AssessorPage,
  AssessorRegisterPage,
  FirmPage,
  refusalSentence,
  valueOf,
  type AssessorPageProps,
  type AssessorShown,
  type FirmPageProps,
  type FirmShown,
  type FormState,
} from '@touchstone/ui';
import type { VNode } from 'preact';
import { paramOf } from '../http/address.ts';
import { getInTime, getNow } from '../http/look-back.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { shownDeclaration } from './declaration-routes.ts';
import { scopeOf, scopeWords } from './scope-form.ts';

export function addAssessorPages(server: FastifyInstance, services: Services): void {
  const { read } = services.database;

  getInTime(server, services, '/assessors', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    const before = rowsBefore(request);
    const { read } = services.database;
    const firms = (await readFirms(read)).map(shownFirm);
    const { frame } = visit;
    if (visit.person === undefined) return sendPage(reply, AssessorRegisterPage({ frame, firms, mayApprove: false }));
    const assessors = (await readAssessorRegister(read, before)).map(shown);
    const beside = pagesBeside('/assessors', before, assessors.length);
    return sendPage(
      reply,
      AssessorRegisterPage({
        frame,
        firms,
        assessors,
        mayApprove: visit.mayAct && keeps(visit),
        ...beside,
      }),
    );
  });

  addEntering(server, services);

  getInTime(server, services, '/assessors/:id', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    const entry = await readAssessor(services.database.read, paramOf(request, 'id'));
    if (entry === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    return sendPage(reply, await assessorPage(services, visit, entry, freshForm(visit), rowsBefore(request)));
  });

  getInTime(server, services, '/firms/:id', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    const entry = await readFirm(services.database.read, paramOf(request, 'id'));
    if (entry === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    return sendPage(reply, await firmPage(services, visit, entry, freshForm(visit)));
  });

  server.post<{ Params: { id: string } }>('/assessors/:id', async (request, reply) => {
    const visit = await visitOf(services, request);
    const entry = await readAssessor(read, request.params.id);
    const type = assessorActs[valueOf(freshForm(visit, fieldsOf(request)), 'act')];
    if (entry === undefined || type === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    if (!keeps(visit)) return sendProblem(reply, visit, { kind: 'forbidden' });
    const own = await ownEntry(services, visit, entry);
    if (own !== undefined) return sendProblem(reply, visit, { kind: 'refused', refusal: { code: own } });
    return submitForm(services, visit, request, reply, {
      ...{ type, stream: entry.id },
      ...(type === 'assessor.rescope' ? { add: scopeOf(request) } : {}),
      show: async (form) => assessorPage(services, visit, (await readAssessor(read, entry.id)) ?? entry, form),
      next: () => `/assessors/${entry.id}`,
    });
  });

  server.post<{ Params: { id: string } }>('/firms/:id', async (request, reply) => {
    const visit = await visitOf(services, request);
    const entry = await readFirm(read, request.params.id);
    const type = firmActs[valueOf(freshForm(visit, fieldsOf(request)), 'act')];
    if (entry === undefined || type === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
    if (!keeps(visit)) return sendProblem(reply, visit, { kind: 'forbidden' });
    if ((await ownFirm(services, visit)) === entry.id)
      return sendProblem(reply, visit, { kind: 'refused', refusal: { code: 'firm.own-entry' } });
    return submitForm(services, visit, request, reply, {
      ...{ type, stream: entry.id },
      ...(type === 'firm.rescope' ? { add: scopeOf(request) } : {}),
      show: async (form) => firmPage(services, visit, (await readFirm(read, entry.id)) ?? entry, form),
      next: () => `/firms/${entry.id}`,
    });
  });
}

const assessorActs: Readonly<Partial<Record<string, CommandName>>> = {
  record: 'assessor.record-competence',
  rescope: 'assessor.rescope',
  suspend: 'assessor.suspend',
  reinstate: 'assessor.reinstate',
};
const firmActs: Readonly<Partial<Record<string, CommandName>>> = {
  rescope: 'firm.rescope',
  suspend: 'firm.suspend',
  reinstate: 'firm.reinstate',
  'record-tie': 'firm.record-tie',
  'strike-tie': 'firm.strike-tie',
};

/** The forms that enter a firm or a person. */
function addEntering(server: FastifyInstance, services: Services): void {
  const pages = {
    firm: async ({ frame }: Visit, form: FormState, commandId: string) =>
      ApproveFirmPage({ frame, form, commandId, words: await scopeWords(services) }),
    assessor: async ({ frame }: Visit, form: FormState, commandId: string) => {
      const firms = await readFirms(services.database.read);
      return ApproveAssessorPage({ frame, form, commandId, firms, words: await scopeWords(services) });
    },
  };
  for (const kind of ['firm', 'assessor'] as const) {
    getNow(server, services, `/${kind}s/new`, 'form', async (request, reply) => {
      const visit = await visitOf(services, request);
      if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
      if (!keeps(visit)) return sendProblem(reply, visit, { kind: 'forbidden' });
      return sendPage(reply, await pages[kind](visit, freshForm(visit), newCommandId()));
    });
    server.post(`/${kind}s/new`, async (request, reply) => {
      const visit = await visitOf(services, request);
      if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
      if (!keeps(visit)) return sendProblem(reply, visit, { kind: 'forbidden' });
      return submitForm(services, visit, request, reply, {
        type: `${kind}.approve`,
        stream: streamBegunBy(request, kind),
        add: scopeOf(request),
        show: (form, commandId) => pages[kind](visit, form, commandId),
        next: ({ stream }) => `/${kind}s/${stream}`,
      });
    });
  }
}

function keeps({ actor }: Visit): boolean {
  return actor.duties.includes('secretariat');
}

/** Nobody answers for their own entry, nor for that of somebody of their firm: the refusal that says so. */
async function ownEntry(
  services: Services,
  visit: Visit,
  { account, firm_entry: firm }: AssessorEntry,
): Promise<'assessor.own-entry' | 'assessor.own-firm' | undefined> {
  if (account === visit.actor.id) return 'assessor.own-entry';
  return firm !== null && (await ownFirm(services, visit)) === firm ? 'assessor.own-firm' : undefined;
}

/** Of the firm under which the visitor stands in the register. */
async function ownFirm({ database }: Services, { actor }: Visit): Promise<string | undefined> {
  const entry = actor.assessor === undefined ? undefined : await readAssessor(database.read, actor.assessor);
  return entry?.firm_entry ?? undefined;
}

/** `before`: how many declarations are newer than those that are shown. */
async function assessorPage(
  services: Services,
  visit: Visit,
  entry: AssessorEntry,
  form: FormState,
  before = 0,
): Promise<VNode> {
  const { read } = services.database;
  const words = await scopeWords(services);
  const competences = visit.person === undefined ? undefined : await readCompetences(read, entry.id);
  const own = await ownEntry(services, visit, entry);
  const firm = entry.firm_entry === null ? undefined : await readFirm(read, entry.firm_entry);
  return AssessorPage({
    ...{ frame: visit.frame, words, assessor: { ...shown(entry), scope: entry.scope } },
    ...(firm === undefined ? {} : { firmApproval: firm }),
    ...(keeps(visit) || visit.actor.id === entry.account ? { ties: await knownTies(services, entry, before) } : {}),
    ...(competences === undefined
      ? {}
      : {
          competences: competences.map(({ competence, shown_by: shownBy, until }) => ({ competence, shownBy, until })),
        }),
    ...(!keeps(visit) || !visit.mayAct
      ? {}
      : own !== undefined
        ? { ownEntry: refusalSentence(visit.t, { code: own }) }
        : { acts: { ...(await actsOn(services, 'assessor', entry, form)), recordId: newCommandId() } }),
  });
}

async function knownTies(
  { database: { read } }: Services,
  { account, id }: AssessorEntry,
  before: number,
): Promise<Required<AssessorPageProps>['ties']> {
  const [employments, made] = await Promise.all([
    readEmployments(read, account),
    readDeclarations(read, account, before),
  ]);
  return {
    employments: employments.map(({ endedOn, name, stream }) => ({
      at: { name, href: stream.startsWith('site_') ? `/register/${stream}` : `/organisations/${stream}` },
      endedOn,
    })),
    declarations: made.map(shownDeclaration),
    pages: pagesBeside(`/assessors/${id}`, before, made.length),
  };
}

async function firmPage(services: Services, visit: Visit, entry: FirmEntry, form: FormState): Promise<VNode> {
  const people = visit.person === undefined ? undefined : await readAssessorsOfFirm(services.database.read, entry.id);
  const own = (await ownFirm(services, visit)) === entry.id;
  const acts = keeps(visit) && visit.mayAct && !own ? await actsOn(services, 'firm', entry, form) : undefined;
  return FirmPage({
    ...{ frame: visit.frame, firm: shownFirm(entry), words: await scopeWords(services) },
    ...(people === undefined ? {} : { people: people.map(shown) }),
    ...(own || visit.actor.duties.some((duty) => duty === 'secretariat' || duty === 'officer')
      ? { ties: await tiesOf(services, entry.id, form, acts?.base) }
      : {}),
    ...(keeps(visit) && visit.mayAct && own
      ? { ownEntry: refusalSentence(visit.t, { code: 'firm.own-entry' }) }
      : acts === undefined
        ? {}
        : { acts }),
  });
}

/** For the scheme's staff and the firm's own people; `base` where the reader keeps them. */
async function tiesOf(
  { database: { read } }: Services,
  firm: string,
  form: FormState,
  base: number | undefined,
): Promise<Required<FirmPageProps>['ties']> {
  const rows = await readFirmTies(read, firm);
  const ties = rows.map(({ begun_on: begunOn, ended_on: endedOn, operator: name, organisation: id, tie, ...row }) => ({
    ...{ tie, begunOn, endedOn, operator: { id, name } },
    source: { title: row.source_title, url: row.source_url },
  }));
  if (base === undefined) return { ties };
  const operators = await readOrganisations(read);
  return { ties, acts: { form, base, operators, recordId: newCommandId(), strikeIds: ties.map(newCommandId) } };
}

async function actsOn(
  { database }: Services,
  kind: 'assessor' | 'firm',
  { id, scope, approval_reason: approvalReason, suspended, until }: AssessorEntry | FirmEntry,
  form: FormState,
): Promise<Omit<Required<AssessorPageProps>['acts'], 'recordId'>> {
  const stream = await readStream(database.read, kind, id);
  return {
    ...{ form, base: stream?.version ?? 0, entry: { scope, suspended, until, approvalReason } },
    commandIds: { scope: newCommandId(), approval: newCommandId() },
  };
}

function shown(entry: AssessorEntry): AssessorShown {
  const { approved_at: approvedAt, fictional, firm, firm_entry: firmEntry, id, name, suspended, until } = entry;
  return { ...{ id, name, firm, firmEntry, fictional, suspended, until }, approvedOn: dayOf(approvedAt, 'UTC') };
}

function shownFirm(entry: FirmEntry): FirmShown {
  const { approved_at: approvedAt, country, fictional, id, name, scope, suspended, until } = entry;
  return { ...{ id, name, country, fictional, scope, suspended, until }, approvedOn: dayOf(approvedAt, 'UTC') };
}
