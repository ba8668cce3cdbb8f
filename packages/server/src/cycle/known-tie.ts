/** What somebody who may have to decide declared about the site, as of today even where a past day is read. */
import { dayOf, type PlainDate } from '@touchstone/kernel';
import type { Actor, KnownTie } from '@touchstone/domain';
import { readDeclaredAbout } from '@touchstone/store';
import type { Services } from '../http/services.ts';

export async function readKnownTie(
  { database, time }: Pick<Services, 'database' | 'time'>,
  actor: Actor,
  site: string,
  today: PlainDate,
): Promise<KnownTie> {
  // Of anybody else it does not matter.
  if (!actor.duties.includes('officer') && !actor.duties.includes('secretariat')) return { today };
  const { read } = time?.present ?? database;
  const declared = (await readDeclaredAbout(read, site, [actor.id])).get(actor.id);
  if (declared === undefined) return { today };
  const { conflict, declared_at: at, ties } = declared;
  return { today, declaration: { conflict, ties, declaredOn: dayOf(at, 'UTC') } };
}
