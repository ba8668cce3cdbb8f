/** What the jobs of the product do as days pass: put on record that a clock ran out, and that an award took another's place. */
import { daysBetween, type PlainDate } from '@touchstone/kernel';
import {
  clockKey,
  clocksOfCycle,
  clocksOfFinding,
  hasEnded,
  isGiven,
  standsYet,
  type ClockReading,
} from '@touchstone/domain';
import type { MemoryRegister } from '../memory-register.ts';
import { give, schemeOf, type SimulatedSite, type Stage } from './stage.ts';

/**
 * Of the cycle under way and the one before it; older ones have long come to rest. Answers the days until the next clock is
 * due; undefined where none runs.
 */
export function letTimeIn(stage: Stage, site: SimulatedSite): number | undefined {
  const { register } = stage;
  const job = { site, who: 'system', rightful: true };
  let next: PlainDate | undefined;
  for (const cycle of site.cycles.slice(-2)) {
    for (const { clock, due, finding, state } of clocksOf(register, cycle)) {
      if (state === 'running' && due !== undefined && (next === undefined || due < next)) next = due;
      const running = register.state('cycle', cycle);
      if (state !== 'overdue' || running.stage !== 'running' || hasEnded(running)) continue;
      if (running.reached.includes(clockKey(clock, finding))) continue;
      give(stage, { ...job, cycle }, 'clock.reach', { clock, finding, asOf: register.today() });
    }
  }
  const [before, last] = site.cycles.slice(-2);
  if (before !== undefined && last !== undefined && holdsAward(register, before) && broughtAward(register, last))
    give(stage, { ...job, cycle: before }, 'award.supersede', { by: last });
  return next === undefined ? undefined : daysBetween(register.today(), next);
}

function clocksOf(register: MemoryRegister, cycle: string): readonly (ClockReading & { readonly finding?: string })[] {
  const state = register.state('cycle', cycle);
  if (state.stage !== 'running' || state.letter !== 'accepted' || hasEnded(state)) return [];
  const scheme = schemeOf(register, state);
  const today = register.today();
  const ofFindings = Object.keys(state.findings).flatMap((finding) =>
    clocksOfFinding(state, scheme, finding, today).map((reading) => ({ ...reading, finding })),
  );
  return [...clocksOfCycle(state, scheme, today), ...ofFindings];
}

function holdsAward(register: MemoryRegister, cycle: string): boolean {
  const state = register.state('cycle', cycle);
  return state.stage === 'running' && standsYet(state.award);
}

function broughtAward(register: MemoryRegister, cycle: string): boolean {
  const state = register.state('cycle', cycle);
  return state.stage === 'running' && isGiven(state.award);
}
