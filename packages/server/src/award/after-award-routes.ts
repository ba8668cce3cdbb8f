/** What follows a decision on the award, on one page: appeals, surveillance, and changes at the site. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { dayOf } from '@touchstone/kernel';
import {
  appealableUntil,
  appealPanelOf,
  conformanceConfirmedBy,
  contestable,
  heardBy,
  mayReadDeterminations,
  noticeInWords,
  obstacleOf,
  separationInWords,
  standsYet,
  tallyFor,
  tallyOfAppeal,
  unmetCriteria,
  type CommandName,
  type Ground,
  type Panel,
  doneByOthers,
} from '@touchstone/domain';
import {
  readAfterAwardActs,
  readAppeals,
  readCyclesOfSite,
  readNames,
  type AfterAwardRow,
  type AppealRow,
} from '@touchstone/store';
import {
  AfterAwardPage,
  refusalSentence,
  valueOf,
  type AfterAwardForm,
  type AfterAwardPageProps,
  type AppealPanel,
  type FormState,
  type ShownAct,
  type ShownAppeal,
} from '@touchstone/ui';
import { mayAssessAgain } from '../cycle/may-assess-again.ts';
import { isFree, openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

const commands: Readonly<Record<AfterAwardForm, CommandName>> = {
  conformance: 'conformance.confirm',
  appeal: 'appeal.lodge',
  hear: 'appeal.decide',
  surveillance: 'surveillance.complete',
  change: 'change.notify',
  answer: 'change.answer',
};

export function addAfterAwardPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/after-award', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await afterAwardPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/after-award', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const form = freshForm(open.visit, fieldsOf(request));
    const asked = valueOf(form, 'act');
    const type = isForm(asked) ? commands[asked] : 'appeal.lodge';
    const grounds = open.scheme.afterAward?.appeal?.grounds ?? [];
    const groundMissing = type === 'appeal.lodge' && valueOf(form, 'ground') === '' && grounds.length > 0;
    return submitForm(services, open.visit, request, reply, {
      ...{ type, stream: open.facts.id },
      alsoMissing: groundMissing ? [{ code: 'appeal.ground-missing', at: 'ground' }] : [],
      show: async (form) => afterAwardPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/after-award`,
    });
  });
}

function isForm(asked: string): asked is AfterAwardForm {
  return Object.hasOwn(commands, asked);
}

async function afterAwardPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { read } = services.database;
  const { cycle, facts, scheme, visit } = open;
  const [appeals, acts, cycles] = await Promise.all([
    readShownAppeals(services, open),
    readAfterAwardActs(read, facts.id),
    readCyclesOfSite(read, facts.site),
  ]);
  const against = contestable(cycle.award);
  const { appeal, reassessment } = scheme.afterAward ?? {};
  const grounds = appeal?.grounds ?? [];
  const triggers = reassessment?.triggers.filter(({ toldBySite }) => toldBySite === true) ?? [];
  const notice = noticeInWords(scheme, visit.t.language);
  return AfterAwardPage({
    ...{ frame: visit.frame, facts, form, grounds, triggers },
    appeals,
    byPanel: appealPanelOf(scheme) !== undefined,
    ...(notice === undefined ? {} : { notice }),
    acts: acts.map((row) => shownAct(row, triggers, scheme.timeZone)),
    ...(against === undefined || appeal === undefined || cycle.appeal?.stage === 'lodged'
      ? {}
      : { window: { against, until: appealableUntil(cycle, scheme) ?? null } }),
    ...conformanceOf(open),
    ...notHeardBy(open),
    open: openForms(open),
    mayAssessAgain: mayAssessAgain(services, open, cycles),
  });
}

function conformanceOf({ cycle, reader, scheme }: OpenRunningCycle): Pick<AfterAwardPageProps, 'conformance'> {
  const confirmedBy = conformanceConfirmedBy(scheme.afterAward ?? {});
  const knows = mayReadDeterminations(reader, cycle.assessment);
  if (confirmedBy === undefined || !knows || !standsYet(cycle.award)) return {};
  const confirmedOn = cycle.anchors['conformance.confirmed'];
  const unmet = unmetCriteria(cycle, scheme);
  return { conformance: { confirmedBy, unmet, ...(confirmedOn === undefined ? {} : { confirmedOn }) } };
}

/** Whoever would hear the appeal and must leave it to others is told why, instead of being offered the form. */
function notHeardBy({ cycle, known, scheme, visit }: OpenRunningCycle): Pick<AfterAwardPageProps, 'notHeardBy'> {
  const { actor, t } = visit;
  if (!visit.mayAct || cycle.appeal?.stage !== 'lodged' || !actor.duties.includes(heardBy(scheme.afterAward?.appeal)))
    return {};
  const act = 'appeal.decide';
  const code =
    obstacleOf(cycle, actor, scheme, act, known) ??
    (cycle.appeal.decidedBy.includes(actor.id) ? 'appeal.same-person' : undefined) ??
    (Object.hasOwn(cycle.appeal.votes, actor.id) ? 'appeal.already-voted' : undefined);
  if (code !== undefined) return { notHeardBy: refusalSentence(t, { code }) };
  const apart = doneByOthers(cycle, scheme, act).find(({ people }) => people.includes(actor.id));
  return apart === undefined ? {} : { notHeardBy: separationInWords(apart.pair, t.language) };
}

