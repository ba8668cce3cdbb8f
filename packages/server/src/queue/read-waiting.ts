/**
 * What waits for the scheme's own staff, as the cycles themselves say it now: the acts of the queue, and teams of which
 * somebody has to be replaced or renewed. For the page, the API and the terminal alike.
 */
import { assert, dayOf, type PlainDate, type Refusal } from '@touchstone/kernel';
import {
  actOfDay,
  isActOf,
  nextActs,
  barAgainst,
  type Actor,
  type NextAct,
  type NextActName,
  type Bar,
} from '@touchstone/domain';
import {
  readQueue,
  readQueueCounts,
  readTeamConcerns,
  type QueueCount,
  type QueueDuty,
  type QueueRow,
  type TeamConcern,
} from '@touchstone/store';
import { readKnownAt, type KnownAt } from '../cycle/known-of-person.ts';
import type { Services } from '../http/services.ts';

type Reading = Pick<Services, 'clock' | 'database' | 'schemes' | 'time'>;

export interface Waiting {
  readonly cycle: string;
  readonly site: { readonly id: string; readonly name: string; readonly operator: string; readonly fictional: boolean };
  /** under which it is counted */
  readonly kind: NextActName;
  readonly act: NextAct;
  readonly duty: QueueDuty;
  readonly since: PlainDate;
  /** why this person may not do it; absent where they may */
  readonly not?: 'other-duty' | 'other-person' | Bar;
  /** of a team: who on it could not be appointed today, and why */
  readonly concern?: { readonly assessor: string; readonly name: string; readonly refusal: Refusal };
}

/** Of each kind how many, of teams as many people as one page shows. */
export async function countWaiting(services: Reading): Promise<readonly QueueCount[]> {
  const [counts, concerns] = await Promise.all([readQueueCounts(services.database.read), concernsIn(services)]);
  return concerns.length === 0 ? counts : [...counts, { ...replacing, count: concerns.length }];
}

const replacing = { act: 'assessment.replace', duty: 'secretariat' } as const;

/** Judged by the day that is read, as an appointment would be. */
async function concernsIn({ clock, database, schemes }: Reading): Promise<readonly TeamConcern[]> {
  return readTeamConcerns(database.read, schemes, clock());
}

/** Of each kind its `most` oldest, of one kind a page from `after` on. */
export async function readWaiting(
  services: Reading,
  actor: Actor,
  asked: { readonly act: NextActName; readonly after: number } | { readonly most: number },
): Promise<readonly Waiting[]> {
  const teams = !('act' in asked) || asked.act === replacing.act;
  const [rows, concerns] = await Promise.all([
    readQueue(services.database.read, asked),
    teams ? concernsIn(services) : [],
  ]);
  const knownAt = await readKnownAt(
    services,
    actor,
    [...rows, ...concerns].map(({ site }) => site),
  );
  const acts = await Promise.all(rows.map((row) => actOf(services, actor, row, knownAt)));
  const [first, last] = 'act' in asked ? [asked.after, concerns.length] : [0, asked.most];
  return [...acts.flat(), ...concerns.slice(first, last).map((concern) => teamOf(services, actor, concern, knownAt))];
}

/** Nothing where something overtook the row. */
async function actOf(
  { clock, database, schemes }: Reading,
  actor: Actor,
  { act: waited, cycle, duty, fictional, operator, since, site, siteName, state, version }: QueueRow,
  knownAt: KnownAt,
): Promise<readonly Waiting[]> {
  if (state.stage !== 'running') return [];
  const compiled = await schemes.byHash(database.read, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  const found = nextActs(state, version, scheme).find((one) => one.act === waited);
  if (found === undefined) return [];
  const known = knownAt(site, dayOf(clock(), scheme.timeZone));
  const act = actOfDay(found, state, known.today);
  const not = !actor.duties.includes(duty)
    ? 'other-duty'
    : isActOf(actor, state, act, scheme, known)
      ? undefined
      : (barAgainst(state, actor, scheme, act.act, known) ?? 'other-person');
  return [
    {
      ...{ cycle, kind: waited, act, duty, since: dayOf(since, scheme.timeZone) },
      site: { id: site, name: siteName, operator, fictional },
      ...(not === undefined ? {} : { not }),
    },
  ];
}

function teamOf({ clock }: Reading, actor: Actor, concern: TeamConcern, knownAt: KnownAt): Waiting {
  const { assessor, cycle, fictional, name, operator, refusal, scheme, since, site, siteName, state } = concern;
  const { act, duty } = replacing;
  const known = knownAt(site, dayOf(clock(), scheme.timeZone));
  const not = actor.duties.includes(duty) ? barAgainst(state, actor, scheme, act, known) : 'other-duty';
  return {
    ...{ cycle, kind: act, act: { ...replacing, notBy: [] }, duty, since },
    site: { id: site, name: siteName, operator, fictional },
    concern: { assessor, name, refusal },
    ...(not === undefined ? {} : { not }),
  };
}
