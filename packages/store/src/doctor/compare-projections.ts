/**
 * Holds every projection, and what stood in it before, against its replay, row by row on the primary key, inside the database. Tells the table, the key
 * and the columns of what differs.
 */
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import type { Notes } from './notes.ts';
import { replayedTables } from './replay-tables.ts';

/** Of one table, so many rows are told one by one. */
const rowsTold = 5;

export async function compareProjections(transaction: Writer, notes: Notes): Promise<void> {
  for (const { name } of replayedTables) await compareTable(transaction, notes, name);
}

type Row = Readonly<Record<string, unknown>>;

async function compareTable(transaction: Writer, { looked, note }: Notes, table: string): Promise<void> {
  const columns = await readColumns(transaction, table);
  const key = columns.filter((column) => column.key).map(({ name }) => name);
  const list = (from: 'live' | 'replay'): ReturnType<typeof sql> =>
    sql.join(columns.map(({ name }) => sql.ref(`${from}.${name}`)));
  const sameKey = sql.join(
    key.map((name) => sql`${sql.ref(`live.${name}`)} = ${sql.ref(`replay.${name}`)}`),
    sql` and `,
  );
  const { rows: counted } = await sql<{ rows: number }>`
    select count(*)::int as rows from ${sql.table(`public.${table}`)}`.execute(transaction);
  looked('projections', counted[0]?.rows ?? 0);
  const { rows } = await sql<{ live: Row | null; replay: Row | null; all: number }>`
    select to_jsonb(live) as live, to_jsonb(replay) as replay, count(*) over ()::int as all
    from ${sql.table(`public.${table}`)} as live
    full join ${sql.table(`pg_temp.${table}`)} as replay on ${sameKey}
    where row(${list('live')}) is distinct from row(${list('replay')})
    order by ${sql.join(key.map((name) => sql`coalesce(${sql.ref(`live.${name}`)}, ${sql.ref(`replay.${name}`)})`))}
    limit ${rowsTold}`.execute(transaction);
  rows.forEach(({ all, live, replay }, index) => {
    const row = key.map((name) => `${name}=${String((live ?? replay)?.[name])}`).join(' ');
    // The last one told stands for those that are not.
    const count = index === rowsTold - 1 ? all - index : 1;
    if (live === null) note('projection.row-missing', { table, row }, count);
    else if (replay === null) note('projection.row-extra', { table, row }, count);
    else note('projection.row-changed', { table, row, columns: differing(live, replay).join(', ') }, count);
  });
}

function differing(live: Row, replay: Row): readonly string[] {
  return Object.keys(live).filter((name) => JSON.stringify(live[name]) !== JSON.stringify(replay[name]));
}

/** Of a projection, in their order, with those that make its primary key. */
export async function readColumns(
  transaction: Writer,
  table: string,
): Promise<readonly { name: string; key: boolean }[]> {
  const { rows } = await sql<{ name: string; key: boolean }>`
    select a.attname as name, a.attnum = any(i.indkey::int2[]) as key
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped
    order by a.attnum`.execute(transaction);
  return rows;
}
