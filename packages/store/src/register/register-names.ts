/** Names of sites as the register has them, for lists that know only their ids. */
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type RegisteredName = Pick<Tables['register'], 'site' | 'name' | 'scheme' | 'scheme_version'>;

/** By site id; a site that is not public is missing. */
export async function readRegisteredNames(
  from: Reader,
  sites: readonly string[],
): Promise<ReadonlyMap<string, RegisteredName>> {
  if (sites.length === 0) return new Map();
  const rows = await from
    .selectFrom('register')
    .select(['site', 'name', 'scheme', 'scheme_version'])
    .where('site', 'in', [...new Set(sites)])
    .execute();
  return new Map(rows.map((row) => [row.site, row]));
}
