/**
 * The clock of an installation. In operation it is the computer's; a demonstration may be set to another day, from which
 * it then runs on, and keeps that across starts.
 */
import { assert, instant, type Instant } from '@touchstone/kernel';
import { checkShape } from '@touchstone/domain';
import type { Database } from '@touchstone/store';
import { Type } from 'typebox';

export interface DemoClock {
  readonly now: () => Instant;
  /** from now on it is `moment`, and time goes on from there */
  readonly set: (moment: Instant) => void;
  /** milliseconds between this clock and the computer's */
  readonly offsetMs: () => number;
}

export function createDemoClock(offsetMs: number): DemoClock {
  let offset = offsetMs;
  return {
    now: () => instant(new Date(Date.now() + offset).toISOString()),
    set: (moment) => {
      offset = Date.parse(moment) - Date.now();
    },
    offsetMs: () => offset,
  };
}

/** `demo` absent: this installation is for operation. */
export interface InstallationSettings {
  readonly demo?: { readonly offsetMs: number };
}

const DemoSetting = Type.Object({ offsetMs: Type.Number() });

export async function readSettings(database: Database): Promise<InstallationSettings> {
  const row = await database.read.selectFrom('settings').select('value').where('key', '=', 'demo').executeTakeFirst();
  if (row === undefined) return {};
  const demo = checkShape(DemoSetting, row.value);
  assert(demo.ok, 'the setting of a demonstration was written by this program');
  return { demo: demo.value };
}

export async function keepDemo(database: Database, demo: { readonly offsetMs: number }): Promise<void> {
  const value = JSON.stringify(demo);
  await database.write
    .insertInto('settings')
    .values({ key: 'demo', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
