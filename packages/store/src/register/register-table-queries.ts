/**
 * The register as a table has it: beside what each row shows, how each mark of its cycle stands and the conditions that a
 * source names. As the public may see it on that day, and nothing else.
 */
import type { PlainDate } from '@touchstone/kernel';
import { isShown } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import { readRegister, type RegisterEntry, type RegisterFilter } from './register-queries.ts';

export interface RegisterTableRow extends RegisterEntry {
  /** the marks that are held, or all of them where none is any more */
  readonly ends: readonly { readonly mark: string; readonly validUntil: PlainDate | null }[];
  /** since when the award is suspended, or was withdrawn */
  readonly standsSince: PlainDate | null;
  readonly conditions: string | null;
}

export async function readRegisterTable(
  from: Reader,
  filter: RegisterFilter,
  today: PlainDate,
  most: number,
): Promise<readonly RegisterTableRow[]> {
  const { rows } = await readRegister(from, filter, today, most);
  const cycles = rows.filter(({ awarded_on: on }) => on !== null).map(({ cycle }) => cycle);
  if (cycles.length === 0) return rows.map((row) => ({ ...row, ends: [], standsSince: null, conditions: null }));
  const ofCycles = sql<string>`any(${cycles}::text[])`;
  const [marks, facts] = await Promise.all([
    from
      .selectFrom('awarded_marks')
      .innerJoin('register', 'register.cycle', 'awarded_marks.cycle')
      .selectAll('awarded_marks')
      .select('register.held')
      .where('awarded_marks.cycle', '=', ofCycles)
      .orderBy('mark')
      .execute(),
    from
      .selectFrom('imported_facts')
      .select(['cycle', 'conditions'])
      .where('cycle', '=', ofCycles)
      .where('conditions', 'is not', null)
      .orderBy('position')
      .execute(),
  ]);
  const marksOf = Map.groupBy(marks, ({ cycle }) => cycle);
  const conditionsOf = new Map(facts.map(({ conditions, cycle }) => [cycle, conditions]));
  return rows.map((row) => {
    const all = row.awarded_on === null ? [] : (marksOf.get(row.cycle) ?? []);
    const held = all.filter(({ ended_on: ended }) => ended === null);
    const told = held.length > 0 ? held : all;
    return {
      ...row,
      ends: told.map(({ held: back, mark, valid_until: until }) => ({
        mark,
        validUntil: isShown(back, 'award.valid-until', today) ? until : null,
      })),
      standsSince: standsSince(row.status, told[0]),
      conditions: row.imported ? (conditionsOf.get(row.cycle) ?? null) : null,
    };
  });
}

function standsSince(
  status: RegisterEntry['status'],
  mark: { readonly suspended_on: PlainDate | null; readonly ended_on: PlainDate | null } | undefined,
): PlainDate | null {
  if (status === 'suspended') return mark?.suspended_on ?? null;
  return status === 'withdrawn' ? (mark?.ended_on ?? null) : null;
}
