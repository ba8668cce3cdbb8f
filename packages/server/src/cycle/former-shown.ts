/**
 * What stood before an answer or a determination, as pages show it: to the site what its people wrote, to the team what the
 * team wrote, because nobody else reads their drafts.
 */
import type { CaseReader } from '@touchstone/domain';
import {
  readFormerAnswers,
  readFormerDeterminations,
  readNames,
  readReplaced,
  type AnswerRow,
  type DeterminationRow,
  type Reader,
} from '@touchstone/store';
import type { Former, ShownRating } from '@touchstone/ui';
import type { Services } from '../http/services.ts';
import type { OpenRunningCycle } from './open-cycle.ts';
import { shownDetermination, shownRating } from './shown-rating.ts';

type Evidence = Parameters<typeof shownRating>[3];

/** Undefined where nothing stood there before, or the reader is not of the site. */
export async function formerAnswers(
  read: Reader,
  { site }: CaseReader,
  standing: AnswerRow | undefined,
  evidence: Evidence,
): Promise<Former | undefined> {
  if (standing === undefined || !site) return undefined;
  return formerShown(
    read,
    standing.answered_by,
    (await readFormerAnswers(read, standing)).map((row) => ({ ...row, by: row.answered_by, at: row.answered_at })),
    (row, names) => shownRating(row, row, names, evidence),
  );
}

/** Undefined where nothing stood there before, or the reader is not of the team. */
export async function formerDeterminations(
  read: Reader,
  { team }: CaseReader,
  standing: DeterminationRow | undefined,
  evidence: Evidence,
): Promise<Former | undefined> {
  if (standing === undefined || !team) return undefined;
  return formerShown(
    read,
    standing.determined_by,
    (await readFormerDeterminations(read, standing)).map((row) => ({ ...row, by: row.determined_by })),
    (row, names) => shownDetermination(row, names, evidence),
  );
}

/** Where what this visitor wrote was replaced by somebody else, as long as they can still do something about it. */
export async function replacedRatings(
  { database }: Pick<Services, 'database'>,
  { cycle, facts, reader, visit }: OpenRunningCycle,
  table: 'answers' | 'determinations',
): Promise<readonly string[]> {
  const open =
    table === 'answers'
      ? reader.site && cycle.selfAssessment.stage === 'open'
      : reader.team && cycle.assessment.stage === 'under-way';
  return open ? readReplaced(database.read, table, facts.id, visit.actor.id) : [];
}

async function formerShown<Row extends { readonly by: string }>(
  read: Reader,
  standingBy: string,
  rows: readonly Row[],
  show: (row: Row, names: ReadonlyMap<string, string>) => ShownRating,
): Promise<Former | undefined> {
  if (rows.length === 0) return undefined;
  const names = await readNames(
    read,
    rows.map(({ by }) => by),
  );
  const others = rows.find(({ by }) => by !== standingBy);
  return {
    ratings: rows.map((row) => show(row, names)),
    ...(others === undefined ? {} : { others: show(others, names) }),
  };
}
