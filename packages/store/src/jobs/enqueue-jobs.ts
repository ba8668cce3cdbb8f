/**
 * What follows an event outside of its transaction is asked for inside of it: a job row commits with the event or not at
 * all. Jobs may run twice; each does its work through a command of its own, so the second time changes nothing.
 */
import type { AnyEvent, Recorded } from '@touchstone/domain';
import { eventType } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';

export type JobName = 'issue-credential' | 'sequence-log' | 'supersede-awards';

export async function enqueueJobs(transaction: Writer, recorded: readonly Recorded<AnyEvent>[]): Promise<void> {
  for (const { event, stream } of recorded) {
    // A credential that was not issued before its award was suspended or withdrawn is issued once it stands again.
    if (event.type === 'award.confirmed' || event.type === 'award.lifted' || event.type === 'award.restored')
      await enqueue(transaction, 'issue-credential', { cycle: stream }, stream);
    if (event.type === 'award.confirmed') await enqueue(transaction, 'supersede-awards', { cycle: stream }, stream);
  }
  if (recorded.some(({ event }) => eventType(event.type).public === true)) {
    await enqueue(transaction, 'sequence-log', {}, 'log');
  }
}

/** Jobs of one `key` that wait for their turn are one job. */
async function enqueue(transaction: Writer, name: JobName, payload: object, key: string): Promise<void> {
  await sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${`${name}:${key}`})`.execute(transaction);
}
