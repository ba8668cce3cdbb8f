/** All cycles as the scheme's own staff look after them: how many stand where, and those that are late first. */
import { limits, type PlainDate } from '@touchstone/kernel';
import type { CycleStage, CycleState } from '@touchstone/domain';
import { sql, type RawBuilder } from 'kysely';
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
 * but nobody is late for it.
 */
export async function readPipeline(
  from: Reader,
  filter: PipelineFilter,
  unstoppable: readonly string[],
): Promise<readonly PipelineRow[]> {
  let query = from
    .selectFrom('cycles')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .innerJoin('streams', 'streams.id', 'cycles.id')
    .select([
      'cycles.id as cycle',
      'cycles.stage',
      'sites.id as site',
      'sites.name as siteName',
      'sites.operator',
      'sites.fictional',
      'streams.state',
      'streams.version',
      earliestDue(unstoppable).as('due'),
    ]);
  if (filter.stage !== undefined) query = query.where('cycles.stage', '=', filter.stage);
  if (filter.lateOn !== undefined) {
    query = query.where(sql<boolean>`${earliestDue(unstoppable)} < ${filter.lateOn}`);
  }
  const rows = await query
    .orderBy('due', (order) => order.asc().nullsLast())
    .orderBy('cycles.id')
    .limit(limits.pageRows)
    .offset(filter.after)
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
  const rows = await from
    .selectFrom('cycles')
    .select(({ fn }) => [
      'stage',
      fn.countAll<number>().as('count'),
      fn
        .countAll<number>()
        .filterWhere(sql<boolean>`${earliestDue(unstoppable)} < ${today}`)
        .as('late'),
    ])
    .groupBy('stage')
    .execute();
  return {
    stages: new Map(rows.map(({ count, stage }) => [stage, count])),
    late: rows.reduce((sum, { late }) => sum + late, 0),
  };
}

function earliestDue(unstoppable: readonly string[]): RawBuilder<PlainDate | null> {
  return sql<PlainDate | null>`(
    select min(due) from clocks
    where clocks.cycle = cycles.id and met_on is null
      and cycles.scheme_hash || '/' || clocks.clock <> all(${[...unstoppable]}::text[]))`;
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
