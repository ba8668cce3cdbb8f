/** The checks of who acts that every decider begins with. Undefined means: go on. */
import { refuse, type Err, type Refusal } from '@touchstone/kernel';
import type { Actor, Duty } from './actor.ts';

export function requireDuty(actor: Actor, ...anyOf: readonly Duty[]): Err<Refusal> | undefined {
  if (anyOf.some((duty) => actor.duties.includes(duty))) return undefined;
  return refuse('access.duty-missing', { duty: anyOf[0] ?? '' });
}

/** Responsible person of this very site. */
export function requireSite(actor: Actor, site: string): Err<Refusal> | undefined {
  return actor.sites.includes(site) ? undefined : refuse('access.not-your-site');
}
