/**
 * The secrets of a person's calendar addresses: one of all their sites, and one of each site for which they want its own.
 * Only hashes are kept, so that nobody reads an address from the database; a new secret takes the place of the old one,
 * whose address then leads nowhere. They are no part of any case, so they are settings.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '@touchstone/store';

/** Whose address, and of which site, where it is of one alone. */
export interface FeedOwner {
  readonly account: string;
  readonly site?: string | undefined;
}

const keyOf = ({ account, site }: FeedOwner): string =>
  site === undefined ? `calendar/${account}` : `calendar/${account}/${site}`;

export async function makeSecret(database: Database, owner: FeedOwner): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  await keep(database, owner, JSON.stringify(hashOf(secret).toString('hex')));
  return secret;
}

/** The address leads nowhere from here on, and no other takes its place. */
export async function dropSecret(database: Database, owner: FeedOwner): Promise<void> {
  await keep(database, owner, 'null');
}

async function keep(database: Database, owner: FeedOwner, value: string): Promise<void> {
  await database.write
    .insertInto('settings')
    .values({ key: keyOf(owner), value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

export async function hasSecret(database: Database, owner: FeedOwner): Promise<boolean> {
  return (await readHash(database, owner)) !== undefined;
}

/** That of all sites opens each of them, too. */
export async function opensFeed(database: Database, { account, site }: FeedOwner, secret: string): Promise<boolean> {
  const owners: readonly FeedOwner[] = [{ account }, ...(site === undefined ? [] : [{ account, site }])];
  const kept = await Promise.all(owners.map((owner) => readHash(database, owner)));
  return kept.some((hash) => hash !== undefined && timingSafeEqual(Buffer.from(hash, 'hex'), hashOf(secret)));
}

async function readHash(database: Database, owner: FeedOwner): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('settings')
    .select('value')
    .where('key', '=', keyOf(owner))
    .executeTakeFirst();
  return typeof row?.value === 'string' ? row.value : undefined;
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
