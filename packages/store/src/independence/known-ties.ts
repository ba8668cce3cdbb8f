/**
 * What is known of one person and sites: their last word on each, and where the register has them as responsible for
 * another site of the same operator. One question for any number of sites, so that a list costs no more than a page.
 */
import { dayOf } from '@touchstone/kernel';
import type { Actor, KnownTie } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';

export type TieOfSite = Omit<KnownTie, 'today'>;

/** By site; absent where nothing is known. */
export async function readKnownTies(
  from: Reader | Writer,
  actor: Pick<Actor, 'id' | 'sites'>,
  sites: readonly string[],
): Promise<ReadonlyMap<string, TieOfSite>> {
  if (sites.length === 0) return new Map();
  const [declared, employed] = await Promise.all([
    from
      .selectFrom('declarations')
      .select(['site', 'conflict', 'ties', 'declared_at'])
      .where('account', '=', actor.id)
      .where('site', 'in', sites)
      .execute(),
    actor.sites.length === 0
      ? []
      : from
          .selectFrom('sites')
          .innerJoin('sites as own', 'own.operator', 'sites.operator')
          .select('sites.id as site')
          .where('sites.id', 'in', sites)
          .where('own.id', 'in', actor.sites)
          .execute(),
  ]);
  const known = new Map<string, TieOfSite>(employed.map(({ site }) => [site, { employed: true }]));
  for (const { conflict, declared_at: at, site, ties } of declared) {
    known.set(site, { ...known.get(site), declaration: { conflict, ties, declaredOn: dayOf(at, 'UTC') } });
  }
  return known;
}
