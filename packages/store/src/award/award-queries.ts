/** Proposals on the award of a cycle, and the marks that were awarded. */
import { limits, type Instant } from '@touchstone/kernel';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type AwardDecision = Readonly<Tables['award_decisions']>;

/** Newest first; at most one page, after so many that are newer. */
export function readDecisions(from: Reader, cycle: string, after = 0): Promise<readonly AwardDecision[]> {
  return from
    .selectFrom('award_decisions')
    .selectAll()
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .offset(after)
    .limit(limits.pageRows)
    .execute();
}

export type AwardVote = Readonly<Tables['award_votes']>;

/** Votes and withdrawals of officers, oldest first. */
export function readVotes(from: Reader, cycle: string): Promise<readonly AwardVote[]> {
  return from.selectFrom('award_votes').selectAll().where('cycle', '=', cycle).orderBy('version').execute();
}

export type AwardConditionRow = Readonly<Tables['award_conditions']>;

export function readConditions(from: Reader, cycle: string): Promise<readonly AwardConditionRow[]> {
  return from
    .selectFrom('award_conditions')
    .selectAll()
    .where('cycle', '=', cycle)
    .orderBy('mark')
    .orderBy('condition')
    .execute();
}

export interface AppealRow extends Readonly<Tables['appeals']> {
  /** of a panel, oldest first; for those alone who decide */
  readonly votes: readonly Readonly<Tables['appeal_votes']>[];
}

/** The latest first. */
export async function readAppeals(from: Reader, cycle: string): Promise<readonly AppealRow[]> {
  const [appeals, votes] = await Promise.all([
    from.selectFrom('appeals').selectAll().where('cycle', '=', cycle).orderBy('version', 'desc').execute(),
    from.selectFrom('appeal_votes').selectAll().where('cycle', '=', cycle).orderBy('version').execute(),
  ]);
  return appeals.map((appeal, index) => {
    const until = appeals[index - 1]?.version ?? Number.POSITIVE_INFINITY;
    return { ...appeal, votes: votes.filter(({ version }) => version > appeal.version && version < until) };
  });
}

export interface AfterAwardRow extends Readonly<Tables['after_award_acts']> {
  /** when it was put on record */
  readonly at: Instant;
}

/** Surveillance, notices of change and their answers, the latest first. */
export function readAfterAwardActs(from: Reader, cycle: string): Promise<readonly AfterAwardRow[]> {
  return from
    .selectFrom('after_award_acts')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.stream', '=', 'after_award_acts.cycle')
        .onRef('journal.version', '=', 'after_award_acts.version'),
    )
    .selectAll('after_award_acts')
    .select('journal.at')
    .where('cycle', '=', cycle)
    .orderBy('after_award_acts.version', 'desc')
    .limit(limits.pageRows)
    .execute();
}

export type StandingAct = Readonly<Tables['standing_acts']>;

/** What became of the award, the latest act first. */
export function readStandingActs(from: Reader, cycle: string): Promise<readonly StandingAct[]> {
  return from
    .selectFrom('standing_acts')
    .selectAll()
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .limit(limits.pageRows)
    .execute();
}

export function readMarks(from: Reader, cycle: string): Promise<readonly Readonly<Tables['awarded_marks']>[]> {
  return from.selectFrom('awarded_marks').selectAll().where('cycle', '=', cycle).orderBy('mark').execute();
}
