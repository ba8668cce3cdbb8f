/** What the parties of a cycle read: the cycle with its site and state, its ratings, findings, clocks and decisions. */
import { limits, type PlainDate } from '@touchstone/kernel';
import type { Actor, CycleStage, CycleState } from '@touchstone/domain';
import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Reader, Writer } from '../database.ts';
import type { QueueDuty } from '../queue/queue-queries.ts';
import type { Tables } from '../tables.ts';
import { withStates } from './read-cycle-at.ts';

export type CycleRow = Tables['cycles'];
export type SiteRow = Tables['sites'];
export type FindingRow = Tables['findings'];

export interface CycleView {
  readonly cycle: Omit<
    CycleRow,
    'signatory' | 'contact' | 'anchors' | 'report_sections' | 'return_comments' | 'scope_needed'
  > & {
    readonly return_comments: Readonly<Record<string, string>>;
    readonly report_sections: readonly { readonly section: string; readonly text: string }[];
    readonly signatory: { readonly name: string; readonly position: string } | null;
    readonly contact: { readonly name: string; readonly email: string } | null;
  };
  readonly site: SiteRow;
  readonly state: CycleState;
  /** the stream's version: what a decision is bound to */
  readonly version: number;
}

export async function readCycle(from: Reader, id: string): Promise<CycleView | undefined> {
  const [cycle, stream] = await Promise.all([
    from.selectFrom('cycles').selectAll().where('id', '=', id).executeTakeFirst(),
    from.selectFrom('streams').select(['state', 'version']).where('id', '=', id).executeTakeFirst(),
  ]);
  if (cycle === undefined || stream === undefined) return undefined;
  const [site, rows] = await Promise.all([
    from.selectFrom('sites').selectAll().where('id', '=', cycle.site).executeTakeFirstOrThrow(),
    withStates(from, [{ cycle: id, ...stream }]),
  ]);
  const [row] = rows;
  return row === undefined ? undefined : { cycle, site, state: row.state, version: row.version };
}

export type AnswerRow = Selectable<Tables['answers']>;

export function readAnswers(from: Reader, cycle: string): Promise<readonly AnswerRow[]> {
  return from.selectFrom('answers').selectAll().where('cycle', '=', cycle).orderBy('criterion').execute();
}

export type DeterminationRow = Selectable<Tables['determinations']>;

export function readDeterminations(from: Reader, cycle: string): Promise<readonly DeterminationRow[]> {
  return from.selectFrom('determinations').selectAll().where('cycle', '=', cycle).orderBy('criterion').execute();
}

export function readFindings(from: Reader, cycle: string): Promise<readonly Tables['findings'][]> {
  return from.selectFrom('findings').selectAll().where('cycle', '=', cycle).orderBy('finding').execute();
}

export function readEvidence(from: Reader, site: string): Promise<readonly Tables['evidence'][]> {
  return from.selectFrom('evidence').selectAll().where('site', '=', site).orderBy('added_at').orderBy('id').execute();
}

export function readReachedClocks(from: Reader, cycle: string): Promise<readonly Tables['clocks'][]> {
  return from
    .selectFrom('clocks')
    .selectAll()
    .where('cycle', '=', cycle)
    .where('reached_on', 'is not', null)
    .orderBy('due')
    .orderBy('clock')
    .orderBy('finding')
    .execute();
}

