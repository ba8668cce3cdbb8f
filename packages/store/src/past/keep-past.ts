/**
 * What lets every table that is derived from the journal be read as of a past day: a column that says since when a row
 * stands, a table beside it that takes each row when it changes or goes, and a view in the schema `past` that shows the rows
 * of the moment asked for under the table's own name, so that a query reads the past by the search path alone.
 *
 * Made from the tables as they are after the migrations, so a migration changes a table without knowing of its past. Columns
 * that are new are empty in former rows; those that are gone stay in them unseen.
 */
import type pg from 'pg';
import { projectionTables } from '../doctor/projection-tables.ts';

/** The tables that have a past, each with the table of its former rows. */
export const tablesWithPast: readonly string[] = projectionTables.flatMap(({ name, ofToday }) =>
  ofToday === true ? [] : [name],
);
export function formerOf(table: string): string {
  return `former_${table}`;
}

/** Grows with this file: what an earlier version of the program made is made again. */
const edition = 1;

/** Before tables change: views would hold their columns, and what a migration changes is no event. */
export async function leavePast(client: pg.ClientBase): Promise<void> {
  await client.query('drop schema if exists past cascade');
}

/** After the last migration, `number`. One transaction; whoever comes second finds it done. */
export async function keepPast(client: pg.ClientBase, number: number): Promise<void> {
  const mark = `${String(number)}.${String(edition)}`;
  if ((await readMark(client)) === mark) return;
  const { rows } = await client.query<{ ready: boolean }>(
    `select to_regprocedure('public.moment_of_event()') is not null as ready`,
  );
  if (rows[0]?.ready !== true) return;
  await client.query('begin');
  try {
    await client.query('lock table schema_migrations in exclusive mode');
    if ((await readMark(client)) !== mark) {
      await leavePast(client);
      await client.query('create schema past; grant usage on schema past to touchstone_app');
      for (const table of tablesWithPast) await keepTable(client, table);
      await client.query(journalViews);
      await client.query(
        `grant select on all tables in schema past to touchstone_app; comment on schema past is '${mark}'`,
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function readMark(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select obj_description(oid, 'pg_namespace') as mark from pg_catalog.pg_namespace where nspname = 'past'`,
  );
  return rows[0]?.mark ?? null;
}

async function keepTable(client: pg.ClientBase, table: string): Promise<void> {
  const { rows: there } = await client.query('select where to_regclass($1) is not null', [`public.${table}`]);
  if (there.length === 0) return;
  const former = formerOf(table);
  // A row from before has no known beginning and is in no past until the journal was replayed.
  await client.query(`
    alter table ${table} add column if not exists stands_since timestamptz not null default 'infinity';
    alter table ${table} alter column stands_since set default public.moment_of_event();
    create table if not exists ${former} as select *, stands_since as stood_until from ${table} with no data;
    grant select, insert on ${former} to touchstone_app`);
  const columns = await readColumns(client, table);
  const kept = new Map((await readColumns(client, former)).map(({ name, type }) => [name, type]));
  for (const { filled, name, type } of columns) {
    // What rows of now are given in a new column, former ones are given too.
    const given = filled === null ? '' : `default ${filled}`;
    if (!kept.has(name)) await client.query(`alter table ${former} add column "${name}" ${type} ${given}`);
    else if (kept.get(name) !== type) {
      await client.query(`alter table ${former} alter column "${name}" type ${type} using "${name}"::text::${type}`);
    }
  }
  const key = columns.flatMap((column) => (column.key ? [`"${column.name}"`] : []));
  await client.query(`
    alter table ${former} drop constraint if exists ${former}_pkey;
    alter table ${former} add primary key (${key.join(', ')}, stands_since)`);
  const { rows: indexes } = await client.query<{ made: string }>(
    `select pg_get_indexdef(indexrelid) as made from pg_catalog.pg_index where indrelid = $1::regclass and not indisunique`,
    [`public.${table}`],
  );
  for (const { made } of indexes) await client.query(likeIndex(made, table));
  await client.query(triggerOf(table, columns));
  await client.query(viewOf(table, columns));
}

/** The same index on the former rows: `create index one on public.register …` of the table’s own. */
function likeIndex(made: string, table: string): string {
  return made.replace(
    /^CREATE INDEX (\w+) ON public\.\w+/,
    `create index if not exists former_$1 on ${formerOf(table)}`,
  );
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly key: boolean;
  /** the expression of its default */
  readonly filled: string | null;
}

async function readColumns(client: pg.ClientBase, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            coalesce(a.attnum = any(i.indkey::int2[]), false) as key, pg_get_expr(d.adbin, d.adrelid) as filled
     from pg_catalog.pg_attribute a
     left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     left join pg_catalog.pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [`public.${table}`],
  );
  return rows;
}

/**
 * A row that changes twice at one moment was never there in between. A beginning that is written as such is taken as it is:
 * so the past from before this was kept is filled in. The tables are named without their schema, for a replay has its own.
 */
function triggerOf(table: string, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => `"${name}"`);
  return `
    create function past.${keeperOf(table)} returns trigger language plpgsql as $keep$
    declare
      moment timestamptz := public.moment_of_event();
    begin
      if tg_op = 'UPDATE' then
        if new is not distinct from old or new.stands_since <> old.stands_since then return new; end if;
        new.stands_since := case when old.stands_since = 'infinity' then moment else greatest(old.stands_since, moment) end;
      end if;
      if old.stands_since < moment then
        insert into ${formerOf(table)} (${names.join(', ')}, stood_until)
        values (${names.map((name) => `old.${name}`).join(', ')}, moment) on conflict do nothing;
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end
    $keep$;
    ${createTrigger(table, `public.${table}`)}`;
}

function keeperOf(table: string): string {
  return `keep_${table}()`;
}

/** On the table itself, or on the one that a replay writes into. */
export function createTrigger(table: string, on: string): string {
  return `create trigger keeps_past before update or delete on ${on} for each row execute function past.${keeperOf(table)}`;
}

/** Conditions stand outside of the union, so that both tables can be read in the order of an index. */
function viewOf(table: string, columns: readonly Column[]): string {
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const { changed = {}, joined = '' } = bound[table] ?? {};
  return `create view past.${table} as
    select ${columns.map(({ name }) => `${changed[name] ?? `stood."${name}"`} as "${name}"`).join(', ')}
    from (
      select ${list}, timestamptz 'infinity' as stood_until from public.${table}
      union all
      select ${list}, stood_until from public.${formerOf(table)}
    ) stood ${joined}
    where stood.stands_since < (select public.moment_asked()) and stood.stood_until >= (select public.moment_asked())`;
}

interface Bound {
  readonly changed: Readonly<Record<string, string>>;
  readonly joined?: string;
}

/** What is bound by today: who may read a cycle, and what the public may no longer see. */
const bound: Readonly<Partial<Record<string, Bound>>> = {
  cycles: {
    changed: { team_accounts: '(select today.team_accounts from public.cycles today where today.id = stood.id)' },
  },
  // A fact is shown where its day had come then and is not put off today; of another cycle than today's, only the site's.
  register: {
    changed: {
      held: `case when today.held is null then stood.held else nullif(coalesce(stood.held, '{}') || coalesce((
        select jsonb_object_agg(fact.key, null) from jsonb_each_text(today.held) fact
        where (today.cycle = stood.cycle or starts_with(fact.key, 'site.'))
          and (fact.value is null or fact.value::date > public.public_day_now())), '{}'), '{}') end`,
    },
    joined: 'join public.register today on today.site = stood.site',
  },
  public_entries: {
    changed: { shown_from: 'greatest(stood.shown_from, today.shown_from)' },
    joined: 'join public.public_entries today on today.stream = stood.stream and today.version = stood.version',
  },
};

/** What was on record by then. A state is there where nothing came after it; else it is folded again from the journal. */
const journalViews = `
  create view past.journal as select * from public.journal where at < (select public.moment_asked());
  create view past.log_leaves as select * from public.log_leaves where sequenced_at < (select public.moment_asked());
  create view past.streams as
    select id, kind, version, case when version = latest then state end as state, head
    from (
      select s.id, s.kind, s.state, s.head, s.version as latest, (
        select j.version from public.journal j where j.stream = s.id and j.at < (select public.moment_asked())
        order by j.version desc limit 1) as version
      from public.streams s
    ) stood`;
