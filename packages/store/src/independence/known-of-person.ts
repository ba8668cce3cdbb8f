/**
 * What is known of one person and sites: their last word on each, the ties that the register shows, and their own entry as an
 * assessor. As many questions for any number of sites as for one, so that a list costs no more than a page.
 */
import { dayOf } from '@touchstone/kernel';
import type { Actor, Declaration, Involved, KnownOfPerson, RegisterEntry } from '@touchstone/domain';
import { readDeclaredAbout } from '../assessor/assessor-queries.ts';
import { readNames } from '../cycle/cycle-queries.ts';
import type { Reader, Writer } from '../database.ts';
import { readStream } from '../journal/journal.ts';
import { readRegisteredTies } from './registered-ties.ts';

export type KnownAtSite = Omit<KnownOfPerson, 'today'>;

/** Asked for one of these sites. */
export async function readKnownOfPerson(
  from: Reader | Writer,
  actor: Pick<Actor, 'assessor' | 'duties' | 'id'>,
  sites: readonly string[],
): Promise<(site: string) => KnownAtSite> {
  if (sites.length === 0) return () => ({});
  const [declared, registered, entry] = await Promise.all([
    from
      .selectFrom('declarations')
      .select(['site', 'conflict', 'ties', 'declared_at'])
      .where('account', '=', actor.id)
      .where('site', 'in', sites)
      .execute(),
    readRegisteredTies(from, [actor.id], sites),
    actor.assessor === undefined ? undefined : readEntry(from, actor.assessor),
  ]);
  const declarations = new Map<string, Declaration>();
  for (const { conflict, declared_at: at, site, ties } of declared) {
    declarations.set(site, { conflict, ties, declaredOn: dayOf(at, 'UTC') });
  }
  const colleagues = entry === undefined ? [] : await readColleagues(from, actor, entry);
  return (site) => {
    const declaration = declarations.get(site);
    const ties = registered(actor.id, site);
    return {
      ...(declaration === undefined ? {} : { declaration }),
      ...(ties.length === 0 ? {} : { ties }),
      ...(entry === undefined ? {} : { entry }),
      ...(colleagues.length === 0 ? {} : { colleagues }),
    };
  };
}

/** The ties of others to one site, each with the name of the person. */
export async function readInvolved(
  from: Reader | Writer,
  accounts: readonly string[],
  site: string,
): Promise<readonly Involved[]> {
  const [names, declared, registered] = await Promise.all([
    readNames(from, accounts),
    readDeclaredAbout(from, site, accounts),
    readRegisteredTies(from, accounts, [site]),
  ]);
  return accounts.map((account) => {
    const row = declared.get(account);
    return {
      ...{ account, name: names.get(account) ?? account, ties: registered(account, site) },
      ...(row === undefined
        ? {}
        : { declaration: { conflict: row.conflict, ties: row.ties, declaredOn: dayOf(row.declared_at, 'UTC') } }),
    };
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
