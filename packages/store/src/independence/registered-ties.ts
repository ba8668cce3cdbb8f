/**
 * The ties between people and sites that the register itself shows, whatever they declare: who is or was responsible for a site,
 * or keeps or kept the operator's entry, is tied to every site of that operator, and so is everybody of a firm that is tied to it. A tie
 * that ended has its day, so that the scheme's rules can say whether it counts.
 */
import type { RegisteredTie, Tie } from '@touchstone/domain';
import { limits, type PlainDate } from '@touchstone/kernel';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader, Writer } from '../database.ts';

export type RegisteredTies = (account: string, site: string) => readonly RegisteredTie[];

/** Of these people with these sites, in one query for all of them. */
export async function readRegisteredTies(
  from: Reader | Writer,
  accounts: readonly string[],
  sites: readonly string[],
): Promise<RegisteredTies> {
  if (accounts.length === 0 || sites.length === 0) return () => [];
  const { rows } = await sql<{ account: string; site: string; tie: Tie; endedOn: PlainDate | null; ofFirm: boolean }>`
    select distinct account, site, tie, ended_on as "endedOn", of_firm as "ofFirm"
    from ${registeredTies((account) => sql<SqlBool>`${account} = any(${accounts})`)} as ties
    where site = any(${sites}) order by ended_on desc nulls first`.execute(from);
  const ties = new Map<string, readonly RegisteredTie[]>();
  for (const { account, endedOn, ofFirm, site, tie } of rows) {
    const key = `${account} ${site}`;
    const shown = { tie, ...(endedOn === null ? {} : { endedOn }), ...(ofFirm ? { ofFirm } : {}) };
    ties.set(key, [...(ties.get(key) ?? []), shown]);
  }
  return (account, site) => ties.get(`${account} ${site}`) ?? [];
}

/** Rows of `account`, `site`, `tie`, `ended_on` (null while it holds) and `of_firm` of the people whom `whose` lets through. */
export function registeredTies(whose: (account: RawBuilder<string>) => RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`(
    select p.account, s.id as site, 'employment' as tie, null::date as ended_on, false as of_firm
    from site_people p join sites own on own.id = p.site join sites s on s.operator = own.operator
    where ${whose(sql`p.account`)}
    union all
    select k.account, s.id, 'employment', null, false
    from organisation_keepers k join sites s on s.operator_entry = k.organisation
    where ${whose(sql`k.account`)}
    union all
    select e.account, s.id, 'employment', e.ended_on, false
    from ended_employments e left join organisations o on o.id = e.employer
      join sites s on s.id = e.stream or s.operator_entry = e.employer or s.operator in (e.employer, o.name)
    where ${whose(sql`e.account`)}
    union all
    select a.account, s.id, t.tie, t.ended_on, true
    from assessors a join firm_ties t on t.firm = a.firm_entry join organisations o on o.id = t.organisation
      join sites s on s.operator_entry = o.id or s.operator = o.name
    where ${whose(sql`a.account`)})`;
}

export interface Employment {
  /** the site or the organisation by which the register knows it */
  readonly stream: string;
  readonly name: string;
  /** null while it holds */
  readonly endedOn: PlainDate | null;
}

/** Where the person is or was responsible for a site or keeps or kept an organisation; those that hold first. */
export async function readEmployments(from: Reader, account: string): Promise<readonly Employment[]> {
  const { rows } = await sql<Employment>`
    select stream, coalesce(s.name, o.name) as name, max(ended_on) as "endedOn"
    from (
      select site as stream, null::date as ended_on from site_people where account = ${account}
      union all select organisation, null from organisation_keepers where account = ${account}
      union all select stream, ended_on from ended_employments where account = ${account}
    ) known left join sites s on s.id = stream left join organisations o on o.id = stream
    group by stream, coalesce(s.name, o.name), ended_on is null
    order by "endedOn" desc nulls first, name limit ${limits.pageRows}`.execute(from);
  return rows;
}
