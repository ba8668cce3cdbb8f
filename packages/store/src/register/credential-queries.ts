/** Credentials as they were issued, and where their entry stands in the log. */
import type { CycleStage } from '@touchstone/domain';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

/** What a status list tells of a credential. */
type StatusPurpose = 'revocation' | 'suspension' | 'refresh';

export type CredentialRow = Tables['credentials'];

/** The last one of an award, or the one that was issued as `number`, the first being 1. */
export function readCredential(from: Reader, cycle: string, number?: number): Promise<CredentialRow | undefined> {
  const all = from.selectFrom('credentials').selectAll().where('cycle', '=', cycle);
  return number === undefined
    ? all.orderBy('version', 'desc').limit(1).executeTakeFirst()
    : all
        .orderBy('version')
        .limit(1)
        .offset(number - 1)
        .executeTakeFirst();
}

/** How many were issued for an award: more than one where it stands again after a withdrawal. */
export async function countCredentials(from: Reader, cycle: string): Promise<number> {
  const row = await from
    .selectFrom('credentials')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('cycle', '=', cycle)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Places in the status lists that are taken. */
export async function readStatusIndexes(from: Reader): Promise<ReadonlySet<number>> {
  const rows = await from.selectFrom('credentials').select('status_index').execute();
  return new Set(rows.map(({ status_index: index }) => index));
}

/**
 * Places of the credentials that have the status now. Revoked: for ever, by a withdrawal or because another award took the
 * place; the latter alone are to be refreshed.
 */
export async function readStatusSet(from: Reader, purpose: StatusPurpose): Promise<readonly number[]> {
  const rows = await from
    .selectFrom('credentials')
    .innerJoin('cycles', 'cycles.id', 'credentials.cycle')
    .select('status_index')
    .where(({ and, eb, or }) => {
      const is = (stage: CycleStage) => eb('cycles.stage', '=', stage);
      switch (purpose) {
        case 'revocation':
          return or([eb('revoked', '=', true), is('superseded')]);
        case 'suspension':
          return and([eb('revoked', '=', false), is('suspended')]);
        case 'refresh':
          return and([eb('revoked', '=', false), is('superseded')]);
      }
    })
    .execute();
  return rows.map(({ status_index: index }) => index);
}
