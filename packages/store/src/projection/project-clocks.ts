/**
 * Clocks with the day they are due and the day they were met, so that one query finds those that run out. "Overdue" is
 * not stored: it depends on the day on which one asks.
 */
import { assert, dayOf, plainDate, type PlainDate } from '@touchstone/kernel';
import {
  clockKey,
  clocksOfCycle,
  clocksOfFinding,
  commitmentEnded,
  hasBegun,
  hasRunOut,
  lastDayOfClock,
  type CycleEvent,
  type CycleState,
  type Recorded,
} from '@touchstone/domain';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import type { Tables } from '../tables.ts';

export async function projectClocks(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<CycleEvent>,
  state: CycleState,
): Promise<void> {
  if (state.stage !== 'running' || state.letter === 'signed' || state.letter === 'returned') return;
  const cycle = recorded.stream;
  const compiled = await schemes.byHash(transaction, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  // What is kept of a clock that runs does not depend on the day on which it is read.
  const day = dayOf(recorded.at, scheme.timeZone);
  const all = [
    ...clocksOfCycle(state, scheme, day)
      .filter(({ clock }) => commitmentEnded(state) || hasBegun(state, scheme, clock))
      .map((reading) => ({ ...reading, finding: '' })),
    ...Object.keys(state.findings).flatMap((finding) =>
      clocksOfFinding(state, scheme, finding, day).map((reading) => ({ ...reading, finding })),
    ),
  ];
  const lastDay = (clock: string, finding: string): PlainDate | undefined =>
    lastDayOfClock(state, scheme, clock, finding === '' ? undefined : finding);
  const ranOut = (clock: string, finding: string): boolean =>
    hasRunOut(state, scheme, clock, finding === '' ? undefined : finding);
  const before = await readRows(transaction, cycle);
  const reachedOn = reachedDays(before, recorded);
  const rows = all.map(({ clock, due, finding, metOn }) => ({
    ...{ cycle, clock, finding, met_on: metOn ?? null },
    due: (due === undefined || metOn !== undefined ? due : lastDay(clock, finding)) ?? null,
    reached_on: (ranOut(clock, finding) ? reachedOn.get(keyOf(clock, finding)) : undefined) ?? null,
  }));
  await write(transaction, before, rows);
}

type Row = Tables['clocks'];

/** Only what changed is written, because every change keeps what stood before it. */
async function write(transaction: Writer, before: readonly Row[], rows: readonly Row[]): Promise<void> {
  const kept = new Map(before.map((row) => [keyOf(row.clock, row.finding), row]));
  const changed = rows.filter((row) => {
    const old = kept.get(keyOf(row.clock, row.finding));
    return old?.due !== row.due || old.met_on !== row.met_on || old.reached_on !== row.reached_on;
  });
  if (changed.length > 0) {
    await transaction
      .insertInto('clocks')
      .values(changed)
      .onConflict((conflict) =>
        conflict.columns(['cycle', 'clock', 'finding']).doUpdateSet(({ ref }) => ({
          due: ref('excluded.due'),
          met_on: ref('excluded.met_on'),
          reached_on: ref('excluded.reached_on'),
        })),
      )
      .execute();
  }
  const still = new Set(rows.map(({ clock, finding }) => keyOf(clock, finding)));
  for (const { clock, cycle, finding } of before) {
    if (still.has(keyOf(clock, finding))) continue;
    await transaction
      .deleteFrom('clocks')
      .where('cycle', '=', cycle)
      .where('clock', '=', clock)
      .where('finding', '=', finding)
      .execute();
  }
}

function readRows(transaction: Writer, cycle: string): Promise<readonly Row[]> {
  return transaction
    .selectFrom('clocks')
    .select(['cycle', 'clock', 'finding', 'due', 'met_on', 'reached_on'])
    .where('cycle', '=', cycle)
    .execute();
}

/** As the tables name a clock: `finding` is empty for one of the cycle. */
function keyOf(clock: string, finding: string): string {
  return clockKey(clock, finding === '' ? undefined : finding);
}

/** The days on which clocks of this cycle ran out, by clock key: those on record and the one that this event adds. */
function reachedDays(before: readonly Row[], recorded: Recorded<CycleEvent>): ReadonlyMap<string, PlainDate> {
  const days = new Map<string, PlainDate>();
  for (const { clock, finding, reached_on } of before) {
    if (reached_on !== null) days.set(keyOf(clock, finding), reached_on);
  }
  if (recorded.event.type === 'clock.reached' && recorded.event.payload.next === undefined) {
    const { asOf, clock, finding } = recorded.event.payload;
    days.set(clockKey(clock, finding), plainDate(asOf));
  }
  if (recorded.event.type === 'history.imported') {
    // What ran out before anybody here could act is never sent to anybody.
    for (const clock of recorded.event.payload.continues?.passed ?? []) days.set(clock, dayOf(recorded.at, 'UTC'));
  }
  return days;
}
