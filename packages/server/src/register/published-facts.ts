/**
 * What a scheme itself makes public of a cycle, beyond what every register shows: read only where its publication rules
 * open it on that day. Names of people never come here, whatever the rules say.
 */
import {
  applicableCriteria,
  isDisclosed,
  isPilot,
  publicDay,
  ratingsForAward,
  readPublication,
  scopedFacts,
  type CompiledScheme,
  type PublicFact,
  type Rating,
  type Scheme,
  type RunningCycle,
} from '@touchstone/domain';
import { readActions, readCycle, readFindings } from '@touchstone/store';
import type { PublishedFacts } from '@touchstone/ui';
import type { Services } from '../http/services.ts';

/** Undefined for a cycle that is known from public facts only. */
export async function readPublishedFacts(services: Services, cycle: string): Promise<PublishedFacts | undefined> {
  const { database, schemes } = services;
  const view = await readCycle(database.read, cycle);
  if (view?.state.stage !== 'running') return undefined;
  const { state } = view;
  const compiled = await schemes.byHash(database.read, state.scheme);
  if (compiled === undefined) return undefined;
  const { scheme } = compiled;
  const today = publicDay(services.clock());
  const still = await mayStill(services, cycle);
  const may = (fact: PublicFact) => isDisclosed(scheme, fact, state.anchors, today) && still(scheme, fact);
  const accepted = state.assessment.stage === 'accepted';
  const summary = accepted && may('assessment.summary') ? view.cycle.report_summary : null;
  const conformedOn = state.anchors['conformance.confirmed'];
  const plan = may('improvement.plan') ? await plannedOf(services, cycle) : [];
  const reasons = may('award.reasons') ? await reasonsOf(services, cycle) : null;
  return {
    compiled,
    ...(may('site.pilot') && isPilot(state) ? { pilot: true } : {}),
    ...(may('commitment.letter') && state.letter === 'accepted' ? { letter: true } : {}),
    ...(conformedOn === undefined || !may('conformance.confirmed-on') ? {} : { conformedOn }),
    ...(accepted && may('assessment.ratings') ? { ratings: publicRatings(compiled, state) } : {}),
    ...(summary === null ? {} : { summary }),
    ...(plan.length === 0 ? {} : { plan }),
    ...(may('award.conditions') ? { conditions: awardedConditions(compiled, state) } : {}),
    ...(reasons === null ? {} : { reasons }),
    still: readPublication(scheme, state.anchors, today).filter(
      ({ access, state: reading }) => access === 'on-request' || reading === 'held' || reading === 'waiting',
    ),
  };
}

/** On a past day nothing is told that is not told today. */
async function mayStill({ time }: Services, cycle: string): Promise<(scheme: Scheme, fact: PublicFact) => boolean> {
  if (time?.day === undefined) return () => true;
  const now = await readCycle(time.present.read, cycle);
  if (now?.state.stage !== 'running') return () => false;
  const { anchors } = now.state;
  return (scheme, fact) => isDisclosed(scheme, fact, anchors, time.publicDay);
}

/** As they stand, and as the award is decided on: a finding at the level at which it was seen last, closed or open again. */
export function publicRatings({ scheme }: CompiledScheme, state: RunningCycle): Readonly<Record<string, Rating>> {
  const ratings = ratingsForAward(state);
  return Object.fromEntries(
    applicableCriteria(scheme, scopedFacts(state)).flatMap(({ id }) => {
      const rating = ratings[id];
      return rating === undefined ? [] : [[id, rating] as const];
    }),
  );
}

async function plannedOf(services: Services, cycle: string): Promise<NonNullable<PublishedFacts['plan']>> {
  const { read } = services.database;
  const [findings, actions] = await Promise.all([readFindings(read, cycle), readActions(read, cycle)]);
  return findings.flatMap(({ criterion, finding, stage: ofFinding }) =>
    actions.flatMap(({ due_on: dueOn, finding: of, stage, what: action }) =>
      of !== finding || stage === 'dropped'
        ? []
        : [{ criterion, action, dueOn, closed: ofFinding === 'closed' || stage === 'verified' }],
    ),
  );
}

async function reasonsOf({ database }: Services, cycle: string): Promise<string | null> {
  const decision = await database.read
    .selectFrom('award_decisions')
    .select('reason')
    .where('cycle', '=', cycle)
    .where('stage', '=', 'confirmed')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return decision === undefined || decision.reason === '' ? null : decision.reason;
}

/** As they were fixed with the award; the same condition of several marks is told once. */
function awardedConditions(
  { scheme }: CompiledScheme,
  { award, conditions = [] }: RunningCycle,
): NonNullable<PublishedFacts['conditions']> {
  if (award.stage !== 'awarded') return [];
  const all = conditions.flatMap(
    (one) => scheme.marks.find(({ id }) => id === one.mark)?.conditions?.find(({ id }) => id === one.condition) ?? [],
  );
  return all.filter(({ id }, at) => at === all.findIndex((one) => one.id === id));
}
