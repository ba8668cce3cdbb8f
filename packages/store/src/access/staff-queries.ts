/** Who holds the duties of the scheme's own staff: one row for each duty of an account. */
import type { Duty } from '@touchstone/domain';
import type { Reader } from '../database.ts';
import type { NamedAccount } from './named-account.ts';

/** By duty, then in the order of their names. */
export function readStaff(from: Reader): Promise<readonly (NamedAccount & { readonly duty: Duty })[]> {
  return from
    .selectFrom('grants')
    .innerJoin('accounts.user', 'accounts.user.id', 'grants.account')
    .select(['account', 'name', 'email', 'duty'])
    .orderBy('duty')
    .orderBy('name')
    .orderBy('account')
    .execute();
}
