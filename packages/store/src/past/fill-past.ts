/**
 * Fills in what stood before the past was kept, once: the journal is replayed as the doctor does it, and what the replay
 * says of the past is taken over. A stream that cannot be replayed, such as one of which something was erased, stays
 * without a past. All or nothing: being stopped inside leaves it to the next start.
 */
import { sql } from 'kysely';
import type { Database, Writer } from '../database.ts';
import { readColumns } from '../doctor/compare-projections.ts';
import { examineStreams } from '../doctor/examine-streams.ts';
import { takeNotes } from '../doctor/notes.ts';
import { openReplay } from '../doctor/replay-tables.ts';
import { formerOf, tablesWithPast } from './keep-past.ts';

const setting = 'past-to-fill';

/** Does nothing where there is nothing to fill in, which is one read. */
export async function fillPast(database: Database): Promise<void> {
  const asked = await database.read
    .selectFrom('settings')
    .select('value')
    .where('key', '=', setting)
    .executeTakeFirst();
  if (asked?.value !== true) return;
  await database.read.transaction().setIsolationLevel('repeatable read').execute(fill);
}

async function fill(transaction: Writer): Promise<void> {
  await openReplay(transaction);
  await examineStreams(transaction, takeNotes(), () => undefined);
  for (const table of tablesWithPast) {
    const [live, replay, former] = [sql.table(`public.${table}`), sql.table(`pg_temp.${table}`), formerOf(table)];
    // A table that came with a later migration holds nothing yet of what happened before it.
    await sql`insert into ${live} select * from ${replay} where not exists (select from ${live})
              on conflict do nothing`.execute(transaction);
    await sql`insert into ${sql.table(`public.${former}`)} select * from ${sql.table(`pg_temp.${former}`)}
              on conflict do nothing`.execute(transaction);
    const key = (await readColumns(transaction, table)).filter((column) => column.key);
    const same = sql.join(
      key.map(({ name }) => sql`${sql.ref(`live.${name}`)} = ${sql.ref(`replay.${name}`)}`),
      sql` and `,
    );
    await sql`update ${live} live set stands_since = replay.stands_since from ${replay} replay
              where live.stands_since = 'infinity' and replay.stands_since < 'infinity' and ${same}`.execute(
      transaction,
    );
  }
  await sql`update public.settings set value = 'false' where key = ${setting}`.execute(transaction);
}
