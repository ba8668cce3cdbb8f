/** Who somebody is when a request arrives: the duties granted to the account and those that sites and engagements give. */
import type { Actor, Duty } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';

/** The account with this e-mail address. */
export async function readAccountId(from: Reader, email: string): Promise<string | undefined> {
  const row = await from
    .selectFrom('accounts.user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row?.id;
}

export async function readActor(from: Reader, account: string): Promise<Actor> {
  const { rows } = await sql<{ duties: Duty[] | null; sites: string[] | null; assessor: string | null }>`
    select (select array_agg(duty order by duty) from grants where account = ${account}) as duties,
           (select array_agg(site order by site) from site_people where account = ${account}) as sites,
           (select id from assessors where account = ${account}) as assessor`.execute(from);
  const [row] = rows;
  const sites = row?.sites ?? [];
  const assessor = row?.assessor ?? undefined;
  return {
    id: account,
    duties: [
      ...(row?.duties ?? []),
      ...(sites.length > 0 ? (['site'] as const) : []),
      ...(assessor === undefined ? [] : (['assessor'] as const)),
    ],
    sites,
    ...(assessor === undefined ? {} : { assessor }),
  };
}

/** Jobs act as the system: they carry out what is due and judge nothing. */
export const systemActor: Actor = { id: 'system', duties: ['system'], sites: [] };
/** The person at the installation's own terminal, before anybody holds a duty. */
export const operatorActor: Actor = { id: 'operator', duties: ['operator'], sites: [] };
/** Somebody who is not signed in. */
export const anonymousActor: Actor = { id: 'anonymous', duties: [], sites: [] };
