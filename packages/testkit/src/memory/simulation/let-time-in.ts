/**
 * What the jobs of the product do as days pass: put on record that a clock ran out, that an award has its credential, and that
 * it took another's place.
 */
import { daysBetween, defined, type PlainDate } from '@touchstone/kernel';
import {
  hasEnded,
  hasRunOut,
  isGiven,
  lastDayOfClock,
  metOnce,
  runsOn,
  standsYet,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import type { MemoryRegister } from '../memory-register.ts';
import { give, schemeOf, type Deadline, type SimulatedSite, type Stage } from './stage.ts';

/**
 * Of the cycle under way and the one before it; older ones have long come to rest. Answers the days until the next clock is
 * due; undefined where none runs.
 */
export function letTimeIn(stage: Stage, site: SimulatedSite): number | undefined {
  const { register } = stage;
  const today = register.today();
  let next: PlainDate | undefined;
  for (const cycle of site.cycles.slice(-2)) {
    for (const deadline of deadlinesOf(stage, cycle)) {
      const { lastDay } = deadline;
      if (lastDay < today) reach(stage, site, cycle, deadline);
      else if (next === undefined || lastDay < next) next = lastDay;
    }
  }
  recordAward(stage, site);
  return next === undefined ? undefined : daysBetween(today, next);
}

/** An award has its credential, and takes the place of the one before it. */
function recordAward(stage: Stage, site: SimulatedSite): void {
  const { register } = stage;
  const [cycle, before] = site.cycles.slice(-2).reverse();
  const state = cycle === undefined ? undefined : register.state('cycle', cycle);
  if (cycle === undefined || state?.stage !== 'running' || !isGiven(state.award)) return;
  const part = { site, who: 'system', rightful: true };
  if (standsYet(state.award) && state.credential.stage === 'none' && !hasEnded(state))
    give(stage, { ...part, cycle }, 'credential.record', { sha256: '0'.repeat(64) });
  if (before !== undefined && holdsAward(register, before))
    give(stage, { ...part, cycle: before }, 'award.supersede', { by: cycle });
}

/** A clock that ran out before this one may have ended them all, or met it. */
function reach(stage: Stage, site: SimulatedSite, cycle: string, { clock, finding }: Deadline): void {
  const { register } = stage;
  const state = register.state('cycle', cycle);
  if (state.stage !== 'running' || hasEnded(state)) return;
  const scheme = schemeOf(register, state);
  const rules = defined(
    scheme.clocks.find(({ id }) => id === clock),
    'the clock',
  );
  if (metOnce(rules, state.anchors) !== undefined || !runsOn(state, scheme, clock)) return;
  give(stage, { site, who: 'system', rightful: true, cycle }, 'clock.reach', {
    clock,
    finding,
    asOf: register.today(),
  });
}

function deadlinesOf({ deadlines: known, register }: Stage, cycle: string): readonly Deadline[] {
  const state = register.state('cycle', cycle);
  if (state.stage !== 'running' || state.letter !== 'accepted' || hasEnded(state)) return [];
  const before = known.get(cycle);
  if (before !== undefined && hasSameDays(before.of, state)) return before.last;
  const last = findDeadlines(state, schemeOf(register, state));
  known.set(cycle, { of: state, last });
  return last;
}

/** Everything that a clock's last day comes from. */
function hasSameDays(one: RunningCycle, other: RunningCycle): boolean {
  return (
    one.anchors === other.anchors &&
    one.findingAnchors === other.findingAnchors &&
    one.reached === other.reached &&
    one.moves === other.moves
  );
}

/** Of the clocks that were not met, nor put on record as run out. */
function findDeadlines(cycle: RunningCycle, scheme: Scheme): readonly Deadline[] {
  const { anchors, findingAnchors } = cycle;
  return scheme.clocks.flatMap((rules) => {
    const { id: clock, per } = rules;
    if (metOnce(rules, anchors) !== undefined || !runsOn(cycle, scheme, clock)) return [];
    const owners = per === 'finding' ? Object.entries(findingAnchors) : [[undefined, anchors] as const];
    return owners.flatMap(([finding, own]) => {
      if (metOnce(rules, own) !== undefined || hasRunOut(cycle, scheme, clock, finding)) return [];
      const lastDay = lastDayOfClock(cycle, scheme, clock, finding);
      return lastDay === undefined ? [] : [{ clock, lastDay, ...(finding === undefined ? {} : { finding }) }];
    });
  });
}

function holdsAward(register: MemoryRegister, cycle: string): boolean {
  const state = register.state('cycle', cycle);
  return state.stage === 'running' && standsYet(state.award);
}
