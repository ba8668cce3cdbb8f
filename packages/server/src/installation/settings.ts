/** What an installation remembers of itself between starts: that it is a demonstration, and which schemes it came with. */
import { assert } from '@touchstone/kernel';
import { checkShape } from '@touchstone/domain';
import type { Database } from '@touchstone/store';
import { Type } from 'typebox';

/** `demo` absent: this installation is for operation. */
export interface InstallationSettings {
  readonly demo?: { readonly offsetMs: number };
  /** SHA-256 of the shipped schemes' files that were published */
  readonly shipped?: string;
}

const DemoSetting = Type.Object({ offsetMs: Type.Number() });

export async function readSettings(database: Database): Promise<InstallationSettings> {
  const rows = await database.read.selectFrom('settings').select(['key', 'value']).execute();
  const kept = new Map(rows.map(({ key, value }) => [key, value]));
  const shipped = kept.get('shipped-schemes');
  if (!kept.has('demo')) return typeof shipped === 'string' ? { shipped } : {};
  const demo = checkShape(DemoSetting, kept.get('demo'));
  assert(demo.ok, 'the setting of a demonstration was written by this program');
  return { demo: demo.value, ...(typeof shipped === 'string' ? { shipped } : {}) };
}

export function keepDemo(database: Database, demo: { readonly offsetMs: number }): Promise<void> {
  return keep(database, 'demo', demo);
}

export function keepShipped(database: Database, digest: string): Promise<void> {
  return keep(database, 'shipped-schemes', digest);
}

async function keep(database: Database, key: string, setting: unknown): Promise<void> {
  const value = JSON.stringify(setting);
  await database.write
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
