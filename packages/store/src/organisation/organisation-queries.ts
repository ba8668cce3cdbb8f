/** Organisations: those that can be chosen, one of them with its partnerships, and the partners of every scheme. */
import { limits } from '@touchstone/kernel';
import { organisationNameKey } from '@touchstone/domain';
import { sql, type Selectable } from 'kysely';
import type { NamedAccount } from '../access/named-account.ts';
import type { SiteRow } from '../cycle/cycle-queries.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type OrganisationRow = Selectable<Tables['organisations']>;
export type PartnershipRow = Selectable<Tables['partnerships']>;
export type PartnerRow = PartnershipRow & Pick<OrganisationRow, 'name' | 'country' | 'kind' | 'website' | 'fictional'>;

/** By name, at most `limits.organisations`. */
export function readOrganisations(from: Reader): Promise<readonly OrganisationRow[]> {
  return from
    .selectFrom('organisations')
    .selectAll()
    .orderBy('name_key')
    .orderBy('id')
    .limit(limits.organisations)
    .execute();
}

export function readOrganisation(from: Reader, id: string): Promise<OrganisationRow | undefined> {
  return from.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** In the order of their names. */
export function readKeepers(from: Reader, organisation: string): Promise<readonly NamedAccount[]> {
  return from
    .selectFrom('organisation_keepers')
    .innerJoin('accounts.user', 'accounts.user.id', 'organisation_keepers.account')
    .select(['account', 'name', 'email'])
    .where('organisation', '=', organisation)
    .orderBy('name')
    .orderBy('account')
    .execute();
}

/** Of which this person is a keeper, by name. */
export function readOrganisationsKeptBy(
  from: Reader,
  account: string,
): Promise<readonly Pick<OrganisationRow, 'id' | 'name'>[]> {
  return from
    .selectFrom('organisations')
    .innerJoin('organisation_keepers', 'organisation', 'id')
    .select(['id', 'name'])
    .where('account', '=', account)
    .orderBy('name')
    .orderBy('id')
    .limit(limits.pageRows)
    .execute();
}

/** Ids of the entries that have these names, by `organisationNameKey`; of a name that several have, nobody can tell which. */
export async function readOrganisationsByName(
  from: Reader,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(names.map(organisationNameKey))];
  if (keys.length === 0) return new Map();
  const rows = await from
    .selectFrom('organisations')
    .select(['id', 'name_key'])
    .where('name_key', '=', sql<string>`any(${keys}::text[])`)
    .execute();
  const byKey = Map.groupBy(rows, ({ name_key: key }) => key);
  return new Map(
    [...byKey].flatMap(([key, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[key, only.id]])),
  );
}

/** By id; a stream that is no organisation is missing. */
export async function readOrganisationNames(
  from: Reader,
  streams: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = streams.filter((stream) => stream.startsWith('organisation_'));
  if (ids.length === 0) return new Map();
  const rows = await from
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those that stand first, then those that ended, the latest first. */
export function readPartnerships(from: Reader, organisation: string): Promise<readonly PartnershipRow[]> {
  return from
    .selectFrom('partnerships')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy(sql`ended_on desc nulls first`)
    .orderBy('version', 'desc')
    .execute();
}

/** Partners of today, by name. */
export function readPartners(from: Reader): Promise<readonly PartnerRow[]> {
  return from
    .selectFrom('partnerships')
    .innerJoin('organisations', 'organisations.id', 'partnerships.organisation')
    .selectAll('partnerships')
    .select(['name', 'country', 'kind', 'website', 'fictional'])
    .where('ended_on', 'is', null)
    .orderBy('name_key')
    .orderBy('organisation')
    .limit(limits.organisations)
    .execute();
}

/** Sites that name an operator in the same words, and none by its entry. */
export function readSitesNaming(from: Reader, name: string): Promise<readonly SiteRow[]> {
  return from
    .selectFrom('sites')
    .selectAll()
    .where('operator_entry', 'is', null)
    .where(sql`lower(regexp_replace(trim(operator), '\\s+', ' ', 'g'))`, '=', organisationNameKey(name))
    .orderBy('name')
    .orderBy('id')
    .limit(limits.pageRows)
    .execute();
}
