/** Who keeps an organisation is told to its keepers and to the secretariat, who may also act as such. */
import type { Actor } from '@touchstone/domain';
import { readKeepers, type NamedAccount } from '@touchstone/store';
import type { Services } from '../http/services.ts';

/** Those of the day that is asked for; undefined for whoever is not one of them today, nor of the secretariat. */
export async function keepersTold(
  { database, time }: Pick<Services, 'database' | 'time'>,
  actor: Actor,
  organisation: string,
): Promise<readonly NamedAccount[] | undefined> {
  const keepers = await readKeepers(database.read, organisation);
  if (actor.duties.includes('secretariat')) return keepers;
  const ofToday = time?.day === undefined ? keepers : await readKeepers(time.present.read, organisation);
  return ofToday.some(({ account }) => account === actor.id) ? keepers : undefined;
}
