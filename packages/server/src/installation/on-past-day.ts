/**
 * Reading as of a past day, through whatever door it is asked for: the same queries, on a database that shows the rows which
 * stood when the day was over, and a clock that stands there.
 */
import { addPeriod, dayOf, instant, ok, plainDate, refuse, startOfDay } from '@touchstone/kernel';
import type { Instant, PlainDate, Refusal, Result } from '@touchstone/kernel';
import { checkDay, publicDay } from '@touchstone/domain';
import { readPast } from '@touchstone/store';
import type { Runtime } from '../command/run-command.ts';

export interface PastReading extends Pick<Runtime, 'database' | 'clock'> {
  readonly day: PlainDate;
  /** in which its days are counted */
  readonly zone: string;
}

/** `cycle` is what is read, where it is one: its days are those of its scheme; everything else goes by those of UTC. */
export async function onPastDay<T>(
  runtime: Pick<Runtime, 'database' | 'clock' | 'schemes'>,
  { asked, cycle = '' }: { readonly asked: string; readonly cycle?: string },
  work: (past: PastReading) => Promise<T>,
): Promise<Result<T, Refusal>> {
  const { database } = runtime;
  const now = runtime.clock();
  const zone = await zoneOf(runtime, cycle);
  const read = readDay(asked, dayOf(now, zone));
  if (!read.ok) return read;
  const day = read.value;
  const before = startOfDay(addPeriod(day, { days: 1 }), zone);
  const last = instant(new Date(Date.parse(before) - 1).toISOString());
  const clock = (): Instant => (last < now ? last : now);
  const answer = await readPast(database, { before, publicDay: publicDay(now) }, (from) =>
    work({ database: { ...database, read: from }, clock, day, zone }),
  );
  return ok(answer);
}

function readDay(asked: string, today: PlainDate): Result<PlainDate, Refusal> {
  const impossible = checkDay(asked, 'asOf');
  if (impossible !== undefined) return impossible;
  const day = plainDate(asked);
  return day > today ? refuse('time.future', { day }, 'asOf') : ok(day);
}

async function zoneOf({ database, schemes }: Pick<Runtime, 'database' | 'schemes'>, cycle: string): Promise<string> {
  if (cycle === '') return 'UTC';
  const row = await database.read.selectFrom('cycles').select('scheme_hash').where('id', '=', cycle).executeTakeFirst();
  const compiled = await schemes.byHash(database.read, row?.scheme_hash ?? '');
  return compiled?.scheme.timeZone ?? 'UTC';
}