/** Names of accounts, for saying who did something to those who may know. */
export async function readNames(
  from: Reader | Writer,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map();
  const rows = await from
    .selectFrom('accounts.user')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(accounts)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether this person may read the cycle at all. */
export function mayReadCycle(actor: Actor, cycle: Pick<CycleRow, 'site' | 'team_accounts'>): boolean {
  return (
    actor.duties.includes('secretariat') ||
    actor.duties.includes('officer') ||
    actor.sites.includes(cycle.site) ||
    cycle.team_accounts.includes(actor.id)
  );
}

/** Cycles on whose team this person is, as a condition of a query on `cycles`. */
export function isOnTeamOf({ id }: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`cycles.team_accounts @> array[${id}]`;
}

export interface DeskRow {
  readonly cycle: string;
  readonly stage: CycleStage;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  /** among the organisations, where it is named by its entry */
  readonly operatorEntry: string | null;
  readonly fictional: boolean;
  readonly updatedAt: string;
  /** the earliest due day of a clock that is neither met nor on record as run out */
  readonly nextDue: PlainDate | null;
  readonly state: CycleState;
  readonly version: number;
}

/**
 * The cycles that concern this person, those with the nearest deadline first, or the sites of each operator together. Every
 * cycle concerns the scheme's staff; `waitingFor` keeps to those that wait for one of these duties, and to the person's own.
 */
export async function readDesk(
  from: Reader,
  actor: Actor,
  after = 0,
  { by = 'due', waitingFor }: { readonly by?: 'due' | 'operator'; readonly waitingFor?: readonly QueueDuty[] } = {},
): Promise<readonly DeskRow[]> {
  const staff = actor.duties.includes('secretariat') || actor.duties.includes('officer');
  let query = from
    .selectFrom('cycles')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .innerJoin('streams', 'streams.id', 'cycles.id')
    .select((select) => [
      'cycles.id as cycle',
      'cycles.stage',
      'sites.id as site',
      'sites.name as siteName',
      'sites.operator',
      'sites.operator_entry as operatorEntry',
      'sites.fictional',
      'cycles.updated_at as updatedAt',
      'streams.state',
      'streams.version',
      select
        .selectFrom('clocks')
        .select((clock) => clock.fn.min('due').as('due'))
        .whereRef('clocks.cycle', '=', 'cycles.id')
        .where('met_on', 'is', null)
        .where('reached_on', 'is', null)
        .as('nextDue'),
    ]);
  if (!staff || waitingFor !== undefined) {
    query = query.where((where) =>
      where.or([
        isOnTeamOf(actor),
        ...(actor.sites.length > 0 ? [where('cycles.site', 'in', actor.sites)] : []),
        ...(waitingFor !== undefined && waitingFor.length > 0
          ? [
              where(
                'cycles.id',
                'in',
                where
                  .selectFrom('staff_queue')
                  .select('staff_queue.cycle')
                  .where('duty', 'in', [...waitingFor]),
              ),
            ]
          : []),
      ]),
    );
  }
  const rows = await (
    by === 'operator'
      ? query
          .orderBy(sql`lower(sites.operator)`)
          .orderBy('sites.operator_entry')
          .orderBy(sql`lower(sites.name)`)
      : query.orderBy('nextDue', (order) => order.asc().nullsLast())
  )
    .orderBy('cycles.id')
    .limit(limits.pageRows)
    .offset(after)
    .execute();
  return withStates(from, rows);
}

/** The person's own sites that have no cycle yet but what others say of them, so that the letter of commitment can be offered. */
export async function readSitesWithoutCycle(from: Reader, actor: Actor): Promise<readonly SiteRow[]> {
  if (actor.sites.length === 0) return [];
  return from
    .selectFrom('sites')
    .selectAll()
    .where('id', 'in', actor.sites)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('cycles')
            .select('cycles.id')
            .whereRef('cycles.site', '=', 'sites.id')
            .where('cycles.stage', '!=', 'imported'),
        ),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export function readSite(from: Reader, id: string): Promise<SiteRow | undefined> {
  return from.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();
}

/** An assessor by name, for those who may know who is appointed. */
export function readAppointedAssessor(
  from: Reader,
  id: string,
): Promise<Pick<Tables['assessors'], 'name' | 'firm' | 'fictional'> | undefined> {
  return from.selectFrom('assessors').select(['name', 'firm', 'fictional']).where('id', '=', id).executeTakeFirst();
}

/** Clocks that have run out by `asOf` and are not on record yet, oldest first. */
export function readOverdueClocks(
  from: Reader,
  asOf: PlainDate,
  most: number,
): Promise<readonly Pick<Tables['clocks'], 'cycle' | 'clock' | 'finding'>[]> {
  return from
    .selectFrom('clocks')
    .select(['cycle', 'clock', 'finding'])
    .where('due', '<', asOf)
    .where('met_on', 'is', null)
    .where('reached_on', 'is', null)
    .orderBy('due')
    .orderBy('cycle')
    .orderBy('clock')
    .orderBy('finding')
    .limit(most)
    .execute();
}
