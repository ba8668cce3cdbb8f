/**
 * The tables of a replay: temporary ones like the projections, in which a table without a schema is one of these and no
 * other. They are gone with the transaction.
 */
import type { StreamKind } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import { projectionTables } from './projection-tables.ts';

/** From here on a projection that reads or writes anything else fails, instead of touching what is kept. */
export async function openReplay(transaction: Writer): Promise<void> {
  for (const { name } of projectionTables) {
    await sql`create temporary table ${sql.table(name)} (like ${sql.table(`public.${name}`)} including all) on commit drop`.execute(
      transaction,
    );
  }
  // Streams are replayed one after the other, not in the order of time, so two cycles of a site may both be under way here.
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
  for (const { column, kind: own, name, prefix = '' } of projectionTables) {
    if (own !== undefined && own !== kind) continue;
    await sql`insert into ${sql.table(name)} select * from ${sql.table(`public.${name}`)}
              where ${sql.ref(column)} = ${stream.slice(prefix.length)} on conflict do nothing`.execute(transaction);
  }
}
