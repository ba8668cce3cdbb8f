/** Who acts at the terminal: the account that an e-mail address names, with what it may do. */
import { err, ok, type Refusal, type Result } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import { readAccountId, readActor, type Reader } from '@touchstone/store';

export async function readPerson(from: Reader, email: string): Promise<Result<Actor, Refusal>> {
  const account = await readAccountId(from, email);
  if (account === undefined) return err({ code: 'access.unknown-account', facts: { email } });
  return ok(await readActor(from, account));
}
