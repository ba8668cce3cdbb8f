/**
 * What stood on a criterion before the rating that stands now: the rows that the database keeps of a table's past. They are
 * drafts of whoever rates, the site or the team, and the routes give them to nobody else.
 */
import { limits } from '@touchstone/kernel';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import type { RatingRow } from '../tables.ts';
import type { AnswerRow, DeterminationRow } from './cycle-queries.ts';

export function readFormerAnswers(from: Reader, standing: AnswerRow): Promise<readonly AnswerRow[]> {
  return readFormer(from, 'former_answers', standing);
}

export function readFormerDeterminations(
  from: Reader,
  standing: DeterminationRow,
): Promise<readonly DeterminationRow[]> {
  return readFormer(from, 'former_determinations', standing);
}

/**
 * Criteria on which the last rating that somebody else gave than the one that stands was this person's: what they wrote was
 * replaced, and they may not know it.
 */
export async function readReplaced(
  from: Reader,
  table: 'answers' | 'determinations',
  cycle: string,
  account: string,
): Promise<readonly string[]> {
  const by = sql.ref(table === 'answers' ? 'answered_by' : 'determined_by');
  const { rows } = await sql<{ criterion: string }>`
    select criterion from ${sql.table(table)} standing where cycle = ${cycle} and standing.${by} <> ${account}
    and ${account} = (
      select former.${by} from ${sql.table(`former_${table}`)} former
      where former.cycle = standing.cycle and former.criterion = standing.criterion
        and former.version < standing.version and former.${by} <> standing.${by}
      order by former.version desc limit 1)`.execute(from);
  return rows.map(({ criterion }) => criterion);
}

/** The latest first. On a past day `standing` is the one of that day, so that nothing later is among them. */
async function readFormer<Row extends RatingRow>(
  from: Reader,
  table: `former_${'answers' | 'determinations'}`,
  { criterion, cycle, version }: Row,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where cycle = ${cycle} and criterion = ${criterion} and version < ${version}
    order by version desc limit ${limits.formerRatings}`.execute(from);
  return rows;
}
