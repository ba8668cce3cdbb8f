/** What every loader of facts is told: who asks and when; and the site that several of them read. */
import { dayOf, type Instant } from '@touchstone/kernel';
import type { Actor, Context, SiteState } from '@touchstone/domain';
import type { Writer } from '../database.ts';
import { readStream } from '../journal/journal.ts';

export interface Asked {
  readonly actor: Actor;
  readonly at: Instant;
}

/** Until a cycle is pinned to a scheme, with its own time zone, days are those of UTC. */
export function contextOf(asked: Asked, timeZone = 'UTC'): Context {
  return { actor: asked.actor, at: asked.at, today: dayOf(asked.at, timeZone) };
}

export async function readFiledSite(
  transaction: Writer,
  site: string,
): Promise<Extract<SiteState, { stage: 'filed' }> | undefined> {
  const row = await readStream(transaction, 'site', site);
  return row?.state.stage === 'filed' ? row.state : undefined;
}
