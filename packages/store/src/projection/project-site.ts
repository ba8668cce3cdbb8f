/**
 * Sites and the people responsible for them. A correction reaches the public register too, where the site stands in it;
 * when the register's row last moved stays as the cycle's own events say.
 */
import { assert, dayOf } from '@touchstone/kernel';
import type { Recorded, SiteEvent, SiteOnFile, SiteState } from '@touchstone/domain';
import type { Writer } from '../database.ts';
import type { Tables } from '../tables.ts';

export async function projectSite(
  transaction: Writer,
  recorded: Recorded,
  event: SiteEvent,
  state: SiteState,
): Promise<void> {
  assert(state.stage === 'filed', 'a site is filed before anything else happens to it');
  const site = recorded.stream;
  switch (event.type) {
    case 'site.filed': {
      const { fictional = false } = state;
      await transaction
        .insertInto('sites')
        .values({ id: site, ...(await siteColumns(transaction, state)), fictional, filed_at: recorded.at })
        .execute();
      const people = state.responsible.map((account) => ({ site, account }));
      if (people.length > 0) await transaction.insertInto('site_people').values(people).execute();
      return;
    }
    case 'site.revised': {
      const row = await siteColumns(transaction, state);
      const before = await employerOf(transaction, site);
      if (before !== (row.operator_entry ?? row.operator))
        await endEmployments(transaction, recorded, before, state.responsible);
      const { country, metals, name, operator, operator_entry, place, site_type } = row;
      await transaction.updateTable('sites').set(row).where('id', '=', site).execute();
      const search = registerSearch(row);
      await transaction
        .updateTable('register')
        .set({ country, metals, name, operator, operator_entry, place, site_type, search })
        .where('site', '=', site)
        .execute();
      return;
    }
    case 'site.invited':
      await transaction.insertInto('site_people').values({ site, account: event.payload.account }).execute();
      return;
    case 'site.dismissed':
      await transaction
        .deleteFrom('site_people')
        .where('site', '=', site)
        .where('account', '=', event.payload.account)
        .execute();
      await endEmployments(transaction, recorded, await employerOf(transaction, site), [event.payload.account]);
      return;
  }
}

/** The operator by its entry, or by its name where it has none. */
async function employerOf(transaction: Writer, site: string): Promise<string> {
  const { operator, operator_entry: entry } = await transaction
    .selectFrom('sites')
    .select(['operator', 'operator_entry'])
    .where('id', '=', site)
    .executeTakeFirstOrThrow();
  return entry ?? operator;
}

/** The day is kept on which somebody stopped acting for an operator here; of several times the last one. */
export async function endEmployments(
  transaction: Writer,
  { at, stream }: Recorded,
  employer: string,
  accounts: readonly string[],
): Promise<void> {
  if (accounts.length === 0) return;
  await transaction
    .insertInto('ended_employments')
    .values(accounts.map((account) => ({ stream, account, employer, ended_on: dayOf(at, 'UTC') })))
    .onConflict((conflict) =>
      conflict
        .columns(['stream', 'account', 'employer'])
        .doUpdateSet(({ ref }) => ({ ended_on: ref('excluded.ended_on') })),
    )
    .execute();
}

/** What a search in the register goes through. */
export function registerSearch({
  name,
  operator,
  place,
}: Pick<Tables['sites'], 'name' | 'operator' | 'place'>): string {
  return `${name} ${operator} ${place ?? ''}`.toLowerCase();
}

async function siteColumns(
  transaction: Writer,
  onFile: SiteOnFile,
): Promise<Omit<Tables['sites'], 'id' | 'fictional' | 'filed_at'>> {
  const { activities, capacity, coordinates, country, metals, name, operatorEntry, place, siteType } = onFile;
  // An operator that is named by its entry bears the name that the entry has now, whatever it was when the site named it.
  const entry =
    operatorEntry === undefined
      ? undefined
      : await transaction.selectFrom('organisations').select('name').where('id', '=', operatorEntry).executeTakeFirst();
  const operator = entry?.name ?? onFile.operator;
  return {
    ...{
      name,
      operator,
      operator_entry: operatorEntry ?? null,
      country,
      metals,
      place: place ?? null,
      site_type: siteType,
      activities: activities ?? [],
    },
    latitude: coordinates?.latitude ?? null,
    longitude: coordinates?.longitude ?? null,
    capacity_amount: capacity?.amount ?? null,
    capacity_unit: capacity?.unit ?? null,
  };
}
