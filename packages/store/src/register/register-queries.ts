/** What the public reads: the register, page by page, and everything public of one site. */
import { limits, type PlainDate } from '@touchstone/kernel';
import { isShown, shownStatus, statusSteps, type RegisterStatus } from '@touchstone/domain';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { SiteRow } from '../cycle/cycle-queries.ts';
import type { Reader } from '../database.ts';
import type { PublicEntry, Tables } from '../tables.ts';

type RegisterRow = Selectable<Tables['register']>;

/** A row as the public may see it; what is still held back is empty or null. */
export type RegisterEntry = Omit<RegisterRow, 'held'>;

export interface RegisterFilter {
  /** part of the name of a site, an operator or a place */
  readonly search?: string;
  readonly status?: RegisterStatus;
  readonly country?: string;
  readonly metal?: string;
  /** the operator, by its entry among the organisations */
  readonly organisation?: string;
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

/**
 * By name, as the public may see it on that day. The list is cut by keys, so that no row is seen twice or missed while
 * others are added.
 */
export async function readRegister(
  from: Reader,
  filter: RegisterFilter,
  today: PlainDate,
  most: number = limits.pageRows,
): Promise<RegisterPage> {
  let query = from.selectFrom('register').selectAll().where(shownOn('site.name', today));
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const pattern = `%${filter.search
      .trim()
      .toLowerCase()
      .replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where('search', 'like', pattern);
  }
  if (filter.status !== undefined) query = query.where(statusShown(filter.status, today));
  if (filter.country !== undefined)
    query = query.where('country', '=', filter.country).where(shownOn('site.country', today));
  if (filter.metal !== undefined)
    query = query.where(sql<boolean>`${filter.metal} = any(metals)`).where(shownOn('site.metals', today));
  if (filter.organisation !== undefined) query = query.where('operator_entry', '=', filter.organisation);
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
    .limit(most + 1)
    .execute();
  const more = found.length > most;
  const rows = found.slice(0, most).map((row) => asShown(row, today));
  if (backwards) rows.reverse();
  const [first, last] = [rows.at(0)?.site, rows.at(-1)?.site];
  // Whoever came from a page knows that it is there; what lies further on tells the one row that was read too many.
  const next = backwards || more ? last : undefined;
  const previous = (backwards ? more : filter.after !== undefined) ? first : undefined;
  return { rows, ...(next === undefined ? {} : { next }), ...(previous === undefined ? {} : { previous }) };
}

type RegisterFact = Parameters<typeof isShown>[1];

/** As `isShown` in the domain says it of one row. */
function shownOn(fact: RegisterFact, today: PlainDate): RawBuilder<boolean> {
  return sql<boolean>`(held is null or not held ? ${fact} or coalesce((held->>${fact})::date <= ${today}::date, false))`;
}

/** As `shownStatus` in the domain says it of one row: the furthest step that may be told is the one asked for. */
function statusShown(status: RegisterStatus, today: PlainDate): RawBuilder<boolean> {
  const at = statusSteps.findIndex(({ statuses }) => statuses.some((one) => one === status));
  const [own, later] = [statusSteps[at], statusSteps.slice(at + 1)];
  const from = (step: number): readonly string[] => later.slice(step).flatMap(({ statuses }) => [...statuses]);
  const conditions = [
    sql`(status = ${status} or status = any (${from(0)}::text[]))`,
    ...(own === undefined || at === 0 ? [] : [shownOn(own.fact, today)]),
    ...later.map(({ fact }, step) => sql`(status <> all (${from(step)}::text[]) or not ${shownOn(fact, today)})`),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** Of a mark from another cycle of the site, whose own rules say when its award may be told. */
function awardTold(today: PlainDate): RawBuilder<boolean> {
  return sql<boolean>`exists (select from public_entries told where told.stream = awarded_marks.cycle
    and told.entry->>'type' in ('award.confirmed', 'history.imported') and coalesce(told.shown_from, '-infinity') <= ${today}::date)`;
}

function asShown({ held, ...row }: RegisterRow, today: PlainDate): RegisterEntry {
  if (held === null) return row;
  const may = (fact: RegisterFact) => isShown(held, fact, today);
  const awarded = may('award.marks');
  return {
    ...row,
    status: shownStatus(row.status, held, today),
    site_type: may('site.type') ? row.site_type : '',
    country: may('site.country') ? row.country : '',
    place: may('site.country') ? row.place : null,
    metals: may('site.metals') ? row.metals : [],
    committed_on: may('commitment.signed-on') ? row.committed_on : null,
    awarded_on: awarded ? row.awarded_on : null,
    marks: awarded ? row.marks : [],
    valid_until: awarded && may('award.valid-until') ? row.valid_until : null,
  };
}

export interface SiteOfOrganisation {
  readonly site: SiteRow;
  /** absent while nothing of it is public */
  readonly shown?: RegisterEntry;
}

export interface SitesOfOrganisation {
  readonly sites: readonly SiteOfOrganisation[];
  /** how many of them all are public, on whatever page */
  readonly published: number;
}

/** By name, `limits.pageRows` after the first `after`: those that are public on that day, and those that the reader opens. */
export async function readSitesOfOrganisation(
  from: Reader,
  organisation: string,
  {
    after,
    opens,
    today,
  }: { readonly after: number; readonly opens: 'all' | readonly string[]; readonly today: PlainDate },
): Promise<SitesOfOrganisation> {
  const opened = opens === 'all' ? sql<boolean>`true` : sql<boolean>`sites.id = any(${opens}::text[])`;
  const rows = await from
    .selectFrom('sites')
    .leftJoin('register', (join) =>
      join
        .onRef('register.site', '=', 'sites.id')
        .on('register.operator_entry', '=', organisation)
        .on(shownOn('site.name', today)),
    )
    .selectAll('sites')
    .select(sql<number>`(count(register.site) over ())::int`.as('published'))
    .where(({ eb, or }) =>
      or([eb('register.site', 'is not', null), eb.and([eb('sites.operator_entry', '=', organisation), opened])]),
    )
    .orderBy(sql`lower(sites.name)`)
    .orderBy('sites.id')
    .limit(limits.pageRows)
    .offset(after)
    .execute();
  if (rows.length === 0) return { sites: [], published: 0 };
  const entries = await from
    .selectFrom('register')
    .selectAll()
    .where(
      'site',
      'in',
      rows.map(({ id }) => id),
    )
    .where('operator_entry', '=', organisation)
    .where(shownOn('site.name', today))
    .execute();
  const sites = rows.map(({ published: _published, ...site }) => {
    const entry = entries.find((one) => one.site === site.id);
    return { site, ...(entry === undefined ? {} : { shown: asShown(entry, today) }) };
  });
  return { sites, published: rows[0]?.published ?? 0 };
}

/**
 * Countries that occur in the register among rows that are shown whole, each found with one step through the index. The past
 * is a view over two tables: the first row in order is found by their indexes, a minimum only by reading all of both.
 */
export async function readRegisterCountries(from: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ country: string }>`
    with recursive step (country) as (
      (select country from register where held is null order by country limit 1)
      union all
      select (
        select country from register where country > step.country and held is null order by country limit 1
      ) from step where step.country is not null
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

/** As the public may see it on that day. */
export async function readPublicSite(from: Reader, site: string, today: PlainDate): Promise<PublicSite | undefined> {
  const row = await from
    .selectFrom('register')
    .selectAll()
    .where('site', '=', site)
    .where(shownOn('site.name', today))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const entry = asShown(row, today);
  const awarded = isShown(row.held, 'award.marks', today);
  const until = isShown(row.held, 'award.valid-until', today);
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
      .where(({ or, eb }) => or([eb('awarded_marks.cycle', '=', cycle), awardTold(today)]))
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
      .where(({ eb, or }) => or([eb('shown_from', 'is', null), eb('shown_from', '<=', today)]))
      .orderBy('public_entries.at')
      .orderBy('public_entries.version')
      .execute(),
    from
      .selectFrom('credentials')
      .select(['id', 'issued_at'])
      .where('cycle', '=', cycle)
      .orderBy('version', 'desc')
      .executeTakeFirst(),
  ]);
  return {
    ...{ entry, importedFacts, history },
    marks: marks
      .filter((mark) => awarded || mark.cycle !== cycle)
      .map((mark) => (until || mark.cycle !== cycle ? mark : { ...mark, valid_until: null })),
    ...(credential === undefined || !awarded
      ? {}
      : { credential: { id: credential.id, issuedAt: credential.issued_at } }),
  };
}
