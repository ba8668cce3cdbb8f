/** The sites that concern a person: their own, or for the scheme's staff all of them. */
import { limits } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import type { SiteRow } from '../cycle/cycle-queries.ts';
import type { Reader } from '../database.ts';

/** In the order of their ids, which is that of filing; at most one page of those after `after`. */
export async function readSites(from: Reader, actor: Actor, after?: string): Promise<readonly SiteRow[]> {
  let query = from.selectFrom('sites').selectAll();
  if (!actor.duties.includes('secretariat') && !actor.duties.includes('officer')) {
    query = query.where('responsible', '=', actor.id);
  }
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limits.pageRows).execute();
}
