/**
 * What waits for people beside the acts of their own cycles: clocks that ran out, sites that are to be assessed again, and
 * sites that look for an assessor.
 */
import { addPeriod, limits, type PlainDate } from '@touchstone/kernel';
import { standingStages, type Actor, type CompiledScheme, type CycleStage } from '@touchstone/domain';
import { sql, type RawBuilder } from 'kysely';
import { isOnTeamOf } from '../cycle/cycle-queries.ts';
import type { Reader } from '../database.ts';

export interface RanOutClock {
  readonly cycle: string;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly scheme: string;
  readonly clock: string;
  /** empty for a clock of the cycle */
  readonly finding: string;
  /** that raised the finding, once its report is accepted; null for a clock of the cycle */
  readonly criterion: string | null;
  readonly due: PlainDate;
}

/** Nothing that a clock asks for can happen any more. */
const overStages: readonly CycleStage[] = ['expired', 'superseded', 'left', 'lapsed', 'retracted'];

/**
 * Clocks on record as run out whose event has still not happened, in the cycles that this person may read, oldest first.
 * To whom each is escalated, its scheme says.
 */
export async function readRanOutClocks(from: Reader, actor: Actor): Promise<readonly RanOutClock[]> {
  const staff = actor.duties.includes('secretariat') || actor.duties.includes('officer');
  let query = from
    .selectFrom('clocks')
    .innerJoin('cycles', 'cycles.id', 'clocks.cycle')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .leftJoin('findings', (join) =>
      join
        .onRef('findings.cycle', '=', 'clocks.cycle')
        .onRef('findings.finding', '=', 'clocks.finding')
        // Before that, the site may not know of it.
        .on('cycles.stage', '!=', 'reported'),
    )
    .select([
      'clocks.cycle',
      'clocks.clock',
      'clocks.finding',
      'findings.criterion',
      'clocks.due',
      'cycles.scheme_hash as scheme',
      'sites.id as site',
      'sites.name as siteName',
      'sites.operator',
      'sites.fictional',
    ])
    .where('clocks.reached_on', 'is not', null)
    .where('clocks.met_on', 'is', null)
    .where('cycles.stage', 'not in', overStages)
    .$narrowType<{ due: PlainDate; scheme: string }>();
  if (!staff) {
    query = query.where((where) =>
      where.or([isOnTeamOf(actor), ...(actor.sites.length > 0 ? [where('cycles.site', 'in', actor.sites)] : [])]),
    );
  }
  return query.orderBy('clocks.due').orderBy('clocks.cycle').limit(limits.pageRows).execute();
}

export interface ReassessmentCalledFor {
  readonly cycle: string;
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  /** the end of validity, from the first day on which the scheme reminds of it; null where an answer to a change calls for it */
  readonly due: PlainDate | null;
}

/**
 * The sites of this person, or of all for the secretariat, that are to be assessed again, until somebody begins. `schemes`:
 * every published version.
 */
export async function readReassessmentsCalledFor(
  from: Reader,
  actor: Actor,
  schemes: readonly CompiledScheme[],
  today: PlainDate,
): Promise<readonly ReassessmentCalledFor[]> {
  const secretariat = actor.duties.includes('secretariat');
  if (!secretariat && actor.sites.length === 0) return [];
  const due = endNearing(schemes, today);
  return from
    .selectFrom('cycles')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .select(['cycles.id as cycle', 'sites.id as site', 'sites.name as siteName', 'sites.operator', 'sites.fictional'])
    .select(due.as('due'))
    .where('cycles.stage', 'in', [...standingStages])
    .where((where) =>
      where.or([
        where(due, 'is not', null),
        where.exists(
          where
            .selectFrom('after_award_acts')
            .select('after_award_acts.cycle')
            .whereRef('after_award_acts.cycle', '=', 'cycles.id')
            .where('after_award_acts.kind', '=', 'answer')
            .where('after_award_acts.word', '=', 'reassess'),
        ),
      ]),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('cycles as next')
            .select('next.id')
            .whereRef('next.site', '=', 'cycles.site')
            .whereRef('next.previous', '=', 'cycles.id'),
        ),
      ),
    )
    .$if(!secretariat, (query) => query.where('cycles.site', 'in', [...actor.sites]))
    .orderBy('cycles.id')
    .limit(limits.pageRows)
    .execute();
}

/** Of a cycle, the first end of a validity of which its scheme reminds by today; null where there is none. */
function endNearing(schemes: readonly CompiledScheme[], today: PlainDate): RawBuilder<PlainDate | null> {
  const ends = schemes.flatMap(({ hash, scheme: { clocks, marks } }) =>
    clocks.flatMap(({ id, remindDaysBefore = [] }) =>
      remindDaysBefore.length > 0 && marks.some(({ validityClock }) => validityClock === id)
        ? [{ hash, clock: id, until: addPeriod(today, { days: Math.max(...remindDaysBefore) }) }]
        : [],
    ),
  );
  if (ends.length === 0) return sql`null::date`;
  const nearing = ends.map(
    ({ clock, hash, until }) =>
      sql`(cycles.scheme_hash = ${hash} and ending.clock = ${clock} and ending.due <= ${until})`,
  );
  return sql`(select min(ending.due) from clocks ending
    where ending.cycle = cycles.id and ending.reached_on is null and (${sql.join(nearing, sql` or `)}))`;
}

export interface SiteToDeclareOn {
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly total: number;
}

/**
 * Sites with a cycle at one of these stages on which this person has not declared yet, `limits.pageRows` after the first
 * `after`, each with how many there are.
 */
export function readSitesToDeclareOn(
  from: Reader,
  account: string,
  stages: readonly CycleStage[],
  after = 0,
): Promise<readonly SiteToDeclareOn[]> {
  return from
    .selectFrom('cycles')
    .innerJoin('sites', 'sites.id', 'cycles.site')
    .select(['sites.id as site', 'sites.name as siteName', 'sites.operator', 'sites.fictional'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('cycles.stage', 'in', stages)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('declarations')
            .select('declarations.site')
            .where('declarations.account', '=', account)
            .whereRef('declarations.site', '=', 'cycles.site'),
        ),
      ),
    )
    .orderBy('cycles.id')
    .limit(limits.pageRows)
    .offset(after)
    .execute();
}
