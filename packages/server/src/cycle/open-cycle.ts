/**
 * What every page of a cycle begins with: the cycle, read for a person who may read it, on the day that it is for its
 * scheme. Whoever may not read it learns nothing of it, not even that it is there.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assert, dayOf, type PlainDate, type Refusal } from '@touchstone/kernel';
import {
  caseReader,
  holdsAct,
  isActOf,
  isOnTeam,
  isPilot,
  mayReadContent,
  nextActsOn,
  barAgainst,
  type Actor,
  type CaseReader,
  type CommandName,
  type KnownOfPerson,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import { mayReadCycle, readCycle, type CycleView } from '@touchstone/store';
import type { CycleFacts, Problem } from '@touchstone/ui';
import { readWords } from '../evidence/receive-form.ts';
import { paramOf } from '../http/address.ts';
import { missingThen } from '../http/missing-then.ts';
import { sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { readKnownAt } from './known-of-person.ts';

export interface OpenCycle {
  readonly visit: Visit;
  readonly view: CycleView;
  /** for the top of the page */
  readonly facts: CycleFacts;
  /** absent where only facts of another register are on record */
  readonly running?: Opened;
}

export interface Opened {
  readonly cycle: RunningCycle;
  readonly scheme: Scheme;
  /** as whom this person reads it */
  readonly reader: CaseReader;
  /** of this person and the site, for what depends on whether the person is free to act */
  readonly known: KnownOfPerson;
}

export interface OpenRunningCycle extends OpenCycle, Opened {
  readonly today: PlainDate;
}

/** Undefined where the answer is sent already: not signed in, not theirs, not there. */
export async function openCycle(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenCycle | undefined> {
  const visit = await visitOf(services, request);
  if (visit.person === undefined) {
    await readWords(request);
    sendProblem(reply, visit, { kind: 'sign-in' });
    return undefined;
  }
  const open = await readOpenCycle(services, visit, paramOf(request, 'cycle'));
  if (open !== undefined) return open;
  const refusal = await cycleMissingThen(services, visit.actor, paramOf(request, 'cycle'));
  sendProblem(reply, visit, refusal === undefined ? { kind: 'not-found' } : { kind: 'refused', refusal });
  return undefined;
}

/** Why a cycle that this person may read today is not there on the past day that is shown. */
export async function cycleMissingThen(services: Services, actor: Actor, id: string): Promise<Refusal | undefined> {
  const now = services.time?.day === undefined ? undefined : await readCycle(services.time.present.read, id);
  return now === undefined || !mayReadCycle(actor, now.cycle) ? undefined : missingThen(services, now.cycle.began_at);
}

/**
 * Who reads a cycle: as whoever they are today, also on a past day, where they may have been on a team that they have left
 * since. Undefined for those who may not read it.
 */
export function asReader(actor: Actor, { cycle, state }: CycleView): Actor | undefined {
  if (!mayReadCycle(actor, cycle)) return undefined;
  const wasOnTeam =
    state.stage === 'running' &&
    state.assessment.stage !== 'none' &&
    isOnTeam(state.assessment.appointment, actor.id) &&
    !cycle.team_accounts.includes(actor.id);
  return wasOnTeam ? { ...actor, id: `${actor.id} since` } : actor;
}

async function readOpenCycle(services: Services, visit: Visit, id: string): Promise<OpenCycle | undefined> {
  const view = await readCycle(services.database.read, id);
  const actor = view === undefined ? undefined : asReader(visit.actor, view);
  if (view === undefined || actor === undefined) return undefined;
  const open = await withView(services, { ...visit, actor }, view, visit.actor);
  const today = dayOf(services.clock(), open.running?.scheme.timeZone ?? 'UTC');
  return { ...open, visit: { ...open.visit, today, frame: { ...visit.frame, today } } };
}

/** `person` is who asks, to whom ties are known whatever team they have left. */
async function withView(services: Services, visit: Visit, view: CycleView, person: Actor): Promise<OpenCycle> {
  const { state, version } = view;
  if (state.stage !== 'running') return { visit, view, facts: factsOf(view, []) };
  const compiled = await services.schemes.byHash(services.database.read, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  const { actor } = visit;
  const knownAt = await readKnownAt(services, person, [state.site]);
  const known = knownAt(state.site, dayOf(services.clock(), scheme.timeZone));
  const reader = caseReader(state, actor, scheme, known);
  const next = nextActsOn(state, version, scheme, known.today);
  const acts = next.map((act) => ({
    ...act,
    mine: visit.mayAct && isActOf(actor, state, act, scheme, known),
  }));
  const held = next.filter((act) => holdsAct(actor, state, scheme, act));
  const [bar = reader.bar] = held.flatMap(({ act }) => barAgainst(state, actor, scheme, act, known) ?? []);
  const facts = {
    ...factsOf(view, acts),
    ...(bar === undefined ? {} : { bar }),
    ...(mayReadContent(reader) ? {} : { closed: true as const }),
  };
  return { visit, view, facts, running: { cycle: state, scheme, known, reader } };
}

/** Whether nothing bars this person from an act. */
export function isFree({ cycle, known, scheme, visit }: OpenRunningCycle, act: CommandName): boolean {
  return barAgainst(cycle, visit.actor, scheme, act, known) === undefined;
}

/** For a person who is barred from the content of a case. */
export function closedTo({ bar }: Pick<CaseReader, 'bar'>, href?: string): Problem {
  if (bar === undefined) return { kind: 'forbidden' };
  return { kind: 'closed', refusal: bar, ...(href === undefined ? {} : { href }) };
}

/**
 * For pages that a cycle has only once its letter is signed, and that show what is in it: whoever is barred from that is
 * told so.
 */
export async function openRunningCycle(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenRunningCycle | undefined> {
  const open = await openCycle(services, request, reply);
  if (open === undefined) return undefined;
  if (open.running === undefined) {
    sendProblem(reply, open.visit, { kind: 'not-found' });
    return undefined;
  }
  const { reader } = open.running;
  if (!mayReadContent(reader)) {
    await readWords(request);
    sendProblem(reply, open.visit, closedTo(reader, `/cycles/${open.facts.id}`));
    return undefined;
  }
  return { ...open, ...open.running, today: open.visit.today };
}

/** The same cycle as it is now: for a form that comes back after others may have changed it. */
export async function readAgain<Open extends OpenRunningCycle>(services: Services, open: Open): Promise<Open> {
  const now = await readOpenCycle(services, open.visit, open.view.cycle.id);
  return now?.running === undefined ? open : { ...open, ...now, ...now.running, today: now.visit.today };
}

function factsOf({ cycle, site, state }: CycleView, acts: CycleFacts['acts']): CycleFacts {
  const { fictional, id, name, operator } = site;
  const pilot = state.stage === 'running' && isPilot(state);
  return {
    ...{ id: cycle.id, site: id, siteName: name, operator, fictional, stage: cycle.stage, acts },
    ...(pilot ? { pilot } : {}),
  };
}
