/**
 * The secret of a person's calendar address. Only its hash is kept, so that nobody reads an address from the database; a
 * new secret takes the place of the old one, whose address then leads nowhere. It is no part of any case, so it is a setting.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '@touchstone/store';

const keyOf = (account: string): string => `calendar/${account}`;

export async function makeSecret(database: Database, account: string): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  await keep(database, account, JSON.stringify(hashOf(secret).toString('hex')));
  return secret;
}

/** The address leads nowhere from here on, and no other takes its place. */
export async function dropSecret(database: Database, account: string): Promise<void> {
  await keep(database, account, 'null');
}

async function keep(database: Database, account: string, value: string): Promise<void> {
  await database.write
    .insertInto('settings')
    .values({ key: keyOf(account), value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

export async function hasSecret(database: Database, account: string): Promise<boolean> {
  return (await readHash(database, account)) !== undefined;
}

export async function isSecretOf(database: Database, account: string, secret: string): Promise<boolean> {
  const kept = await readHash(database, account);
  return kept !== undefined && timingSafeEqual(Buffer.from(kept, 'hex'), hashOf(secret));
}

async function readHash(database: Database, account: string): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('settings')
    .select('value')
    .where('key', '=', keyOf(account))
    .executeTakeFirst();
  return typeof row?.value === 'string' ? row.value : undefined;
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
