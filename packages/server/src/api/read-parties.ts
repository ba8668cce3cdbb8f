/** Who does what in a cycle, over the API as its pages have it: what happened, the letter, the team, and who moved a clock. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { readApplication, readClockMoves, readHistory, readNames, type CycleView } from '@touchstone/store';
import { readTeam } from '../assessment/team-routes.ts';
import { findingsShown, shownMove } from '../clock/clock-routes.ts';
import { historyMax, historyOf } from '../cycle/cycle-routes.ts';
import type { Opened } from '../cycle/open-cycle.ts';
import { rowsBefore } from '../http/list-pages.ts';
import type { Services } from '../http/services.ts';
import { translatorFor } from '../http/visit.ts';
import { withItsLetter } from '../participation/letter-routes.ts';
import { sendRefusals } from './problem.ts';
import { Day, Moment, orNull } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

export const HistoryAnswer = Type.Object({
  lines: Type.Array(
    Type.Object({
      type: Type.String({ description: 'of the event' }),
      at: Moment,
      who: Type.String(),
      subject: Type.Optional(Type.String({ description: 'what the line names: a clock, a criterion, an assessor' })),
      count: Type.Integer({ description: 'how many events the line stands for' }),
    }),
  ),
  next: Type.Optional(Type.Integer({ description: 'as `after`, it leads to what happened before' })),
});

export const LetterAnswer = Type.Object({
  /** the one in which it was signed: a cycle that assesses again rests on an earlier letter */
  cycle: Type.String(),
  state: Type.String({ description: 'such as signed, accepted or returned' }),
  signedOn: orNull(Day),
  signatory: orNull(Type.Object({ name: Type.String(), position: Type.String() })),
  contact: orNull(Type.Object({ name: Type.String(), email: Type.String() })),
  returnedBecause: orNull(Type.String()),
});

const Application = Type.Object({
  ...{ submittedOn: Day, note: orNull(Type.String()) },
  answer: orNull(Type.String({ description: 'eligible, pilot or not-eligible' })),
  answeredOn: orNull(Day),
  rule: orNull(Type.String({ description: 'what the scheme’s own rule said of the same answers' })),
  reason: orNull(Type.String({ description: 'of the answer, or why it went back or was taken back' })),
});
export const ApplicationAnswer = Type.Object({ application: orNull(Application) });

export const TeamAnswer = Type.Object({
  stage: Type.String({ description: 'none, proposed or appointed' }),
  team: Type.Array(
    Type.Object({ assessor: Type.String(), name: Type.String(), firm: Type.String(), fictional: Type.Boolean() }),
  ),
  /** why the team that the site proposed last was refused */
  refusedBecause: orNull(Type.String()),
});

export const ClockMovesAnswer = Type.Object({
  moves: Type.Array(
    Type.Object({
      clock: Type.String(),
      finding: Type.Optional(Type.String()),
      kind: Type.String({ description: 'extended, paused or resumed' }),
      day: Type.String({ format: 'date', description: 'the new due day, or since when it is paused' }),
      who: Type.String(),
      by: Type.String({ description: 'the duty whose right it is' }),
      reason: Type.String(),
      at: Moment,
    }),
  ),
});

interface Seen {
  readonly services: Services;
  readonly view: CycleView;
  readonly running?: Opened;
}

type Send = (seen: Seen, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Null where the cycle began without one. */
export const sendApplication: Send = async ({ services, view }, ...http) => {
  const row = await readApplication(services.database.read, view.cycle.id);
  const application = row && {
    ...{ submittedOn: row.submitted_on, note: row.note, answer: row.answer, answeredOn: row.answered_on },
    ...{ rule: row.rule, reason: row.reason },
  };
  return sendRead(...http, { application: application ?? null });
};

export const sendHistory: Send = async (seen, request, reply) => {
  const { read } = seen.services.database;
  const before = rowsBefore(request);
  const { id } = seen.view.cycle;
  const entries = await readHistory(read, id, historyMax + 1, before === 0 ? undefined : before);
  const page = entries.slice(0, historyMax);
  const next = entries.length > page.length ? page.at(-1)?.version : undefined;
  const lines = await historyOf(read, seen, translatorFor(request), page);
  return sendRead(request, reply, { lines, ...(next === undefined ? {} : { next }) });
};

export const sendLetter: Send = async ({ running, services, view }, request, reply) => {
  if (running === undefined) return sendRefusals(request, reply, [{ code: 'cycle.unknown' }]);
  const signed = await withItsLetter(services, { ...running, view });
  const { contact, id: cycle, letter_reason: returnedBecause, signatory, signed_on: signedOn } = signed.view.cycle;
  const state = signed.cycle.letter;
  return sendRead(request, reply, { cycle, state, signedOn, signatory, contact, returnedBecause });
};

export const sendTeam: Send = async ({ running, services, view }, request, reply) => {
  if (running === undefined) return sendRefusals(request, reply, [{ code: 'cycle.unknown' }]);
  const { assessment } = running.cycle;
  const unappointed = assessment.stage === 'none';
  const team = await readTeam(services, running);
  return sendRead(request, reply, {
    stage: !unappointed ? 'appointed' : assessment.proposed === undefined ? 'none' : 'proposed',
    team: team.map(({ id: assessor, ...named }) => ({ assessor, ...named })),
    refusedBecause: unappointed ? view.cycle.team_reason : null,
  });
};

export const sendClockMoves: Send = async ({ running, services, view }, request, reply) => {
  if (running === undefined) return sendRefusals(request, reply, [{ code: 'cycle.unknown' }]);
  const { read } = services.database;
  const findings = findingsShown(running);
  const moves = (await readClockMoves(read, view.cycle.id)).filter(
    ({ event: { payload } }) => payload.finding === undefined || findings.includes(payload.finding),
  );
  const names = await readNames(
    read,
    moves.map(({ actor }) => actor),
  );
  return sendRead(request, reply, {
    moves: moves.map((move) => {
      const { clock, finding } = move.event.payload;
      return { clock, ...(finding === undefined ? {} : { finding }), ...shownMove(move, names) };
    }),
  });
};
