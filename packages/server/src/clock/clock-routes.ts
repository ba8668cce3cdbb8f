/**
 * The clocks of a cycle on pages: all of them, and one with what was decided on it. Whoever the scheme gives the right to
 * extends, pauses or resumes it there; everybody else reads whose right it is, or that the scheme leaves it unset.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { defined, plainDate } from '@touchstone/kernel';
import {
  clocksOfCycle,
  clocksOfFinding,
  dutiesHere,
  mayReadDeterminations,
  type Clock,
  type ClockReading,
  type CommandName,
} from '@touchstone/domain';
import { readClockMoves, readNames, type ClockMove } from '@touchstone/store';
import { ClockPage, ClocksPage, valueOf, type FormState, type ShownClock, type ShownMove } from '@touchstone/ui';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { paramOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

/** By what the form says that it is. */
const commands: Readonly<Record<string, CommandName>> = {
  extend: 'clock.extend',
  pause: 'clock.pause',
  resume: 'clock.resume',
};

export function addClockPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/clocks', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { facts, visit } = open;
    return sendPage(reply, ClocksPage({ frame: visit.frame, cycle: facts, clocks: allClocks(open) }));
  });
  for (const address of ['/cycles/:cycle/clocks/:clock', '/cycles/:cycle/clocks/:clock/:finding']) {
    getInTime(server, services, address, async (services, request, reply) => {
      const open = await openClock(services, request, reply);
      if (open === undefined) return reply;
      return sendPage(reply, await clockPage(services, open, freshForm(open.visit)));
    });
    server.post(address, async (request, reply) => {
      const open = await openClock(services, request, reply);
      if (open === undefined) return reply;
      const { finding, rule, view, visit } = open;
      const type = commands[valueOf(freshForm(visit, fieldsOf(request)), 'act')];
      if (type === undefined) return sendProblem(reply, visit, { kind: 'forbidden' });
      return submitForm(services, visit, request, reply, {
        ...{ type, stream: view.cycle.id },
        add: { clock: rule.id, ...(finding === undefined ? {} : { finding }) },
        show: async (form) => clockPage(services, await readAgain(services, open), form),
        next: () => request.url,
      });
    });
  }
}

interface OpenClock extends OpenRunningCycle {
  readonly rule: Clock;
  /** absent for a clock of the cycle */
  readonly finding?: string;
}

async function openClock(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenClock | undefined> {
  const open = await openRunningCycle(services, request, reply);
  if (open === undefined) return undefined;
  const finding = paramOf(request, 'finding');
  const per = finding === '' ? 'cycle' : 'finding';
  const rule = open.scheme.clocks.find((clock) => clock.id === paramOf(request, 'clock') && clock.per === per);
  const of = finding === '' ? {} : { finding };
  // Of a cycle that has ended, a clock is left that was met or ran out.
  const reading = rule === undefined ? undefined : readingOf(open, rule, of.finding);
  if (rule === undefined || reading === undefined || (finding !== '' && !findingsShown(open).includes(finding))) {
    sendProblem(reply, open.visit, { kind: 'not-found' });
    return undefined;
  }
  return { ...open, rule, ...of };
}

function readingOf(open: OpenRunningCycle, rule: Clock, finding?: string): ClockReading | undefined {
  return readingsOf(open, finding).find(({ clock }) => clock === rule.id);
}

/** A finding tells of a determination, so its clocks are there for those who may know that. */
export function findingsShown({ cycle, reader }: Pick<OpenRunningCycle, 'cycle' | 'reader'>): readonly string[] {
  const known = cycle.assessment.stage === 'accepted' && mayReadDeterminations(reader, cycle.assessment);
  return known ? Object.keys(cycle.findings) : [];
}

function allClocks(open: OpenRunningCycle): readonly ShownClock[] {
  return [
    ...readingsOf(open).map((reading) => shownClock(open, reading)),
    ...findingsShown(open).flatMap((finding) =>
      readingsOf(open, finding).map((reading) => shownClock(open, reading, finding)),
    ),
  ];
}

function readingsOf({ cycle, scheme, today }: OpenRunningCycle, finding?: string): readonly ClockReading[] {
  return finding === undefined ? clocksOfCycle(cycle, scheme, today) : clocksOfFinding(cycle, scheme, finding, today);
}

function shownClock({ cycle, scheme }: OpenRunningCycle, reading: ClockReading, finding?: string): ShownClock {
  const raised = finding === undefined ? undefined : cycle.findings[finding]?.criterion;
  const criterion = scheme.criteria.find(({ id }) => id === raised);
  return {
    rule: defined(
      scheme.clocks.find(({ id }) => id === reading.clock),
      'the rule of a clock that was read',
    ),
    reading,
    ...(finding === undefined || criterion === undefined ? {} : { about: { finding, criterion } }),
  };
}

async function clockPage(services: Services, open: OpenClock, form: FormState): Promise<VNode> {
  const { cycle, facts, finding, rule, view, visit } = open;
  const { read } = services.database;
  const reading = defined(readingOf(open, rule, finding), 'the reading of a clock of the scheme');
  const all = await readClockMoves(read, view.cycle.id);
  const moves = all.filter(({ event }) => event.payload.clock === rule.id && event.payload.finding === finding);
  const names = await readNames(
    read,
    moves.map(({ actor }) => actor),
  );
  const mine = dutiesHere(cycle, visit.actor);
  const started = cycle.letter === 'accepted';
  const may = (right: Clock['pause']): boolean =>
    visit.mayAct && right !== undefined && right !== null && mine.includes(right.by);
  return ClockPage({
    ...{ frame: visit.frame, form, cycle: facts, commandId: newCommandId() },
    clock: shownClock(open, reading, finding),
    moves: moves.map((move) => shownMove(move, names)).toReversed(),
    may: {
      extend: started && reading.state === 'running' && may(rule.extension),
      pause: started && reading.state === 'running' && may(rule.pause),
      resume: reading.state === 'paused' && may(rule.pause),
    },
  });
}

export function shownMove({ actor, at, event }: ClockMove, names: ReadonlyMap<string, string>): ShownMove {
  const { by, reason } = event.payload;
  const told = { at, who: names.get(actor) ?? '', by, reason };
  switch (event.type) {
    case 'clock.extended':
      return { ...told, kind: 'extended', day: plainDate(event.payload.to) };
    case 'clock.paused':
      return { ...told, kind: 'paused', day: plainDate(event.payload.pausedOn) };
    case 'clock.resumed':
      return { ...told, kind: 'resumed', day: plainDate(event.payload.due) };
  }
}
