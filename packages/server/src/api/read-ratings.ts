/** Answers and determinations over the API, with who gave them, and what stood on one criterion before. */
import { Type } from 'typebox';
import { exclusionsOf, mayReadDeterminations, scopedFacts } from '@touchstone/domain';
import {
  readAnswers,
  readDeterminations,
  readExclusionAnswers,
  readFormerAnswers,
  readFormerDeterminations,
  readNames,
  type AnswerRow,
  type CycleView,
  type DeterminationRow,
  type RatingRow,
  type Reader,
} from '@touchstone/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Opened } from '../cycle/open-cycle.ts';
import { paramOf } from '../http/address.ts';
import type { Services } from '../http/services.ts';
import { sendRefusals } from './problem.ts';
import { RatingShape } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

export const RatingWithFormer = Type.Object({
  ...RatingShape.properties,
  /** what stood there before, the latest first; of determinations for their team alone */
  former: Type.Optional(Type.Array(RatingShape)),
});

interface Seen {
  readonly services: Services;
  readonly view: CycleView;
  readonly running?: Opened;
}

export async function answersAnswer(read: Reader, cycle: string): Promise<readonly object[]> {
  return toAnswers(read, await readAnswers(read, cycle));
}

export async function sendAnswer(
  { running, services, view }: Seen,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { read } = services.database;
  const rows = await readAnswers(read, view.cycle.id);
  const criterion = paramOf(request, 'criterion');
  const row = rows.find((one) => one.criterion === criterion);
  if (row === undefined) return sendNone(request, reply, criterion);
  const site = running?.reader.site === true;
  const [answer, ...former] = await toAnswers(read, [row, ...(site ? await readFormerAnswers(read, row) : [])]);
  return sendRead(request, reply, { ...answer, ...(site ? { former } : {}) }, row.version);
}

/** Empty for readers who may not know them. */
export async function determinationsAnswer(seen: Seen): Promise<readonly object[]> {
  return toDeterminations(seen, await determinationsOf(seen));
}

export async function sendDetermination(
  seen: Seen,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { read } = seen.services.database;
  const criterion = paramOf(request, 'criterion');
  const row = (await determinationsOf(seen)).find((one) => one.criterion === criterion);
  if (row === undefined) return sendNone(request, reply, criterion);
  const [answer] = await toDeterminations(seen, [row]);
  const team = seen.running?.reader.team === true;
  const before = team ? { former: await toRatings(read, await readFormerDeterminations(read, row), determined) } : {};
  return sendRead(request, reply, { ...answer, ...before }, row.version);
}

/** Nothing is rated there yet: the version to name in If-Match is 0. */
function sendNone(request: FastifyRequest, reply: FastifyReply, criterion: string): FastifyReply {
  return sendRefusals(request, reply, [{ code: 'rating.none', facts: { criterion } }]);
}

async function determinationsOf({ running, services, view }: Seen): Promise<readonly DeterminationRow[]> {
  if (running === undefined || !mayReadDeterminations(running.reader, running.cycle.assessment)) return [];
  return readDeterminations(services.database.read, view.cycle.id);
}

function toAnswers(read: Reader, rows: readonly AnswerRow[]): Promise<readonly object[]> {
  return toRatings(read, rows, ({ answered_at: at, answered_by: by, brought_criterion: criterion, ...row }) => ({
    ...{ at, by },
    ...(row.brought_cycle === null ? {} : { broughtFrom: { cycle: row.brought_cycle, criterion } }),
  }));
}

async function toDeterminations(
  { running, services, view }: Seen,
  rows: readonly DeterminationRow[],
): Promise<readonly object[]> {
  if (running === undefined || running.cycle.assessment.stage === 'none') return [];
  const { cycle, scheme } = running;
  const { read } = services.database;
  const asked = exclusionsOf(running.cycle.assessment, { scheme, site: scopedFacts(cycle) });
  const answers = asked.length === 0 ? [] : await readExclusionAnswers(read, view.cycle.id);
  return toRatings(read, rows, (row) => {
    const answer = asked.find(({ criterion }) => criterion.id === row.criterion)?.answer;
    const reason = answers.find(({ criterion }) => criterion === row.criterion)?.reason ?? null;
    return { ...determined(row), ...(answer === undefined ? {} : { exclusion: { answer, reason } }) };
  });
}

interface Saved {
  /** account */
  readonly by: string;
  readonly at: string;
}

function determined({ determined_at: at, determined_by: by, observed_at: observedAt }: DeterminationRow): Saved {
  return { at, by, ...(observedAt === null ? {} : { observedAt }) };
}

async function toRatings<Row extends RatingRow>(
  read: Reader,
  rows: readonly Row[],
  savedOf: (row: Row) => Saved,
): Promise<readonly object[]> {
  const saved = rows.map((row) => ({ row, ...savedOf(row) }));
  const names = await readNames(
    read,
    saved.map(({ by }) => by),
  );
  return saved.map(({ by, row, ...said }) => {
    const { criterion, evidence, level, not_applicable: notApplicable, rationale, requirements, version } = row;
    return {
      ...{ criterion, level, notApplicable, rationale, evidence, requirements, version },
      ...{ ...said, by: { account: by, name: names.get(by) ?? null } },
    };
  });
}
