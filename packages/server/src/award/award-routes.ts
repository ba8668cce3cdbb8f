/**
 * Deciding on the award: the scheme's staff see the advice and the proposals, officers propose and confirm; the site and
 * its assessor see the result once two officers have decided.
 */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { assert, defined, plainDate } from '@touchstone/kernel';
import {
  adverseCriteria,
  adviceFor,
  involvedIn,
  isOvertaken,
  obstacleOf,
  obstacleOfPanel,
  panelOf,
  restsOnHistory,
  tallyFor,
  tallyOf,
  tiedAmong,
  untoldTie,
  votesOn,
  type CommandName,
  type Involved,
} from '@touchstone/domain';
import {
  readAssessor,
  readCycleAt,
  readDecisions,
  readInvolved,
  readMarks,
  readNames,
  readVotes,
  type AwardDecision,
  type AwardVote,
} from '@touchstone/store';
import {
  AwardPage,
  refusalSentence,
  valueOf,
  type AwardAct,
  type DecidedAward,
  type Deliberation,
  type FormState,
  type ShownProposal,
  type ShownVote,
  type VotesProps,
} from '@touchstone/ui';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { groundsFor, hindrances, readShownConditions, readStanding, standingActsOf } from './award-standing.ts';

export function addAwardPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/award', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await awardPage(services, open, freshForm(open.visit), rowsBefore(request)));
  });

  server.post('/cycles/:cycle/award', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { duties } = open.visit.actor;
    if (!duties.includes('officer') && !duties.includes('secretariat'))
      return sendProblem(reply, open.visit, { kind: 'forbidden' });
    const form = freshForm(open.visit, fieldsOf(request));
    const act = valueOf(form, 'act');
    const groundMissing = valueOf(form, 'ground') === '' && groundsFor(open.scheme, act).length > 0;
    return submitForm(services, open.visit, request, reply, {
      type: commandOf(act),
      stream: open.facts.id,
      alsoMissing: groundMissing ? [{ code: 'award.ground-missing', at: 'ground' }] : [],
      show: async (form) => awardPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/award`,
    });
  });
}

const acts = ['confirm', 'decline', 'vote', 'recuse', 'suspend', 'lift', 'keep', 'withdraw'] as const;

function commandOf(asked: string): Extract<CommandName, `award.${string}`> | 'condition.fulfil' {
  if (asked === 'fulfil') return 'condition.fulfil';
  const act = acts.find((one) => one === asked);
  return act === undefined ? 'award.propose' : `award.${act}`;
}

/** `before`: how many proposals are newer than those that are shown. */
async function awardPage(services: Services, open: OpenRunningCycle, form: FormState, before = 0): Promise<VNode> {
  const { cycle, facts, reader, scheme, view, visit } = open;
  const newest = await readDecisions(services.database.read, view.cycle.id);
  const decisions = before === 0 ? newest : await readDecisions(services.database.read, view.cycle.id, before);
  const decided = await readDecided(services, open, newest[0]);
  const staff = reader.officer || reader.secretariat;
  const deliberates = cycle.assessment.stage === 'accepted' && (staff || decided !== undefined);
  return AwardPage({
    ...{ frame: visit.frame, cycle, scheme, form },
    // A proposal that something overtook waits for nobody: the next one is awaited.
    facts: overtaken(open) ? { ...facts, stage: 'deciding' } : facts,
    ...(decided === undefined ? {} : { decided }),
    conditions: await readShownConditions(services, open),
    ...(staff ? { panel: await readPanel(services, open, newest[0]) } : {}),
    ...panelActsOf(open),
    standingActs: await readStanding(services, open, staff),
    ...standingActsOf(open),
    ...(deliberates
      ? {
          deliberation: {
            ...(await readDeliberation(services, open, form, newest[0])),
            proposals: staff ? await readProposals(services, open, decisions) : [],
            pages: pagesBeside(`/cycles/${facts.id}/award`, before, decisions.length),
          },
        }
      : {}),
  });
}

/** The votes on the last proposal, with those of who proposed and confirmed it, apart from those on earlier ones. */
async function readPanel(
  { database }: Services,
  open: OpenRunningCycle,
  last: AwardDecision | undefined,
): Promise<Omit<VotesProps, 'frame'>> {
  const { cycle, scheme, view } = open;
  const rows = await readVotes(database.read, view.cycle.id);
  const { confirmed_by: confirmer = null, proposed_by: proposer = null, version: since = 0 } = last ?? {};
  const names = await readNames(
    database.read,
    [...rows.map(({ account }) => account), proposer, confirmer].filter((one) => one !== null),
  );
  const shown = ({ account, reason, vote }: AwardVote): ShownVote => ({
    ...{ by: names.get(account) ?? '–', reason },
    ...(vote === null ? {} : { vote }),
  });
  const cast = rows.filter(({ version, vote }) => vote !== null && version > since);
  const byActing = (account: string | null, how: 'proposed' | 'confirmed'): readonly ShownVote[] =>
    account === null || cast.some((one) => one.account === account)
      ? []
      : [{ by: names.get(account) ?? '–', vote: 'for', how }];
  const rule = panelOf(scheme);
  const { award } = cycle;
  const waits = rule !== undefined && award.stage === 'proposed' && !overtaken(open);
  const tally = waits ? tallyFor(rule, tallyOf(votesOn(award))) : undefined;
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(tally === undefined ? {} : { tally }),
    votes:
      rule === undefined
        ? []
        : [...byActing(proposer, 'proposed'), ...cast.map(shown), ...byActing(confirmer, 'confirmed')],
    earlier: rows.filter(({ version, vote }) => vote !== null && version <= since).map(shown),
    withdrawn: rows.filter(({ vote }) => vote === null).map(shown),
  };
}

/** For officers who are free to decide, while something is to be decided. */
function panelActsOf(open: OpenRunningCycle): Pick<Parameters<typeof AwardPage>[0], 'panelActs'> {
  const { cycle, scheme, view, visit } = open;
  const { award } = cycle;
  const decides =
    visit.mayAct &&
    visit.actor.duties.includes('officer') &&
    obstacleOf(cycle, visit.actor, scheme, 'award.vote', open.known) === undefined;
  const undecided = cycle.assessment.stage === 'accepted' && (award.stage === 'none' || award.stage === 'proposed');
  if (!decides || !undecided) return {};
  const waits = panelOf(scheme) !== undefined && award.stage === 'proposed' && !overtaken(open);
  const votes = waits && !Object.hasOwn(votesOn(award), visit.actor.id);
  return {
    panelActs: {
      recuseId: newCommandId(),
      ...(votes ? { vote: { commandId: newCommandId(), seen: view.version } } : {}),
    },
  };
}

function overtaken({ cycle: { award }, view }: OpenRunningCycle): boolean {
  return isOvertaken(award, view.version);
}

async function readDecided(
  services: Services,
  { cycle, view }: OpenRunningCycle,
  last: AwardDecision | undefined,
): Promise<DecidedAward | undefined> {
  const { award } = cycle;
  if (award.stage === 'none' || award.stage === 'proposed') return undefined;
  const elsewhere = restsOnHistory(cycle);
  const { reason } = elsewhere ? { reason: '' } : defined(last, 'the proposal that was confirmed');
  const marks = await readMarks(services.database.read, view.cycle.id);
  return {
    on: plainDate(award.stage === 'refused' ? award.refusedOn : award.awardedOn),
    marks: marks.map(
      ({ ended_on: endedOn, mark, suspended_on: suspendedOn, valid_from: from, valid_until: until }) => ({
        ...{ mark, from, state: endedOn !== null ? 'ended' : suspendedOn !== null ? 'suspended' : 'valid' },
        ...(until === null ? {} : { until }),
      }),
    ),
    reason,
    credential: elsewhere ? 'elsewhere' : cycle.credential.stage === 'issued',
  };
}

async function readDeliberation(
  services: Services,
  open: OpenRunningCycle,
  form: FormState,
  last: AwardDecision | undefined,
): Promise<Omit<Deliberation, 'proposals' | 'pages'>> {
  const { cycle, scheme, view } = open;
  const { read } = services.database;
  const { anchors, assessment, award } = cycle;
  assert(assessment.stage === 'accepted', 'an award is deliberated on an accepted report');
  const isDecided = award.stage !== 'none' && award.stage !== 'proposed';
  const [[waiting], entry, then] = await Promise.all([
    readProposals(services, open, last === undefined ? [] : [last]),
    readAssessor(read, assessment.appointment.assessor),
    isDecided && last !== undefined ? readCycleAt(read, view.cycle.id, last.version) : cycle,
  ]);
  const { firm, fictional, id, name } = defined(entry, 'the appointed assessor');
  const seen = then?.stage === 'running' ? then : undefined;
  const act = isDecided ? undefined : actOf(open, form, waiting, await readInvolvedNext(services, open));
  return {
    ...(seen === undefined ? {} : { advice: adviceFor(seen, scheme) }),
    basis: {
      cycle: seen ?? cycle,
      assessor: { id, name, firm, fictional },
      visitedOn: plainDate(assessment.visitedOn),
      acceptedOn: defined(anchors['assessment.accepted'], 'the day of an accepted report'),
    },
    ...(act === undefined ? {} : { act }),
  };
}

async function readProposals(
  services: Services,
  open: OpenRunningCycle,
  decisions: readonly AwardDecision[],
): Promise<readonly ShownProposal[]> {
  const people = decisions.flatMap(({ confirmed_by: by, proposed_by: who, tied }) => [
    ...[who, ...tied],
    ...(by === null ? [] : [by]),
  ]);
  const names = await readNames(services.database.read, people);
  const nameOf = (account: string): string => names.get(account) ?? '–';
  const isOvertaken = overtaken(open);
  return decisions.map((row): ShownProposal => {
    const { confirmed_at: at, confirmed_by: by, declined_reason: declined, departs, marks, reason, stage } = row;
    return {
      ...{ marks, departs, reason, by: nameOf(row.proposed_by), at: row.proposed_at, tied: row.tied.map(nameOf) },
      outcome:
        stage === 'confirmed'
          ? { is: 'confirmed', by: nameOf(by ?? ''), at: defined(at, 'the moment of a confirmation') }
          : stage === 'declined'
            ? { is: 'declined', reason: declined ?? '' }
            : { is: stage === 'proposed' && isOvertaken ? 'overtaken' : stage },
    };
  });
}

/** Those on whom the next act rests, with what the decider will ask of them. */
async function readInvolvedNext({ database }: Services, open: OpenRunningCycle): Promise<readonly Involved[]> {
  const { cycle, facts, visit } = open;
  const next = facts.acts.find(({ act }) => act === 'award.propose' || act === 'award.confirm');
  if (!visit.mayAct || next === undefined) return [];
  return readInvolved(database.read, involvedIn(cycle, next.act), cycle.site);
}

/** What this officer can do now, or why another must; nothing for those who are no officer. */
function actOf(
  open: OpenRunningCycle,
  form: FormState,
  proposal: ShownProposal | undefined,
  involved: readonly Involved[],
): AwardAct | undefined {
  const { cycle, facts, scheme, today, view, visit } = open;
  if (!visit.mayAct || !visit.actor.duties.includes('officer')) return undefined;
  const next = facts.acts.find(({ act }) => act === 'award.propose' || act === 'award.confirm');
  if (next === undefined) return undefined;
  const waiting = next.act === 'award.confirm' && proposal !== undefined ? { proposal } : {};
  // Who is refused keeps the form with what was refused; who only looks is told beforehand.
  if (!next.mine && form.errors.length === 0) return { kind: 'hindered', why: hindrances(open, next.act), ...waiting };
  const seen = view.version;
  if (waiting.proposal !== undefined) {
    const commandIds = { confirm: newCommandId(), decline: newCommandId() };
    const panel = panelOf(scheme);
    const proposed = cycle.award.stage === 'proposed' ? cycle.award : undefined;
    const against =
      untoldTie(cycle, undefined, { involved, today }, scheme) ??
      (panel && proposed && obstacleOfPanel(panel, proposed, visit.actor.id));
    return {
      ...{ kind: 'confirm', proposal: waiting.proposal, commandIds, seen },
      ...(against === undefined ? {} : { notYet: refusalSentence(visit.t, against) }),
    };
  }
  const advice = adviceFor(cycle, scheme);
  const adverse = adverseCriteria(cycle, scheme).map(({ number }) => number);
  const tied = tiedAmong(cycle, involved, scheme, today);
  return { kind: 'propose', commandId: newCommandId(), seen, advice, adverse, tied, overtaken: overtaken(open) };
}
