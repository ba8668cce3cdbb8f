/**
 * Organisations with their keepers and partnerships. A corrected name reaches the sites that name the organisation as their operator;
 * a site that comes to name it takes the name from here, so that the order of the two streams does not matter.
 */
import { plainDate } from '@touchstone/kernel';
import { organisationNameKey, type OrganisationEvent, type Recorded } from '@touchstone/domain';
import type { Writer } from '../database.ts';
import { endEmployments, registerSearch } from './project-site.ts';

export async function projectOrganisation(
  transaction: Writer,
  recorded: Recorded,
  event: OrganisationEvent,
): Promise<void> {
  const organisation = recorded.stream;
  switch (event.type) {
    case 'organisation.registered': {
      const { fictional = false, keeper } = event.payload;
      await transaction
        .insertInto('organisations')
        .values({ id: organisation, ...columnsOf(event), fictional, registered_at: recorded.at })
        .execute();
      if (keeper !== null) await addKeeper(transaction, organisation, keeper);
      return;
    }
    case 'organisation.corrected':
      await transaction.updateTable('organisations').set(columnsOf(event)).where('id', '=', organisation).execute();
      await renameOperator(transaction, organisation, event.payload.name);
      return;
    case 'organisation.invited':
      await addKeeper(transaction, organisation, event.payload.account);
      return;
    case 'organisation.dismissed':
      await transaction
        .deleteFrom('organisation_keepers')
        .where('organisation', '=', organisation)
        .where('account', '=', event.payload.account)
        .execute();
      await endEmployments(transaction, recorded, organisation, [event.payload.account]);
      return;
    case 'partnership.begun': {
      const { begunOn, scheme, source, statement } = event.payload;
      await transaction
        .insertInto('partnerships')
        .values({
          ...{ organisation, version: recorded.version, scheme, begun_on: plainDate(begunOn), ended_on: null },
          ...{ statement: statement ?? null, source_title: source?.title ?? null, source_url: source?.url ?? null },
        })
        .execute();
      return;
    }
    case 'partnership.ended':
      await transaction
        .updateTable('partnerships')
        .set({ ended_on: plainDate(event.payload.endedOn) })
        .where('organisation', '=', organisation)
        .where('scheme', '=', event.payload.scheme)
        .where('ended_on', 'is', null)
        .execute();
  }
}

async function addKeeper(transaction: Writer, organisation: string, account: string): Promise<void> {
  await transaction.insertInto('organisation_keepers').values({ organisation, account }).execute();
}

function columnsOf({
  payload,
}: Extract<OrganisationEvent, { readonly type: 'organisation.registered' | 'organisation.corrected' }>) {
  const { contact, country, kind, name, website } = payload;
  return {
    ...{ name, name_key: organisationNameKey(name), country, kind, website: website ?? null },
    contact: contact === undefined ? null : JSON.stringify(contact),
  };
}

async function renameOperator(transaction: Writer, organisation: string, operator: string): Promise<void> {
  const sites = await transaction
    .updateTable('sites')
    .set({ operator })
    .where('operator_entry', '=', organisation)
    .returning(['id', 'name', 'place'])
    .execute();
  for (const { id, name, place } of sites) {
    const search = registerSearch({ name, operator, place });
    await transaction.updateTable('register').set({ operator, search }).where('site', '=', id).execute();
  }
}
