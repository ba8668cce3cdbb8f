/** What waits for the scheme's own staff: how much of each kind, and the rows of a kind with what has waited longest first. */
import { limits, type Instant, type PlainDate } from '@touchstone/kernel';
import { type CycleState, type NextAct, type NextActName } from '@touchstone/domain';
import { sql } from 'kysely';
import { withStates } from '../cycle/read-cycle-at.ts';
import type { Reader } from '../database.ts';

export type QueueDuty = 'secretariat' | 'officer';

/** Whose queue an act stands in; undefined where it waits for nobody of the scheme's own staff. */
export function queueDuty({ duty, orDuty }: NextAct): QueueDuty | undefined {
  return [duty, orDuty].find((one): one is QueueDuty => one === 'secretariat' || one === 'officer');
}

export interface QueueRow {
  readonly cycle: string;
  readonly act: NextActName;
  readonly duty: QueueDuty;
  readonly since: Instant;
  readonly due: PlainDate | null;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly state: CycleState;
  readonly version: number;
}

export interface QueueCount {
  readonly act: NextActName;
  readonly duty: QueueDuty;
  readonly count: number;
}

export function readQueueCounts(from: Reader): Promise<readonly QueueCount[]> {
  return from
    .selectFrom('staff_queue')
    .select(({ fn }) => ['act', 'duty', fn.countAll<number>().as('count')])
    .groupBy(['act', 'duty'])
    .execute();
}

/** How many acts wait for these duties: what the navigation says. */
export async function countQueue(from: Reader, duties: readonly QueueDuty[]): Promise<number> {
  const row = await from
    .selectFrom('staff_queue')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('duty', 'in', [...duties])
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Of each kind its `most` oldest rows, of one kind a page of `limits.pageRows` from `after` on. */
export async function readQueue(
  from: Reader,
  asked: { readonly act: NextActName; readonly after: number } | { readonly most: number },
): Promise<readonly QueueRow[]> {
  const ranked = from
    .selectFrom('staff_queue')
    .selectAll()
    .select(sql<number>`row_number() over (partition by act order by since, cycle)`.as('place'))
    .$if('act' in asked, (query) => query.where('act', '=', 'act' in asked ? asked.act : 'award.propose'))
    .as('ranked');
  const [first, last] = 'act' in asked ? [asked.after, asked.after + limits.pageRows] : [0, asked.most];
  const rows = await from
    .selectFrom(ranked)
    .innerJoin('cycles', 'cycles.id', 'ranked.cycle')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .innerJoin('streams', 'streams.id', 'ranked.cycle')
    .select([
      'ranked.cycle',
      'ranked.act',
      'ranked.duty',
      'ranked.since',
      'ranked.due',
      'sites.id as site',
      'sites.name as siteName',
      'sites.operator',
      'sites.fictional',
      'streams.state',
      'streams.version',
    ])
    .where('ranked.place', '>', first)
    .where('ranked.place', '<=', last)
    .orderBy('ranked.since')
    .orderBy('ranked.cycle')
    .execute();
  return withStates(from, rows);
}
