/**
 * The acts of a cycle that wait for the scheme's own staff, as the domain says who must act next. An act that still waits
 * keeps the moment from which it has; whoever shows a row asks the cycle itself whether it holds.
 */
import { assert, type Instant } from '@touchstone/kernel';
import { nextActs, type CycleState } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import { queueDuty } from '../queue/queue-queries.ts';

export async function projectQueue(
  transaction: Writer,
  schemes: Schemes,
  { at, stream: cycle, version }: { readonly stream: string; readonly version: number; readonly at: Instant },
  state: CycleState,
): Promise<void> {
  const rows = await rowsOf(transaction, schemes, state, version);
  await transaction
    .deleteFrom('staff_queue')
    .where('cycle', '=', cycle)
    .$if(rows.length > 0, (query) =>
      query.where(
        'act',
        'not in',
        rows.map(({ act }) => act),
      ),
    )
    .execute();
  if (rows.length === 0) return;
  await transaction
    .insertInto('staff_queue')
    .values(rows.map((row) => ({ ...row, cycle, since: at })))
    .onConflict((conflict) =>
      conflict
        .columns(['cycle', 'act'])
        .doUpdateSet(({ ref }) => ({ due: ref('excluded.due') }))
        .where(sql<boolean>`staff_queue.due is distinct from excluded.due`),
    )
    .execute();
}

async function rowsOf(transaction: Writer, schemes: Schemes, state: CycleState, version: number) {
  if (state.stage !== 'running') return [];
  const compiled = await schemes.byHash(transaction, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  return nextActs(state, version, compiled.scheme).flatMap((next) => {
    const duty = queueDuty(next);
    return duty === undefined ? [] : [{ act: next.act, duty, due: next.due ?? null }];
  });
}
