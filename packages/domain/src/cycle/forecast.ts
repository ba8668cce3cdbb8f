/**
 * What is to come in a cycle as its scheme's clocks tell it: the coming days, and the earliest and latest day of an award.
 * Nothing is guessed: where no clock sets a day for a step that is left, the end is open, and the step is named.
 */
import { plainDate, type PlainDate } from '@touchstone/kernel';
import { isPlanReady } from '../assessment/fieldwork.ts';
import { lastDayOf, type Anchors } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { clocksOfCycle, clocksOfFinding, movesOf } from './cycle-clocks.ts';
import { fieldworkOf, type RunningCycle } from './cycle.ts';

export interface Forecast {
  /** clocks that run, those with the nearest day first */
  readonly deadlines: readonly Deadline[];
  /** absent once the award is decided */
  readonly award?: AwardForecast;
}

export interface Deadline {
  readonly clock: string;
  /** absent for a clock of the cycle */
  readonly finding?: string;
  readonly due: PlainDate;
}

export interface AwardForecast {
  /** if all that is left were done at once, or as soon as the planned visit is over */
  readonly earliest: PlainDate;
  /** the last day of the planned visit, where that lies ahead and nothing can be done before it */
  readonly visitUntil?: PlainDate;
  /** if each step that is left were done on its last day; absent where the end is open */
  readonly latest?: PlainDate;
  /** steps that are left and for which no clock sets a day */
  readonly open: readonly AwardStep[];
}

/** What has to happen before an award, in its order, and the award itself. */
export const awardSteps = [
  'self-assessment.submitted',
  'assessment.visited',
  'assessment.submitted',
  'assessment.accepted',
  'award.confirmed',
] as const;
export type AwardStep = (typeof awardSteps)[number];

/** `withFindings`: for a reader who may know of the findings. */
export function forecastOf(cycle: RunningCycle, scheme: Scheme, today: PlainDate, withFindings: boolean): Forecast {
  if (cycle.letter !== 'accepted') return { deadlines: [] };
  const findings = withFindings && cycle.assessment.stage === 'accepted' ? Object.keys(cycle.findings) : [];
  const deadlines = [undefined, ...findings].flatMap((finding): readonly Deadline[] => {
    const readings =
      finding === undefined ? clocksOfCycle(cycle, scheme, today) : clocksOfFinding(cycle, scheme, finding, today);
    return readings.flatMap(({ clock, due, state }) =>
      state !== 'running' || due === undefined ? [] : [{ clock, due, ...(finding === undefined ? {} : { finding }) }],
    );
  });
  const decided = cycle.award.stage !== 'none' && cycle.award.stage !== 'proposed';
  return {
    deadlines: deadlines.sort((a, b) => (a.due < b.due ? -1 : 1)),
    ...(decided ? {} : { award: awardForecast(cycle, scheme, today) }),
  };
}

/**
 * Step by step: each that is left happens on the last day that the scheme's clocks leave it, counted from the steps before
 * it. A clock that is late already is due today, and from the visit on nothing happens before its planned days are over. After
 * the first step without a day only what no open step reaches is known.
 */
function awardForecast(cycle: RunningCycle, scheme: Scheme, today: PlainDate): AwardForecast {
  const visitUntil = plannedVisit(cycle, scheme, today);
  let anchors: Anchors = cycle.anchors;
  const open: AwardStep[] = [];
  for (const step of awardSteps) {
    if (anchors[step] !== undefined) continue;
    const [due] = scheme.clocks
      .filter(({ metBy, per }) => per === 'cycle' && metBy === step)
      .flatMap(({ id }) => lastDayOf(scheme, id, anchors, movesOf(cycle, scheme, id)) ?? [])
      .sort();
    if (due === undefined) {
      open.push(step);
      continue;
    }
    const ahead = step === 'self-assessment.submitted' ? today : (visitUntil ?? today);
    anchors = { ...anchors, [step]: due < ahead ? ahead : due };
  }
  // A day for the award itself bounds everything before it.
  const latest = anchors['award.confirmed'];
  return {
    earliest: visitUntil ?? today,
    ...(visitUntil === undefined ? {} : { visitUntil }),
    ...(latest === undefined ? {} : { latest }),
    open: latest === undefined ? open : [],
  };
}

/** Undefined where no plan stands, or its days are over. */
function plannedVisit(cycle: RunningCycle, scheme: Scheme, today: PlainDate): PlainDate | undefined {
  const { plan } = fieldworkOf(cycle);
  if (plan.stage === 'none' || !isPlanReady(fieldworkOf(cycle), scheme)) return undefined;
  const over = cycle.anchors['assessment.visited'] !== undefined || plan.visitUntil <= today;
  return over ? undefined : plainDate(plan.visitUntil);
}
