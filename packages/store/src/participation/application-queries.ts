/** The application of a cycle, where it began with one. */
import type { Selectable } from 'kysely';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type ApplicationRow = Selectable<Tables['applications']>;

export function readApplication(from: Reader, cycle: string): Promise<ApplicationRow | undefined> {
  return from.selectFrom('applications').selectAll().where('cycle', '=', cycle).executeTakeFirst();
}
