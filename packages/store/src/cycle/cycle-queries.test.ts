import { cloneDatabase } from '@touchstone/testkit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { readAnswers, readDeterminations } from './cycle-queries.ts';

test('ratings are read by criterion, in whatever order they were written', async () => {
  const clone = await cloneDatabase();
  const database = openDatabase({ connection: { ...clone.connection }, readers: 1 });
  try {
    // Without an index, rows come as they lie in the table.
    await sql`set enable_indexscan = off`.execute(database.read);
    await sql`set enable_bitmapscan = off`.execute(database.read);
    for (const [table, kind] of [
      ['answers', 'answered'],
      ['determinations', 'determined'],
    ] as const) {
      await sql`insert into ${sql.table(table)} (cycle, criterion, level, not_applicable, rationale, evidence, version,
          ${sql.ref(`${kind}_by`)}, ${sql.ref(`${kind}_at`)})
        select 'cycle_1', criterion, 'met', false, '', '{}', 1, 'sam', now()
        from unnest('{b,c,a}'::text[]) criterion`.execute(database.read);
    }
    const read = await Promise.all([
      readAnswers(database.read, 'cycle_1'),
      readDeterminations(database.read, 'cycle_1'),
    ]);
    for (const rows of read) expect(rows.map(({ criterion }) => criterion)).toEqual(['a', 'b', 'c']);
  } finally {
    await database.close();
    await clone.drop();
  }
});
