/** What somebody who may have to decide declared about the site; of anybody else it does not matter. */
import { dayOf, type PlainDate } from '@touchstone/kernel';
import type { Actor, KnownTie } from '@touchstone/domain';
import { readDeclaredAbout, type Reader } from '@touchstone/store';

export async function readKnownTie(from: Reader, actor: Actor, site: string, today: PlainDate): Promise<KnownTie> {
  const decides = actor.duties.includes('officer') || actor.duties.includes('secretariat');
  const declared = decides ? (await readDeclaredAbout(from, site, [actor.id])).get(actor.id) : undefined;
  if (declared === undefined) return { today };
  const { conflict, declared_at: at, ties } = declared;
  return { today, declaration: { conflict, ties, declaredOn: dayOf(at, 'UTC') } };
}
