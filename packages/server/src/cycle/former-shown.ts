/** What stood before an answer or a determination, as pages show it. Ask first whether this person may read it. */
import {
  readFormerAnswers,
  readFormerDeterminations,
  readNames,
  type AnswerRow,
  type DeterminationRow,
  type Reader,
} from '@touchstone/store';
import type { Former, ShownRating } from '@touchstone/ui';
import { shownDetermination, shownRating } from './shown-rating.ts';

type Evidence = Parameters<typeof shownRating>[3];

/** Undefined where nothing stood there before. */
export async function formerAnswers(
  read: Reader,
  standing: AnswerRow | undefined,
  evidence: Evidence,
): Promise<Former | undefined> {
  if (standing === undefined) return undefined;
  return formerShown(
    read,
    standing.answered_by,
    (await readFormerAnswers(read, standing)).map((row) => ({ ...row, by: row.answered_by, at: row.answered_at })),
    (row, names) => shownRating(row, row, names, evidence),
  );
}

/** For the team alone, whose drafts they are. */
export async function formerDeterminations(
  read: Reader,
  standing: DeterminationRow | undefined,
  evidence: Evidence,
): Promise<Former | undefined> {
  if (standing === undefined) return undefined;
  return formerShown(
    read,
    standing.determined_by,
    (await readFormerDeterminations(read, standing)).map((row) => ({ ...row, by: row.determined_by })),
    (row, names) => shownDetermination(row, names, evidence),
  );
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
