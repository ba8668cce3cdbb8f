/**
 * The clocks of a cycle and of its findings as they stand after what people granted. Whoever asks when something of a
 * cycle is due asks here, so that a day that was moved is moved everywhere.
 */
import type { PlainDate } from '@touchstone/kernel';
import { clockKey } from '../clock/clock.ts';
import { lastDayOf, readClocks, reminderDays, type ClockMoves, type ClockReading } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { anchorsOfFinding, type RunningCycle } from './cycle.ts';

const unmoved: ClockMoves = {};

/** What was granted for a clock of the cycle, or of one of its findings. */
export function movesOf({ moves }: RunningCycle, clock: string, finding?: string): ClockMoves {
  if (moves === undefined) return unmoved;
  const key = clockKey(clock, finding);
  return (Object.hasOwn(moves, key) ? moves[key] : undefined) ?? unmoved;
}

export function clocksOfCycle(cycle: RunningCycle, scheme: Scheme, today: PlainDate): readonly ClockReading[] {
  return readClocks(scheme, cycle.anchors, today, 'cycle', (clock) => movesOf(cycle, clock));
}

/** Empty where the cycle has no such finding. */
export function clocksOfFinding(
  cycle: RunningCycle,
  scheme: Scheme,
  finding: string,
  today: PlainDate,
): readonly ClockReading[] {
  const anchors = anchorsOfFinding(cycle, finding);
  if (anchors === undefined) return [];
  return readClocks(scheme, anchors, today, 'finding', (clock) => movesOf(cycle, clock, finding));
}

/** The last day on which the clock is in time as things stand; undefined where nothing runs out. */
export function lastDayOfClock(
  cycle: RunningCycle,
  scheme: Scheme,
  clock: string,
  finding?: string,
): PlainDate | undefined {
  const anchors = finding === undefined ? cycle.anchors : anchorsOfFinding(cycle, finding);
  return anchors === undefined ? undefined : lastDayOf(scheme, clock, anchors, movesOf(cycle, clock, finding));
}

/** The earliest day that any of the scheme's clocks sets for this finding. */
export function findingDueOn(
  cycle: RunningCycle,
  scheme: Scheme,
  finding: string,
  today: PlainDate,
): PlainDate | undefined {
  return clocksOfFinding(cycle, scheme, finding, today)
    .flatMap(({ due }) => due ?? [])
    .sort()[0];
}

export interface Reminder {
  readonly clock: string;
  /** absent for a clock of the cycle */
  readonly finding?: string;
  readonly due: PlainDate;
}

/** Clocks that run, and of whose day the scheme reminds by today; those with the nearest day first. */
export function remindersOn(cycle: RunningCycle, scheme: Scheme, today: PlainDate): readonly Reminder[] {
  if (cycle.letter !== 'accepted') return [];
  const findings = cycle.assessment.stage === 'accepted' ? Object.keys(cycle.findings) : [];
  return [undefined, ...findings]
    .flatMap((finding) => {
      const readings =
        finding === undefined ? clocksOfCycle(cycle, scheme, today) : clocksOfFinding(cycle, scheme, finding, today);
      return readings.flatMap(({ clock, due, state }) => {
        if (state !== 'running' || due === undefined) return [];
        const reminded = reminderDays(scheme, clock, due).some((day) => day <= today);
        return reminded ? [{ clock, due, ...(finding === undefined ? {} : { finding }) }] : [];
      });
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1));
}
