/** The deadlines of a person’s cycles, for the calendar feed: from the clocks alone, so that any number of cycles is one query. */
import { limits, type Instant, type PlainDate } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import { sql, type SqlBool } from 'kysely';
import { isOnTeamOf } from '../cycle/cycle-queries.ts';
import type { Reader } from '../database.ts';
import { registeredTies } from '../independence/registered-ties.ts';

export interface DeadlineRow {
  readonly cycle: string;
  readonly clock: string;
  /** empty for a clock of the cycle */
  readonly finding: string;
  readonly criterion: string | null;
  readonly due: PlainDate;
  readonly site: string;
  readonly siteName: string;
  /** hash of the version that the cycle is pinned to */
  readonly scheme: string;
  /** when the clock last changed, and how often it did before */
  readonly changedAt: Instant;
  readonly changes: number;
  /** of a finding: something is on record that may keep the person from knowing of it */
  readonly doubtful: boolean;
}

/**
 * Clocks that run, those with the nearest day first. A finding tells of a determination, so its clocks are there once the
 * report is accepted, when everybody who may read the content of the cycle may know of it.
 */
export function readDeadlines(
  from: Reader,
  actor: Actor,
  asked: { readonly since: PlainDate; readonly site?: string },
): Promise<readonly DeadlineRow[]> {
  const staff = actor.duties.includes('secretariat') || actor.duties.includes('officer');
  let query = from
    .selectFrom('clocks')
    .innerJoin('cycles', 'cycles.id', 'clocks.cycle')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .leftJoin('findings', (join) =>
      join.onRef('findings.cycle', '=', 'clocks.cycle').onRef('findings.finding', '=', 'clocks.finding'),
    )
    .select(['clocks.cycle', 'clocks.clock', 'clocks.finding', 'findings.criterion', 'clocks.due'])
    .select(['sites.id as site', 'sites.name as siteName', 'cycles.scheme_hash as scheme'])
    .select([
      sql<Instant>`clocks.stands_since`.as('changedAt'),
      sql<number>`(select count(*) from former_clocks former where former.cycle = clocks.cycle
        and former.clock = clocks.clock and former.finding = clocks.finding)`.as('changes'),
      sql<boolean>`clocks.finding <> '' and (${isOnTeamOf(actor)}
        or exists (select 1 from declarations d where d.account = ${actor.id} and d.site = cycles.site)
        or exists (select 1 from award_votes v where v.cycle = cycles.id and v.account = ${actor.id} and v.vote is null)
        or cycles.site in (select site from ${registeredTies((account) => sql<SqlBool>`${account} = ${actor.id}`)} as ties))`.as(
        'doubtful',
      ),
    ])
    .where('clocks.due', '>=', asked.since)
    .where('clocks.met_on', 'is', null)
    .where('clocks.reached_on', 'is', null)
    .where(sql<boolean>`(clocks.finding = '' or jsonb_exists(cycles.anchors, 'assessment.accepted'))`)
    .$narrowType<{ due: PlainDate; scheme: string }>();
  if (asked.site !== undefined) query = query.where('cycles.site', '=', asked.site);
  if (!staff) {
    query = query.where((where) =>
      where.or([isOnTeamOf(actor), ...(actor.sites.length > 0 ? [where('cycles.site', 'in', actor.sites)] : [])]),
    );
  }
  return query.orderBy('clocks.due').orderBy('clocks.cycle').orderBy('clocks.clock').limit(limits.deadlines).execute();
}
