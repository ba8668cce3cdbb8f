/**
 * What is known of the visitor and the sites on a page, as of today even where a past day is read. As many questions for all
 * of them as for one; of somebody who neither assesses nor acts for the scheme it does not matter.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { Actor, KnownOfPerson } from '@touchstone/domain';
import { readKnownOfPerson } from '@touchstone/store';
import type { Services } from '../http/services.ts';

export type KnownAt = (site: string, today: PlainDate) => KnownOfPerson;

export async function readKnownAt(
  { database, time }: Pick<Services, 'database' | 'time'>,
  actor: Actor,
  sites: readonly string[],
): Promise<KnownAt> {
  const matters = actor.duties.some((duty) => duty === 'officer' || duty === 'assessor' || duty === 'secretariat');
  const known = matters ? await readKnownOfPerson((time?.present ?? database).read, actor, sites) : undefined;
  return (site, today) => ({ ...known?.(site), today });
}
