/** The sites that concern a person: their own, or for the scheme's staff all of them. */
import { limits } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import type { NamedAccount } from '../access/named-account.ts';
import type { SiteRow } from '../cycle/cycle-queries.ts';
import type { Reader } from '../database.ts';

/** In the order of their ids, which is that of filing; at most one page of those after `after`. */
export async function readSites(from: Reader, actor: Actor, after?: string): Promise<readonly SiteRow[]> {
  let query = from.selectFrom('sites').selectAll();
  if (!actor.duties.includes('secretariat') && !actor.duties.includes('officer')) {
    if (actor.sites.length === 0) return [];
    query = query.where('id', 'in', actor.sites);
  }
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limits.pageRows).execute();
}

/** Who is responsible, by site, in the order of their names. A site without anybody is not in it. */
export async function readPeopleOfSites(
  from: Reader,
  sites: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedAccount[]>> {
  if (sites.length === 0) return new Map();
  const rows = await from
    .selectFrom('site_people')
    .innerJoin('accounts.user', 'accounts.user.id', 'site_people.account')
    .select(['site', 'account', 'name', 'email'])
    .where('site', 'in', sites)
    .orderBy('name')
    .orderBy('account')
    .execute();
  const people = new Map<string, NamedAccount[]>();
  for (const { site, ...person } of rows) people.set(site, [...(people.get(site) ?? []), person]);
  return people;
}

/** The version of the site's stream: what a correction is based on. */
export async function readSiteVersion(from: Reader, site: string): Promise<number> {
  const row = await from.selectFrom('streams').select('version').where('id', '=', site).executeTakeFirst();
  return row?.version ?? 0;
}
