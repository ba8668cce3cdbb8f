/**
 * Years of a register in memory: sites sign, assess themselves, are assessed, improve, are awarded and assessed again, by
 * random people who mostly do what the cycle waits for, some late, some never, some what they may not. Deciders and
 * folds are the product's own. The same seed plays the same years again, and `watch` sees every step.
 */
import { addPeriod, daysBetween, plainDate } from '@touchstone/kernel';
import { cycleStage, isUnderWay, isWithoutCommitment, nextActs, type CompiledScheme } from '@touchstone/domain';
import { fittingSites } from '../fitting-sites.ts';
import { createMemoryRegister, type MemoryRegister } from '../memory-register.ts';
import { gatherCrowd } from './crowd.ts';
import { letTimeIn } from './let-time-in.ts';
import { createRandom } from './random.ts';
import { schemeOf, type EntryStep, type SimulatedSite, type Stage, type Step } from './stage.ts';
import { tendRegisters } from './tend-registers.ts';
import {
  beginAgain,
  enterAssessors,
  fileSite,
  followWish,
  join,
  perform,
  tellHistory,
  tryAnything,
} from './what-they-do.ts';

export interface Simulation {
  readonly schemes: readonly CompiledScheme[];
  readonly sites: number;
  readonly years: number;
  readonly seed: number;
  /** Sees each command on a cycle; throws where something is wrong. */
  readonly watch?: (step: Step) => void;
  /** Sees each command on another stream, once the years have begun. */
  readonly watchEntries?: (step: EntryStep) => void;
}

export interface SimulatedYears {
  readonly register: MemoryRegister;
  readonly sites: readonly SimulatedSite[];
}

const firstDay = plainDate('2023-01-02');
/** within so many days every site comes in */
const arrivalDays = 900;

export function simulate({ schemes, seed, sites, watch, watchEntries, years }: Simulation): SimulatedYears {
  const random = createRandom(seed);
  const crowd = gatherCrowd(sites);
  const register = createMemoryRegister(schemes, crowd.accounts, firstDay);
  const nobody = (): void => undefined;
  const stage: Stage = {
    ...{ register, crowd, random, wished: new Map(), deadlines: new Map() },
    entered: { firm: [], assessor: [], organisation: [] },
    ...{ told: watch ?? nobody, toldOfEntry: watchEntries ?? nobody },
  };
  enterAssessors(stage);
  const kinds = schemes.flatMap(({ scheme }) => fittingSites(scheme).map((kind) => ({ scheme: scheme.id, kind })));
  const all = Array.from({ length: sites }, (_, number) => fileSite(stage, number, random.pick(kinds)));
  const days = daysBetween(firstDay, addPeriod(firstDay, { years }));
  const agenda: SimulatedSite[][] = Array.from({ length: days }, () => []);
  for (const site of all) agenda[random.below(Math.min(arrivalDays, days))]?.push(site);
  for (const [day, waiting] of agenda.entries()) {
    if (waiting.length > 0) register.on(addPeriod(firstDay, { days: day }));
    for (const site of waiting) agenda[day + liveOn(stage, site)]?.push(site);
  }
  return { register, sites: all };
}

/** A day on which somebody looks at the site. Answers after how many days somebody does so again. */
function liveOn(stage: Stage, site: SimulatedSite): number {
  const { random, register } = stage;
  const cycle = site.cycles.at(-1);
  const state = cycle === undefined ? undefined : register.state('cycle', cycle);
  const where = state === undefined ? undefined : cycleStage(state);
  let { pace } = site;
  if (cycle === undefined && random.chance(0.05)) tellHistory(stage, site);
  else if (cycle === undefined || state?.stage !== 'running' || where === undefined || isWithoutCommitment(where))
    join(stage, site);
  else {
    if (random.chance(0.3)) followWish(stage, site, cycle, where);
    for (const act of nextActs(register.state('cycle', cycle), register.version(cycle), schemeOf(register, state))) {
      if (random.chance(0.8)) perform(stage, site, cycle, act);
      // What was proposed rests on the case as it stands, so the others leave that alone for the day; and whoever was asked to
      // lift a suspension may have withdrawn the award, for which the rest was to be done.
      if (act.act === 'award.propose' || act.act === 'award.lift') break;
    }
    if (!isUnderWay(where)) {
      // Between two assessments people look less often, and begin the next one some time.
      pace *= 5;
      if (random.chance(0.08)) beginAgain(stage, site);
    }
  }
  if (random.chance(0.1)) tryAnything(stage, site);
  if (random.chance(0.02)) tendRegisters(stage, site);
  const untilDue = letTimeIn(stage, site);
  const untilLook = 1 + random.below(pace);
  return untilDue === undefined ? untilLook : Math.min(untilLook, untilDue + 1);
}
