/** All cycles as the scheme's own staff look after them: how many stand where, and those that are late first. */
import { limits, type PlainDate } from '@touchstone/kernel';
import type { CycleStage, CycleState } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import type { SiteRow } from './cycle-queries.ts';
import { withStates } from './read-cycle-at.ts';

export interface PipelineRow {
  readonly cycle: string;
  readonly stage: CycleStage;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly state: CycleState;
  readonly version: number;
  /** the earliest day of a clock that waits for something to happen, whether it has run out or not */
  readonly due: PlainDate | null;
}

export interface PipelineFilter {
  readonly stage?: CycleStage;
  /** only cycles in which a clock has run out by that day */
  readonly lateOn?: PlainDate;
  /** rows to leave out at the beginning */
  readonly after: number;
}

/**
 * `unstoppable` are the clocks that nothing meets, such as the end of validity, as `scheme hash/clock`: they set a day,
 * but nobody is late for it. States are large, so they are read of one page only.
 */
export async function readPipeline(
  from: Reader,
  filter: PipelineFilter,
  unstoppable: readonly string[],
): Promise<readonly PipelineRow[]> {
  const earliest = waitingClocks(from, unstoppable)
    .select(({ fn }) => ['clocks.cycle', fn.min('clocks.due').as('due')])
    .groupBy('clocks.cycle');
  let page = from
    .selectFrom('cycles')
    .leftJoin(earliest.as('earliest'), 'earliest.cycle', 'cycles.id')
    .select(['cycles.id as cycle', 'cycles.stage', 'cycles.site', 'earliest.due']);
  if (filter.stage !== undefined) page = page.where('cycles.stage', '=', filter.stage);
  if (filter.lateOn !== undefined) page = page.where('earliest.due', '<', filter.lateOn);
  const rows = await from
    .selectFrom(
      page
        .orderBy('earliest.due', (order) => order.asc().nullsLast())
        .orderBy('cycles.id')
        .limit(limits.pageRows)
        .offset(filter.after)
        .as('page'),
    )
    .innerJoin('sites', 'sites.id', 'page.site')
    .innerJoin('streams', 'streams.id', 'page.cycle')
    .select(['page.cycle', 'page.stage', 'page.site', 'page.due', 'streams.state', 'streams.version'])
    .select(['sites.name as siteName', 'sites.operator', 'sites.fictional'])
    .orderBy('page.due', (order) => order.asc().nullsLast())
    .orderBy('page.cycle')
    .execute();
  return withStates(from, rows);
}

export interface PipelineCounts {
  readonly stages: ReadonlyMap<CycleStage, number>;
  /** cycles in which a clock has run out that something could still meet */
  readonly late: number;
}

export async function readPipelineCounts(
  from: Reader,
  today: PlainDate,
  unstoppable: readonly string[],
): Promise<PipelineCounts> {
  const late = waitingClocks(from, unstoppable)
    .where('clocks.due', '<', today)
    .select(({ fn }) => fn.count<number>('clocks.cycle').distinct().as('late'));
  const [rows, ran] = await Promise.all([
    from
      .selectFrom('cycles')
      .select(({ fn }) => ['stage', fn.countAll<number>().as('count')])
      .groupBy('stage')
      .execute(),
    late.executeTakeFirstOrThrow(),
  ]);
  return { stages: new Map(rows.map(({ count, stage }) => [stage, count])), late: ran.late };
}

/** Clocks with a day that wait for something to happen. */
function waitingClocks(from: Reader, unstoppable: readonly string[]) {
  return from
    .selectFrom('clocks')
    .innerJoin('cycles', 'cycles.id', 'clocks.cycle')
    .where('clocks.met_on', 'is', null)
    .where('clocks.due', 'is not', null)
    .where(sql<boolean>`cycles.scheme_hash || '/' || clocks.clock <> all(${[...unstoppable]}::text[])`);
}

/** Sites on file of which nothing is on record yet, newest first. */
export function readSitesWithoutAnyCycle(from: Reader): Promise<readonly SiteRow[]> {
  return from
    .selectFrom('sites')
    .selectAll()
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('cycles').select('cycles.id').whereRef('cycles.site', '=', 'sites.id'))),
    )
    .orderBy('filed_at', 'desc')
    .limit(limits.pageRows)
    .execute();
}
