/**
 * Teams of which somebody could not be appointed today. Found from the few people of whom something is known, not from the
 * many cycles, so that it costs little on every page that counts it; each is then judged as an appointment would be.
 */
import { assert, dayOf, limits, type Instant, type PlainDate, type Refusal } from '@touchstone/kernel';
import {
  needsTeam,
  scopeMembers,
  teamConcern,
  type RunningCycle,
  type Scheme,
  type StreamState,
} from '@touchstone/domain';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { readCandidates } from '../assessor/read-candidates.ts';
import type { Reader } from '../database.ts';
import { registeredTies } from '../independence/registered-ties.ts';
import { readStateOf } from '../journal/read-state-at.ts';
import type { Schemes } from '../scheme/schemes.ts';

export interface TeamConcern {
  readonly cycle: string;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  /** id in the assessor register, and the name there */
  readonly assessor: string;
  readonly name: string;
  /** what appointing this person again would be refused for */
  readonly refusal: Refusal;
  /** what the person declared of it; empty where nothing was said */
  readonly declared: string;
  readonly since: PlainDate;
  readonly state: RunningCycle;
  readonly scheme: Scheme;
}

interface Row {
  readonly cycle: string;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly assessor: string;
  readonly name: string;
  readonly declared: string;
  readonly since: Instant;
  readonly version: number;
  /** absent where a past day is read and something happened since */
  readonly state: StreamState | null;
}

/** What has waited longest first. Only of the cycle that is named, where one is. */
export async function readTeamConcerns(
  from: Reader,
  schemes: Schemes,
  now: Instant,
  cycle?: string,
): Promise<readonly TeamConcern[]> {
  const rows = await readWorrying(from, now, cycle);
  const found = await Promise.all(
    rows.map(async ({ state: kept, version, ...row }): Promise<readonly TeamConcern[]> => {
      const state = await readStateOf(from, 'cycle', { stream: row.cycle, version, state: kept });
      if (state?.stage !== 'running' || !needsTeam(state)) return [];
      const compiled = await schemes.byHash(from, state.scheme);
      assert(compiled, 'a running cycle has its scheme');
      const { scheme } = compiled;
      const [candidate] = await readCandidates(from, [row.assessor], { cycle: row.cycle, site: row.site });
      const refusal = candidate && teamConcern(state, candidate, scheme, dayOf(now, scheme.timeZone));
      return refusal === undefined
        ? []
        : [{ ...row, refusal, since: dayOf(row.since, scheme.timeZone), state, scheme }];
    }),
  );
  return found.flat();
}

/**
 * People with a declaration, a suspension, something that ran out, a scope that falls short or a tie that the register shows, in
 * cycles with a team.
 */
async function readWorrying(from: Reader, now: Instant, cycle: string | undefined): Promise<readonly Row[]> {
  // Asked of scopes already, which are compared for each cycle of each assessor.
  const wantsTeam = sql<SqlBool>`(${cycle ?? null}::text is null or cycles.id = ${cycle ?? null})
    and (cycles.stage in ('assessing', 'reported')
      or exists (select 1 from findings where findings.cycle = cycles.id and findings.stage <> 'closed'))`;
  const { rows } = await sql<Row>`
    with worry as (
      select a.id, a.account, a.name, null::text as site, '' as declared,
        case when a.suspended or f.suspended then least(
          case when a.suspended then a.stands_since end, case when f.suspended then f.stands_since end)
        else least(a.until, f.until, c.until)::timestamptz end as since
      from assessors a left join firms f on f.id = a.firm_entry
        left join (select assessor, min(until) as until from competences group by assessor) c on c.assessor = a.id
      where a.suspended or f.suspended or least(a.until, f.until, c.until) < ${now}::timestamptz
      union all
      select a.id, a.account, a.name, d.site, d.reason, d.declared_at
      from declarations d join assessors a on a.account = d.account where d.conflict or d.ties <> '[]'
      union all
      select a.id, a.account, a.name, cycles.site, '', greatest(a.stands_since, f.stands_since)
      from assessors a left join firms f on f.id = a.firm_entry
        join cycles on cycles.team_accounts @> array[a.account]
      where (a.scope <> '{}' or f.scope <> '{}') and ${wantsTeam} and (${fallsShort('a')} or ${fallsShort('f')})
      union all
      select a.id, a.account, a.name, ties.site, '', cycles.updated_at
      from assessors a cross join lateral ${registeredTies((account) => sql<SqlBool>`${account} = a.account`)} as ties
        join cycles on cycles.site = ties.site and cycles.team_accounts @> array[a.account]
    )
    select cycles.id as cycle, sites.id as site, sites.name as "siteName", sites.operator, sites.fictional,
      worry.id as assessor, worry.name, max(worry.declared) as declared, min(case when worry.since = 'infinity' then cycles.began_at else worry.since end) as since,
      streams.state, streams.version
    from worry
      join cycles on cycles.team_accounts @> array[worry.account] and (worry.site is null or worry.site = cycles.site)
      join sites on sites.id = cycles.site join streams on streams.id = cycles.id
    where cycles.stage not in ('withdrawn', 'superseded', 'refused', 'expired', 'left', 'lapsed', 'retracted')
      and ${wantsTeam}
    group by cycles.id, sites.id, sites.name, sites.operator, sites.fictional, worry.id, worry.name, streams.state, streams.version
    order by since, cycles.id, worry.id limit ${limits.pageRows}`.execute(from);
  return rows;
}

/**
 * Some member of this approval's scope is bounded, and not so wide as the engagement needs. Compared one by one, which is ten
 * times as quick as all of them as rows.
 */
function fallsShort(approval: 'a' | 'f'): RawBuilder<SqlBool> {
  const scope = sql.ref(`${approval}.scope`);
  const members = scopeMembers.map(
    (name) => sql<SqlBool>`(${scope} -> ${sql.lit(name)} <> '[]'
      and not ${scope} -> ${sql.lit(name)} @> (cycles.scope_needed -> ${sql.lit(name)}))`,
  );
  return sql<SqlBool>`(${sql.join(members, sql` or `)})`;
}
