/**
 * The coming days of a person's cycles, for the calendar feed: from the tables alone, so that any number of cycles is one
 * query. Only of visits the state is read, because who may know of a plan that is not announced depends on it.
 */
import { limits, type Instant, type PlainDate } from '@touchstone/kernel';
import type { Actor, CycleState } from '@touchstone/domain';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { isOnTeamOf } from '../cycle/cycle-queries.ts';
import { withStates } from '../cycle/read-cycle-at.ts';
import type { Reader } from '../database.ts';

export interface AskedDays {
  readonly since: PlainDate;
  /** of this site alone */
  readonly site?: string | undefined;
}

export interface ComingDay {
  /** a clock runs out, an action is due, a mark is valid for the last time */
  readonly kind: 'clock' | 'action' | 'mark';
  readonly cycle: string;
  /** of the clock, the action or the mark */
  readonly id: string;
  /** empty for what is of the whole cycle */
  readonly finding: string;
  readonly criterion: string | null;
  /** what is to be done, of an action */
  readonly what: string | null;
  readonly day: PlainDate;
  readonly site: string;
  readonly siteName: string;
  /** hash of the version that the cycle is pinned to */
  readonly scheme: string;
  /** when the row last changed, and how often it did before */
  readonly changedAt: Instant;
  readonly changes: number;
  /** of a finding: something is on record that may keep the person from knowing of it */
  readonly doubtful: boolean;
}

/**
 * The nearest days first. A finding tells of a determination, so its clocks and actions are there once the report is
 * accepted, when everybody who may read the content of the cycle may know of it.
 */
export async function readComingDays(
  from: Reader,
  actor: Actor,
  { since, site }: AskedDays,
): Promise<readonly ComingDay[]> {
  const { rows } = await sql<ComingDay>`
    with days as (
      select 'clock' as kind, cycle, clock as id, finding, null as what, due as day, stands_since,
        (select count(*) from former_clocks former where former.cycle = clocks.cycle
          and former.clock = clocks.clock and former.finding = clocks.finding) as changes
      from clocks where due >= ${since} and met_on is null and reached_on is null
      union all
      select 'action', cycle, action, finding, what, due_on, stands_since,
        (select count(*) from former_finding_actions former where former.cycle = finding_actions.cycle
          and former.finding = finding_actions.finding and former.action = finding_actions.action)
      from finding_actions where due_on >= ${since} and stage = 'planned'
      union all
      select 'mark', cycle, mark, '', null, valid_until, stands_since,
        (select count(*) from former_awarded_marks former where former.cycle = awarded_marks.cycle
          and former.mark = awarded_marks.mark)
      from awarded_marks where valid_until >= ${since} and ended_on is null
    )
    select days.kind, days.cycle, days.id, days.finding, findings.criterion, days.what, days.day, days.changes,
      days.stands_since as "changedAt", cycles.site, sites.name as "siteName", cycles.scheme_hash as scheme,
      days.finding <> '' and (${isOnTeamOf(actor)}
        or exists (select from declarations d where d.account = ${actor.id} and d.site = cycles.site)
        or exists (select from award_votes v where v.cycle = cycles.id and v.account = ${actor.id} and v.vote is null)
        or exists (select from site_people p join sites own on own.id = p.site
          where p.account = ${actor.id} and own.operator = sites.operator)) as doubtful
    from days join cycles on cycles.id = days.cycle join sites on sites.id = cycles.site
    left join findings on findings.cycle = days.cycle and findings.finding = days.finding
    where cycles.scheme_hash is not null and ${concerns(actor, site)}
      and (days.finding = '' or jsonb_exists(cycles.anchors, 'assessment.accepted'))
    order by days.day, days.cycle, days.kind, days.finding, days.id
    limit ${limits.comingDays}`.execute(from);
  return rows;
}

export interface CycleToVisit {
  readonly cycle: string;
  readonly site: string;
  readonly siteName: string;
  readonly state: CycleState;
  readonly version: number;
  readonly changedAt: Instant;
}

/** Cycles of this person of which some plan named days to come, and whose visit is not on record. */
export async function readCyclesToVisit(
  from: Reader,
  actor: Actor,
  { since, site }: AskedDays,
): Promise<readonly CycleToVisit[]> {
  const rows = await from
    .selectFrom('cycles')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .innerJoin('streams', 'streams.id', 'cycles.id')
    .select(['cycles.id as cycle', 'cycles.site', 'sites.name as siteName', 'cycles.updated_at as changedAt'])
    .select(['streams.state', 'streams.version'])
    .where(
      sql<SqlBool>`cycles.id in (select cycle from assurance_plan_versions where plan ->> 'visitUntil' >= ${since})`,
    )
    .where(sql<SqlBool>`not exists (select from visits where visits.cycle = cycles.id)`)
    .where(concerns(actor, site))
    .orderBy('cycles.id')
    .limit(limits.comingDays)
    .execute();
  return withStates(from, rows);
}

/** As a condition of a query on `cycles`. */
function concerns(actor: Actor, site: string | undefined): RawBuilder<SqlBool> {
  const staff = actor.duties.includes('secretariat') || actor.duties.includes('officer');
  const one = site === undefined ? sql<SqlBool>`true` : sql<SqlBool>`cycles.site = ${site}`;
  if (staff) return one;
  return sql<SqlBool>`(${one} and (${isOnTeamOf(actor)} or cycles.site = any(${[...actor.sites]}::text[])))`;
}
