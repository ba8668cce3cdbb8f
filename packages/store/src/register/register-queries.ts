/** What the public reads: the register, page by page, and everything public of one site. */
import { limits } from '@touchstone/kernel';
import type { RegisterStatus } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import type { PublicEntry, Tables } from '../tables.ts';

export type RegisterEntry = Tables['register'];

export interface RegisterFilter {
  /** part of the name of a site, an operator or a place */
  readonly search?: string;
  readonly status?: RegisterStatus;
  readonly country?: string;
  readonly metal?: string;
  /** only rows that stand after, or before, this site */
  readonly after?: string;
  readonly before?: string;
}

export interface RegisterPage {
  readonly rows: readonly RegisterEntry[];
  /** the site after which the next page begins, and before which the previous one ends; absent where there is none */
  readonly next?: string;
  readonly previous?: string;
}

/** By name. The list is cut by keys, so that no row is seen twice or missed while others are added. */
export async function readRegister(from: Reader, filter: RegisterFilter): Promise<RegisterPage> {
  let query = from.selectFrom('register').selectAll();
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const pattern = `%${filter.search
      .trim()
      .toLowerCase()
      .replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where('search', 'like', pattern);
  }
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  if (filter.metal !== undefined) query = query.where(sql<boolean>`${filter.metal} = any(metals)`);
  const backwards = filter.before !== undefined;
  const edge = filter.before ?? filter.after;
  if (edge !== undefined) {
    const place = sql`(select lower(name), site from register where site = ${edge})`;
    query = query.where(
      backwards ? sql<boolean>`(lower(name), site) < ${place}` : sql<boolean>`(lower(name), site) > ${place}`,
    );
  }
  const direction = backwards ? 'desc' : 'asc';
  const found = await query
    .orderBy(sql`lower(name)`, direction)
    .orderBy('site', direction)
    .limit(limits.pageRows + 1)
    .execute();
  const more = found.length > limits.pageRows;
  const rows = found.slice(0, limits.pageRows);
  if (backwards) rows.reverse();
  const [first, last] = [rows.at(0)?.site, rows.at(-1)?.site];
  // Whoever came from a page knows that it is there; what lies further on tells the one row that was read too many.
  const next = backwards || more ? last : undefined;
  const previous = (backwards ? more : filter.after !== undefined) ? first : undefined;
  return { rows, ...(next === undefined ? {} : { next }), ...(previous === undefined ? {} : { previous }) };
}

/** Countries that occur in the register, each found with one step through the index. */
export async function readRegisterCountries(from: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ country: string }>`
    with recursive step (country) as (
      select min(country) from register
      union all
      select (select min(country) from register where country > step.country) from step where step.country is not null
    )
    select country from step where country is not null`.execute(from);
  return rows.map(({ country }) => country);
}

export interface PublicSite {
  readonly entry: RegisterEntry;
  readonly importedFacts: readonly Tables['imported_facts'][];
  /** of every cycle of the site, those of the latest award first, with the hash of the version that gave them */
  readonly marks: readonly (Tables['awarded_marks'] & { readonly scheme: string })[];
  /** what happened in public, oldest first, with its place in the log once it has one */
  readonly history: readonly PublicEntryAt[];
  readonly credential?: { readonly id: string; readonly issuedAt: string };
}

export interface PublicEntryAt {
  readonly stream: string;
  readonly version: number;
  readonly entry: PublicEntry;
  readonly logIndex: number | null;
}

export async function readPublicSite(from: Reader, site: string): Promise<PublicSite | undefined> {
  const entry = await from.selectFrom('register').selectAll().where('site', '=', site).executeTakeFirst();
  if (entry === undefined) return undefined;
  const { cycle } = entry;
  const [importedFacts, marks, history, credential] = await Promise.all([
    from.selectFrom('imported_facts').selectAll().where('cycle', '=', cycle).orderBy('position').execute(),
    from
      .selectFrom('awarded_marks')
      .innerJoin('cycles', 'cycles.id', 'awarded_marks.cycle')
      .selectAll('awarded_marks')
      .select('cycles.scheme_hash as scheme')
      .$narrowType<{ scheme: string }>()
      .where('awarded_marks.site', '=', site)
      .orderBy('valid_from', 'desc')
      .orderBy('mark')
      .execute(),
    from
      .selectFrom('public_entries')
      .leftJoin('log_leaves', (join) =>
        join
          .onRef('log_leaves.stream', '=', 'public_entries.stream')
          .onRef('log_leaves.version', '=', 'public_entries.version'),
      )
      .select([
        'public_entries.stream',
        'public_entries.version',
        'public_entries.entry',
        'log_leaves.index as logIndex',
      ])
      .where('site', '=', site)
      .orderBy('public_entries.at')
      .orderBy('public_entries.version')
      .execute(),
    from.selectFrom('credentials').select(['id', 'issued_at']).where('cycle', '=', cycle).executeTakeFirst(),
  ]);
  return {
    ...{ entry, importedFacts, marks, history },
    ...(credential === undefined ? {} : { credential: { id: credential.id, issuedAt: credential.issued_at } }),
  };
}
