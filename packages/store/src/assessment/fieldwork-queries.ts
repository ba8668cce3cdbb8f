/** What was planned, seen, heard and contested in an assessment. Who may read which part of it, the routes ask the domain. */
import type { Selectable } from 'kysely';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

/** When it was made, as the device says on which it was written; that stands in its entry of the journal alone. */
type Observed = Pick<Row<'journal'>, 'observed_at'>;

export type PlanVersion = Row<'assurance_plan_versions'>;

/** Every version of the plan, the latest first. */
export function readPlanVersions(from: Reader, cycle: string): Promise<readonly PlanVersion[]> {
  return from
    .selectFrom('assurance_plan_versions')
    .selectAll()
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .execute();
}

export function readDeskNotes(from: Reader, cycle: string): Promise<readonly Row<'desk_notes'>[]> {
  return from.selectFrom('desk_notes').selectAll().where('cycle', '=', cycle).orderBy('criterion').execute();
}

export function readVisit(from: Reader, cycle: string): Promise<(Row<'visits'> & Observed) | undefined> {
  return from
    .selectFrom('visits')
    .innerJoin('journal', 'journal.stream', 'visits.cycle')
    .selectAll('visits')
    .select('journal.observed_at')
    .where('visits.cycle', '=', cycle)
    .where('journal.type', '=', 'visit.recorded')
    .orderBy('journal.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type HeldInterview = Omit<Row<'interviews'>, 'notes'> & Observed;

/** Without their notes, which leave the store by `readInterviewNotes` alone. */
export function readInterviews(from: Reader, cycle: string): Promise<readonly HeldInterview[]> {
  return from
    .selectFrom('interviews')
    .innerJoin('journal', (join) =>
      join.onRef('journal.stream', '=', 'interviews.cycle').onRef('journal.version', '=', 'interviews.version'),
    )
    .select(['interviews.cycle', 'interviews.version', 'heard_group', 'number', 'held_on', 'recorded_by'])
    .select('journal.observed_at')
    .where('interviews.cycle', '=', cycle)
    .orderBy('interviews.version')
    .execute();
}

/** By version of the interview. Only for those who may read notes (`mayReadInterviewNotes`). */
export async function readInterviewNotes(from: Reader, cycle: string): Promise<ReadonlyMap<number, string>> {
  const rows = await from.selectFrom('interviews').select(['version', 'notes']).where('cycle', '=', cycle).execute();
  return new Map(rows.map(({ notes, version }) => [version, notes]));
}

export function readObservations(from: Reader, cycle: string): Promise<readonly (Row<'observations'> & Observed)[]> {
  return from
    .selectFrom('observations')
    .innerJoin('journal', (join) =>
      join.onRef('journal.stream', '=', 'observations.cycle').onRef('journal.version', '=', 'observations.version'),
    )
    .selectAll('observations')
    .select('journal.observed_at')
    .where('observations.cycle', '=', cycle)
    .orderBy('observations.version')
    .execute();
}

export function readDisagreements(from: Reader, cycle: string): Promise<readonly Row<'disagreements'>[]> {
  return from
    .selectFrom('disagreements')
    .selectAll()
    .where('cycle', '=', cycle)
    .orderBy('recorded_at')
    .orderBy('criterion')
    .execute();
}

/** Of the determinations as they stand: an answer to an earlier one of the criterion is left out. */
export function readExclusionAnswers(from: Reader, cycle: string): Promise<readonly Row<'exclusion_answers'>[]> {
  return from
    .selectFrom('exclusion_answers')
    .innerJoin('determinations', (join) =>
      join
        .onRef('determinations.cycle', '=', 'exclusion_answers.cycle')
        .onRef('determinations.criterion', '=', 'exclusion_answers.criterion')
        .onRef('determinations.version', '=', 'exclusion_answers.determination'),
    )
    .selectAll('exclusion_answers')
    .where('exclusion_answers.cycle', '=', cycle)
    .orderBy('exclusion_answers.criterion')
    .execute();
}
