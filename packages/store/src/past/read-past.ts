/**
 * Reading as of a past day. Every query of this package reads the past as it reads the present: it is only given another
 * reader, whose tables show the rows that stood at a moment. All of it is one snapshot.
 */
import type { Instant, PlainDate } from '@touchstone/kernel';
import { sql } from 'kysely';
import type { Database, Reader } from '../database.ts';

export interface PastMoment {
  /** the first moment after the day: what happened before it is shown */
  readonly before: Instant;
  /** which day it is for the public now, because what may not be seen today is not seen in the past either */
  readonly publicDay: PlainDate;
}

/** What `work` answers; the reader is good inside of it only, and holds one connection until then. */
export function readPast<T>(
  { read }: Database,
  { before, publicDay }: PastMoment,
  work: (from: Reader) => Promise<T>,
): Promise<T> {
  return read
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql`select set_config('search_path', 'past, public', true), set_config('touchstone.moment', ${before}, true),
                       set_config('touchstone.public_day', ${publicDay}, true)`.execute(transaction);
      return work(transaction);
    });
}