/** How a panel votes on them is for those who decide. */
async function readShownAppeals(
  { database: { read } }: Services,
  { facts, reader, scheme }: OpenRunningCycle,
): Promise<readonly ShownAppeal[]> {
  const rows = await readAppeals(read, facts.id);
  const rule = reader.officer || reader.secretariat ? appealPanelOf(scheme) : undefined;
  const voters = rows.flatMap(({ votes }) => votes.map(({ account }) => account));
  const names = rule === undefined ? new Map<string, string>() : await readNames(read, voters);
  return rows.map((row) => ({
    ...shownAppeal(row, scheme.afterAward?.appeal?.grounds ?? []),
    ...(rule === undefined ? {} : { panel: shownPanel(row, rule, names) }),
  }));
}

function shownPanel({ outcome, votes }: AppealRow, rule: Panel, names: ReadonlyMap<string, string>): AppealPanel {
  const tally = tallyFor(rule, tallyOfAppeal(votes.map((vote) => vote.outcome)));
  return {
    rule,
    ...(outcome === null ? { tally } : {}),
    votes: votes.map((vote) => ({
      by: names.get(vote.account) ?? '–',
      ...{ outcome: vote.outcome, reason: vote.reason },
    })),
  };
}

function shownAppeal(row: AppealRow, grounds: readonly Ground[]): ShownAppeal {
  const { against, ground: id, lodged_on: lodgedOn, outcome, outcome_on: on, outcome_reason: said, reason } = row;
  const ground = grounds.find((one) => one.id === id)?.text;
  return {
    ...{ against, lodgedOn, reason },
    ...(ground === undefined ? {} : { ground }),
    ...(outcome === null || on === null ? {} : { decided: { outcome, on, reason: said ?? '' } }),
  };
}

function shownAct(
  { at, day, kind, said, word }: AfterAwardRow,
  triggers: readonly Ground[],
  timeZone: string,
): ShownAct {
  const trigger = kind === 'change' ? triggers.find(({ id }) => id === word)?.text : undefined;
  return {
    ...{ day, kind, said },
    ...(trigger === undefined ? {} : { trigger }),
    ...(kind === 'change' ? { toldOn: dayOf(at, timeZone) } : {}),
    ...(kind === 'answer' ? { effect: word === 'reassess' ? ('reassess' as const) : ('none' as const) } : {}),
  };
}

/** What this person could send now, as far as the state tells; the deciders ask for themselves. */
function openForms(open: OpenRunningCycle): AfterAwardPageProps['open'] {
  const { cycle, facts, reader, scheme, visit } = open;
  const { actor } = visit;
  const { appeal, award, changeWaits } = cycle;
  const { secretariat, site, team } = reader;
  const rule = scheme.afterAward?.appeal;
  const hears = facts.acts.some(({ act, mine }) => act === 'appeal.decide' && mine);
  const may: Readonly<Record<AfterAwardForm, boolean>> = {
    conformance: facts.acts.some(({ act, mine }) => act === 'conformance.confirm' && mine),
    appeal: site && rule !== undefined && contestable(award) !== undefined && appeal === undefined,
    hear: hears && actor.duties.includes(heardBy(rule)),
    surveillance: (secretariat || team) && standsYet(award),
    change: site && standsYet(award) && changeWaits !== true,
    answer: secretariat && changeWaits === true && isFree(open, 'change.answer'),
  };
  return Object.fromEntries(
    Object.entries(may)
      .filter(([, can]) => can && visit.mayAct)
      .map(([which]) => [which, newCommandId()]),
  );
}
