/**
 * Which streams are replayed together: the row of a site in the register, with all that it was before, is made from the
 * site, its cycles and the organisations that operated it, so what happened to them is replayed in the order in which it
 * happened. Every other stream is replayed by itself.
 */
import type { StreamKind } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';

/** A projection reads the tables of kinds that stand before its own, and of no other stream of its own kind. */
export const aloneInOrder: readonly StreamKind[] = [
  ...(['scheme', 'access', 'evidence', 'firm', 'assessor', 'independence'] as const),
];
export const together: readonly StreamKind[] = ['organisation', 'site', 'cycle'];

const streamsPerBatch = 50;

/** Families of ids, so many at a time that neither the number of streams nor their age matters to memory. */
export async function* readFamilies(transaction: Writer): AsyncGenerator<readonly (readonly string[])[]> {
  for (const kind of aloneInOrder) {
    for (let after = ''; ;) {
      const ids = await readIds(transaction, [kind], after, streamsPerBatch);
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      yield ids.map((id) => [id]);
    }
  }
  let batch: (readonly string[])[] = [];
  for (const family of await readRelated(transaction)) {
    batch.push(family);
    if (batch.flat().length < streamsPerBatch) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Whatever hangs together by a site’s cycles and by those who operated it, now or before. */
async function readRelated(transaction: Writer): Promise<readonly (readonly string[])[]> {
  const ids = await readIds(transaction, together, '');
  const { rows } = await sql<{ one: string; other: string }>`
    select id as one, site as other from public.cycles
    union select id, operator_entry from public.sites where operator_entry is not null
    union select id, operator_entry from public.former_sites where operator_entry is not null`.execute(transaction);
  const families = new Map(ids.map((id) => [id, [id]]));
  for (const { one, other } of rows) {
    const [a, b] = [families.get(one), families.get(other)];
    if (a === undefined || b === undefined || a === b) continue;
    const [larger, smaller] = a.length < b.length ? [b, a] : [a, b];
    larger.push(...smaller);
    for (const id of smaller) families.set(id, larger);
  }
  return [...new Set(families.values())];
}

async function readIds(
  transaction: Writer,
  kinds: readonly StreamKind[],
  after: string,
  most = Number.MAX_SAFE_INTEGER,
): Promise<readonly string[]> {
  const rows = await transaction
    .withSchema('public')
    .selectFrom('streams')
    .select('id')
    .where('kind', 'in', kinds)
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
