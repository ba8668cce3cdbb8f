/**
 * The tables of a replay: temporary ones like the projections, in which a table without a schema is one of these and no
 * other. They are gone with the transaction.
 */
import type { StreamKind } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import { createTrigger, formerOf, tablesWithPast } from '../past/keep-past.ts';
import { projectionTables, type ProjectionTable } from './projection-tables.ts';

/** The projections, and the former rows of those that have a past. */
export const replayedTables: readonly ProjectionTable[] = projectionTables.flatMap((table) =>
  table.ofToday === true ? [table] : [table, { ...table, name: formerOf(table.name) }],
);

/** From here on a projection that reads or writes anything else fails, instead of touching what is kept. */
export async function openReplay(transaction: Writer): Promise<void> {
  for (const { name } of replayedTables) {
    await sql`create temporary table ${sql.table(name)} (like ${sql.table(`public.${name}`)} including all) on commit drop`.execute(
      transaction,
    );
  }
  for (const table of tablesWithPast) {
    await sql.raw(createTrigger(table, `pg_temp.${table}`)).execute(transaction);
  }
  // What is adopted from one stream and replayed of another may overlap, so two cycles of a site may both be under way here.
  const { rows } = await sql<{ name: string }>`
    select i.indexrelid::regclass::text as name from pg_catalog.pg_index i
    where i.indrelid = 'pg_temp.cycles'::regclass and i.indisunique and i.indpred is not null`.execute(transaction);
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(transaction);
  await sql`set local search_path = pg_temp`.execute(transaction);
}

/**
 * Takes over the rows of a stream that cannot be replayed as they are kept, so that what builds on them can be. Nothing of
 * the stream may be in the replay yet.
 */
export async function adoptRows(transaction: Writer, kind: StreamKind, stream: string): Promise<void> {
  for (const { column, kind: own, name, prefix = '' } of replayedTables) {
    if (own !== undefined && own !== kind) continue;
    await sql`insert into ${sql.table(name)} select * from ${sql.table(`public.${name}`)}
              where ${sql.ref(column)} = ${stream.slice(prefix.length)} on conflict do nothing`.execute(transaction);
  }
}
