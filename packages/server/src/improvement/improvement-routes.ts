/** The improvement plan on pages: all findings, and one finding with the forms of those whose turn it is. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defined } from '@touchstone/kernel';
import {
  clocksOfFinding,
  findingDueOn,
  mayReadDeterminations,
  type CommandName,
  type Criterion,
  type Finding,
} from '@touchstone/domain';
import {
  readActions,
  readDeterminations,
  readEvidence,
  readFindings,
  readNames,
  readToldOfFinding,
  type ActionRow,
  type FindingRow,
  type ToldEvent,
} from '@touchstone/store';
import {
  FindingPage,
  formState,
  ImprovementPage,
  valueOf,
  type FormState,
  type ListedFinding,
  type ShownAction,
  type ShownFinding,
  type ToldImprovement,
} from '@touchstone/ui';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { shownDetermination } from '../cycle/shown-rating.ts';
import { evidenceItem } from '../evidence/evidence-routes.ts';
import { addUpload, receiveForm, tellsOfFile, tooLarge, withEvidence } from '../evidence/receive-form.ts';
import { paramOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

/** By what the form says that it is. */
const commands: Readonly<Record<string, CommandName>> = {
  plan: 'improvement.plan',
  report: 'improvement.report',
  'take-back': 'improvement.take-back',
  verify: 'improvement.verify',
  reopen: 'finding.reopen',
};

/** What was said of one finding is shown up to so many events. */
const toldMax = 200;

export function addImprovementPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/improvement', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { cycle, facts, reader, scheme, view, visit } = open;
    const { stage } = cycle.assessment;
    const known = mayReadDeterminations(reader, cycle.assessment);
    const report = known && (stage === 'submitted' || stage === 'accepted') ? stage : 'none';
    const { read } = services.database;
    const [rows, actions] = known
      ? await Promise.all([readFindings(read, view.cycle.id), readActions(read, view.cycle.id)])
      : [[], []];
    const findings = rows
      .map((row) => listed(open, row, actions))
      .toSorted((a, b) => orderOf(open, a) - orderOf(open, b));
    return sendPage(reply, ImprovementPage({ frame: visit.frame, cycle: facts, scheme, report, findings }));
  });

  getInTime(server, services, '/cycles/:cycle/improvement/:finding', async (services, request, reply) => {
    const open = await openFinding(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await findingPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/improvement/:finding', async (request, reply) => {
    const open = await openFinding(services, request, reply);
    if (open === undefined) return reply;
    const { findingId, view, visit } = open;
    // Bytes are kept only for those who may report or verify; what else they may do, the decider says.
    const upload = mayCite(open) || !request.isMultipart() ? await receiveForm(services, request) : undefined;
    if (upload !== undefined || tellsOfFile(request)) {
      const added = await addUpload(services, visit, request, view.site.id, upload);
      if (!added.ok) {
        const page = await findingPage(services, open, formState(visit.t, fieldsOf(request), added.error));
        return sendPage(reply, page, tooLarge(upload) ? 413 : 422);
      }
      request.body = withEvidence(fieldsOf(request), added.value);
    }
    const type = commands[valueOf(freshForm(visit, fieldsOf(request)), 'act')];
    if (type === undefined) return sendProblem(reply, visit, { kind: 'forbidden' });
    return submitForm(services, visit, request, reply, {
      type,
      stream: view.cycle.id,
      add: { finding: findingId },
      show: async (form) => findingPage(services, await readAgain(services, open), form),
      next: ({ stream }) => `/cycles/${stream}/improvement/${findingId}`,
    });
  });
}

export interface OpenFinding extends OpenRunningCycle {
  readonly findingId: string;
  /** this reader answers for the site */
  readonly mayReport: boolean;
}

/** Whose forms take evidence. */
export function mayCite({ mayReport, reader }: OpenFinding): boolean {
  return mayReport || reader.verifies;
}

