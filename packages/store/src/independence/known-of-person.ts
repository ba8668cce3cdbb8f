/**
 * What is known of one person and sites: their last word on each, where the register has them as responsible for another
 * site of the same operator or as a keeper of that operator, and their own entry as an assessor. As many questions for any number of sites as for one, so
 * that a list costs no more than a page.
 */
import { dayOf } from '@touchstone/kernel';
import type { Actor, KnownOfPerson, RegisterEntry } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';
import { readStream } from '../journal/journal.ts';

export type KnownAtSite = Omit<KnownOfPerson, 'today'>;

/** Asked for one of these sites. */
export async function readKnownOfPerson(
  from: Reader | Writer,
  actor: Pick<Actor, 'assessor' | 'duties' | 'id' | 'sites'>,
  sites: readonly string[],
): Promise<(site: string) => KnownAtSite> {
  if (sites.length === 0) return () => ({});
  const [declared, employed, entry] = await Promise.all([
    from
      .selectFrom('declarations')
      .select(['site', 'conflict', 'ties', 'declared_at'])
      .where('account', '=', actor.id)
      .where('site', 'in', sites)
      .execute(),
    from
      .selectFrom('sites')
      .select('sites.id as site')
      .where('sites.id', 'in', sites)
      .where(({ exists, or, selectFrom }) => {
        const keeps = selectFrom('organisation_keepers')
          .select('organisation_keepers.account')
          .whereRef('organisation_keepers.organisation', '=', 'sites.operator_entry')
          .where('organisation_keepers.account', '=', actor.id);
        const answers = selectFrom('sites as own')
          .select('own.id')
          .whereRef('own.operator', '=', 'sites.operator')
          .where('own.id', 'in', actor.sites);
        return or([exists(keeps), ...(actor.sites.length === 0 ? [] : [exists(answers)])]);
      })
      .execute(),
    actor.assessor === undefined ? undefined : readEntry(from, actor.assessor),
  ]);
  const known = new Map<string, KnownAtSite>(employed.map(({ site }) => [site, { employed: true }]));
  for (const { conflict, declared_at: at, site, ties } of declared) {
    known.set(site, { ...known.get(site), declaration: { conflict, ties, declaredOn: dayOf(at, 'UTC') } });
  }
  const colleagues = entry === undefined ? [] : await readColleagues(from, actor, entry);
  return (site) => ({
    ...known.get(site),
    ...(entry === undefined ? {} : { entry }),
    ...(colleagues.length === 0 ? {} : { colleagues }),
  });
}

/** It matters only of those who can act for the scheme. */
async function readColleagues(
  from: Reader | Writer,
  { duties, id }: Pick<Actor, 'duties' | 'id'>,
  { assessor }: RegisterEntry,
): Promise<readonly string[]> {
  const firm = assessor.stage === 'none' ? undefined : assessor.firmEntry;
  if (firm === undefined || !duties.some((duty) => duty === 'secretariat' || duty === 'officer')) return [];
  const rows = await from
    .selectFrom('assessors')
    .select('account')
    .where('firm_entry', '=', firm)
    .where('account', '!=', id)
    .execute();
  return rows.map(({ account }) => account);
}

/** As it stands now, whatever day is read. */
async function readEntry(from: Reader | Writer, id: string): Promise<RegisterEntry | undefined> {
  const row = await readStream(from, 'assessor', id);
  if (row === undefined) return undefined;
  const { state: assessor } = row;
  const named = assessor.stage === 'none' ? undefined : assessor.firmEntry;
  const firm = named === undefined ? undefined : await readStream(from, 'firm', named);
  return { assessor, ...(firm === undefined ? {} : { firm: firm.state }) };
}
