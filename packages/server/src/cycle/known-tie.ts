/**
 * What is known of the visitor and the sites on a page, as of today even where a past day is read. One question for all of
 * them; of somebody who neither assesses nor decides it does not matter.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { Actor, KnownTie } from '@touchstone/domain';
import { readKnownTies } from '@touchstone/store';
import type { Services } from '../http/services.ts';

export type TieTo = (site: string, today: PlainDate) => KnownTie;

export async function readTiesTo(
  { database, time }: Pick<Services, 'database' | 'time'>,
  actor: Actor,
  sites: readonly string[],
): Promise<TieTo> {
  const matters = actor.duties.includes('officer') || actor.duties.includes('assessor');
  const known = matters ? await readKnownTies((time?.present ?? database).read, actor, sites) : undefined;
  return (site, today) => ({ ...known?.get(site), today });
}