export async function openFinding(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenFinding | undefined> {
  const open = await openRunningCycle(services, request, reply);
  if (open === undefined) return undefined;
  const findingId = paramOf(request, 'finding');
  const { assessment, findings } = open.cycle;
  // A finding tells of a determination, so it is there for those who may know that.
  if (!Object.hasOwn(findings, findingId) || !mayReadDeterminations(open.reader, assessment)) {
    sendProblem(reply, open.visit, { kind: 'not-found' });
    return undefined;
  }
  return { ...open, findingId, mayReport: open.visit.actor.sites.includes(open.cycle.site) };
}

function listed(
  { cycle, scheme, today }: OpenRunningCycle,
  row: FindingRow,
  actions: readonly ActionRow[],
): ListedFinding {
  const own = actions.filter(({ finding, stage }) => finding === row.finding && stage !== 'dropped');
  const due = findingDueOn(cycle, scheme, row.finding, today);
  return {
    id: row.finding,
    criterion: criterionOf(scheme.criteria, row.criterion),
    level: row.level,
    stage: row.stage,
    owners: [...new Set(own.map(({ owner }) => owner))],
    repeats: row.repeats_cycle !== null,
    ...(due === undefined ? {} : { due }),
    ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
  };
}

function orderOf({ scheme }: OpenRunningCycle, finding: ListedFinding): number {
  return scheme.criteria.findIndex(({ id }) => id === finding.criterion.id);
}

export function criterionOf(criteria: readonly Criterion[], id: string): Criterion {
  return defined(
    criteria.find((one) => one.id === id),
    'the criterion of a finding',
  );
}

async function findingPage(
  services: Services,
  open: OpenFinding,
  form: FormState,
): Promise<ReturnType<typeof FindingPage>> {
  const { cycle, facts, findingId, scheme, view, visit } = open;
  const { read } = services.database;
  const [rows, actions, determinations, evidence, told] = await Promise.all([
    readFindings(read, view.cycle.id),
    readActions(read, view.cycle.id),
    readDeterminations(read, view.cycle.id),
    readEvidence(read, view.site.id),
    readToldOfFinding(read, view.cycle.id, findingId, toldMax),
  ]);
  const row = defined(
    rows.find(({ finding }) => finding === findingId),
    'the row of a finding',
  );
  const determination = determinations.find(({ criterion }) => criterion === row.criterion);
  const names = await readNames(read, [
    ...(determination === undefined ? [] : [determination.determined_by]),
    ...told.map(({ actor }) => actor),
  ]);
  return FindingPage({
    ...{ frame: visit.frame, form, cycle: facts, scheme, version: view.version },
    ...{ commandId: newCommandId(), uploadId: newCommandId() },
    criterion: criterionOf(scheme.criteria, row.criterion),
    finding: {
      ...shownFinding(open, row, actions, evidence),
      told: told.map(({ actor, at, event }) => ({ ...toldWords(event), at, who: names.get(actor) ?? '' })),
    },
    ...(determination === undefined
      ? {}
      : {
          determination: shownDetermination(determination, names, evidence),
        }),
    library: evidence.map(evidenceItem),
    may: visit.mayAct
      ? whatMayBeDone(open, cycle.findings[findingId]?.stage)
      : { plan: false, report: false, verify: false, reopen: false },
  });
}

function whatMayBeDone(
  { cycle: { assessment, award }, mayReport, reader }: OpenFinding,
  stage: Finding['stage'] | undefined,
): Parameters<typeof FindingPage>[0]['may'] {
  const accepted = assessment.stage === 'accepted';
  return {
    plan: accepted && mayReport,
    report: accepted && mayReport,
    verify: accepted && stage === 'reported' && reader.verifies,
    reopen: accepted && stage === 'closed' && award.stage !== 'refused' && reader.verifies,
  };
}

type Titled = readonly { readonly id: string; readonly title: string }[];

function shownFinding(
  { cycle, scheme, today, visit }: OpenRunningCycle,
  row: FindingRow,
  actions: readonly ActionRow[],
  evidence: Titled,
): Omit<ShownFinding, 'told'> {
  const due = findingDueOn(cycle, scheme, row.finding, today);
  const { cause, closed_on, done, method, repeats_cycle, repeats_finding, verified_rationale } = row;
  const mayReadEarlier = visit.actor.duties.includes('secretariat') || visit.actor.sites.includes(cycle.site);
  return {
    ...{ id: row.finding, stage: row.stage },
    clocks: clocksOfFinding(cycle, scheme, row.finding, today).map(({ clock }) => clock),
    ...(due === undefined || row.stage === 'closed' ? {} : { due }),
    ...(repeats_cycle === null
      ? {}
      : {
          repeats: mayReadEarlier ? { href: `/cycles/${repeats_cycle}/improvement/${repeats_finding ?? ''}` } : {},
        }),
    ...(cause === null
      ? {}
      : {
          plan: {
            cause,
            actions: actions
              .filter(({ finding }) => finding === row.finding)
              .map((action) => shownAction(action, evidence)),
          },
        }),
    ...(done === null ? {} : { report: { done, evidence: evidence.filter(({ id }) => row.evidence.includes(id)) } }),
    ...(verified_rationale === null
      ? {}
      : {
          verification: {
            rationale: verified_rationale,
            evidence: evidence.filter(({ id }) => row.verified_evidence.includes(id)),
            ...(method === null ? {} : { method }),
            ...(closed_on === null ? {} : { closedOn: closed_on }),
          },
        }),
  };
}

export function shownAction(row: ActionRow, evidence: Titled): ShownAction {
  const { action: id, due_on: dueOn, method, owner, progress, stage, verified_rationale: rationale, what } = row;
  const cited = (ids: readonly string[]) => evidence.filter((one) => ids.includes(one.id));
  return {
    ...{ id, what, owner, dueOn, stage },
    ...(progress === null ? {} : { progress: { words: progress, evidence: cited(row.evidence) } }),
    ...(rationale === null
      ? {}
      : {
          verification: { rationale, evidence: cited(row.verified_evidence), ...(method === null ? {} : { method }) },
        }),
  };
}

function toldWords(event: ToldEvent): Pick<ToldImprovement, 'type' | 'number' | 'words'> {
  const { payload, type } = event;
  const number = 'finding' in payload && type.startsWith('action.') && 'action' in payload ? payload.action : '';
  return { type, number, words: wordsOf(event) };
}

function wordsOf(event: ToldEvent): string {
  switch (event.type) {
    case 'improvement.planned':
      return event.payload.action;
    case 'improvement.reported':
      return event.payload.done;
    case 'improvement.taken-back':
    case 'action.dropped':
      return event.payload.reason;
    case 'action.planned':
      return event.payload.what;
    case 'action.reported':
      return event.payload.progress;
    case 'improvement.reopened':
    case 'finding.closed':
    case 'finding.reopened':
    case 'action.verified':
    case 'action.returned':
      return event.payload.rationale;
  }
}
