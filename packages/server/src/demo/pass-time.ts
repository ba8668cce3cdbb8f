/**
 * Lets the days of a demonstration pass up to one of them: its clock is set to each day on which something runs out, and
 * time enters as it does in operation. Tells what ran out and what followed.
 */
import {
  addPeriod,
  assert,
  dayOf,
  defined,
  instant,
  plainDate,
  type Instant,
  type PlainDate,
} from '@touchstone/kernel';
import type { AwardEvent, ClockEvent, Scheme } from '@touchstone/domain';
import { reachClocks } from '../clock/reach-clocks.ts';
import type { Installation } from '../installation/open-installation.ts';
import { sequenceLog } from '../log/sequence-log.ts';
import type { RunOutLine } from './story-line.ts';

/** Afterwards it is nine o'clock on the day `until`, in UTC, unless the demonstration was there before. */
export async function passTime(
  installation: Installation,
  until: PlainDate,
  tell: (line: RunOutLine) => void,
): Promise<void> {
  const { keys, origin, run } = installation;
  const clock = defined(installation.demoClock, 'the clock of a demonstration');
  for (;;) {
    const due = await earliestDue(installation);
    // The due day itself is still in time.
    const day = due === undefined ? undefined : addPeriod(due, { days: 1 });
    if (day === undefined || day > until) break;
    if (day > dayOf(clock.now(), 'UTC')) clock.set(morning(day));
    const before = await lastPosition(installation);
    const reached = await reachClocks(installation, run);
    assert(reached > 0, 'a clock that is overdue can be put on record');
    await sequenceLog(installation, keys, origin);
    for (const line of await ranOut(installation, before)) tell(line);
  }
  if (until > dayOf(clock.now(), 'UTC')) clock.set(morning(until));
}

/** Nine o'clock on that day, in UTC. */
function morning(day: PlainDate): Instant {
  return instant(`${day}T09:00:00Z`);
}

async function earliestDue({ database }: Installation): Promise<PlainDate | undefined> {
  const row = await database.read
    .selectFrom('clocks')
    .select(({ fn }) => fn.min('due').as('due'))
    .where('met_on', 'is', null)
    .where('reached_on', 'is', null)
    .executeTakeFirst();
  return row?.due ?? undefined;
}

async function lastPosition({ database }: Installation): Promise<number> {
  const row = await database.read
    .selectFrom('journal')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  return row?.position ?? 0;
}

/** What was put on record after that place of the journal, in its order. */
async function ranOut({ database, schemes }: Installation, after: number): Promise<readonly RunOutLine[]> {
  const rows = await database.read
    .selectFrom('journal')
    .innerJoin('journal_payloads', (join) =>
      join
        .onRef('journal_payloads.stream', '=', 'journal.stream')
        .onRef('journal_payloads.version', '=', 'journal.version'),
    )
    .innerJoin('cycles', 'cycles.id', 'journal.stream')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .select(['journal.stream', 'journal.type', 'journal_payloads.payload', 'cycles.scheme_hash', 'sites.name'])
    .where('journal.position', '>', after)
    .where('journal.type', 'in', ['clock.reached', 'award.expired'])
    .orderBy('journal.position')
    .execute();
  const lines: RunOutLine[] = [];
  for (const { name: site, payload, scheme_hash: hash, stream, type } of rows) {
    const compiled = defined(await schemes.byHash(database.read, hash ?? ''), 'the scheme of a cycle');
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the journal holds what a decider answered under this type
    const event = { type, payload } as ClockEvent | AwardEvent;
    const finding = event.type === 'clock.reached' ? event.payload.finding : undefined;
    const criterion = finding === undefined ? undefined : await criterionOf(database, stream, finding, compiled.scheme);
    const line = lineOf(event, site, compiled.scheme, criterion);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function lineOf(
  event: ClockEvent | AwardEvent,
  site: string,
  scheme: Scheme,
  criterion?: string,
): RunOutLine | undefined {
  if (event.type === 'award.expired') {
    const mark = defined(
      scheme.marks.find(({ id }) => id === event.payload.mark),
      'a mark of the scheme',
    );
    return { kind: 'expired', day: plainDate(event.payload.expiredOn), site, mark: mark.name };
  }
  if (event.type !== 'clock.reached') return undefined;
  const { asOf, clock, consequence, due } = event.payload;
  const { name, whenReached: rule } = defined(
    scheme.clocks.find(({ id }) => id === clock),
    'a clock of the scheme',
  );
  return {
    ...{ kind: 'clock', day: plainDate(asOf), site, name, due: plainDate(due), consequence },
    ...(criterion === undefined ? {} : { criterion }),
    ...('to' in rule ? { to: rule.to } : {}),
  };
}

async function criterionOf(
  { read }: Installation['database'],
  cycle: string,
  finding: string,
  scheme: Scheme,
): Promise<string> {
  const row = await read
    .selectFrom('findings')
    .select('criterion')
    .where('cycle', '=', cycle)
    .where('finding', '=', finding)
    .executeTakeFirstOrThrow();
  return defined(
    scheme.criteria.find(({ id }) => id === row.criterion),
    'the criterion of a finding',
  ).number;
}
