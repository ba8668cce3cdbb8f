/** The last time that a self-assessment went back to the site: by whom, why, and with which comments. */
import type { PlainDate } from '@touchstone/kernel';
import type { Reader } from '../database.ts';

export interface ReturnedAnswers {
  readonly version: number;
  readonly returnedOn: PlainDate;
  readonly returnedBy: string;
  readonly reason: string;
  /** by criterion */
  readonly comments: Readonly<Record<string, string>>;
}

/** Undefined where it never went back. */
export async function readReturnedAnswers(from: Reader, cycle: string): Promise<ReturnedAnswers | undefined> {
  const last = await from
    .selectFrom('self_assessment_returns')
    .select(['version', 'returned_on as returnedOn', 'returned_by as returnedBy', 'reason'])
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (last === undefined) return undefined;
  const comments = await from
    .selectFrom('answer_comments')
    .select(['criterion', 'comment'])
    .where('cycle', '=', cycle)
    .where('version', '=', last.version)
    .orderBy('criterion')
    .execute();
  return { ...last, comments: Object.fromEntries(comments.map(({ comment, criterion }) => [criterion, comment])) };
}
