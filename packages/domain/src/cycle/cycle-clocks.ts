/**
 * The clocks of a cycle and of its findings as they stand after what people granted. Whoever asks when something of a
 * cycle is due asks here, so that a day that was moved is moved everywhere.
 */
import type { PlainDate } from '@touchstone/kernel';
import { contestable } from '../award/appeal.ts';
import { isGiven, standsYet } from '../award/award.ts';
import { clockKey } from '../clock/clock.ts';
import {
  dueOn,
  lastDayOf,
  readClock,
  readClocks,
  reminderDays,
  type Anchors,
  type ClockMoves,
  type ClockReading,
} from '../scheme/index.ts';
import type { Clock, Scheme } from '../scheme/scheme.ts';
import { anchorsOfFinding, hasEnded, type RunningCycle } from './cycle.ts';

const unmoved: ClockMoves = {};

/**
 * What was granted for a clock of the cycle, or of one of its findings, since it last began to run: what it counts from may
 * happen again, such as a suspension, and then it has its whole time again.
 */
export function movesOf(cycle: RunningCycle, scheme: Scheme, clock: string, finding?: string): ClockMoves {
  const { moves } = cycle;
  if (moves === undefined) return unmoved;
  const key = clockKey(clock, finding);
  const granted = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (granted?.set === undefined) return granted ?? unmoved;
  const due = dueOn(scheme, clock, anchorsOfClock(cycle, scheme, clock, finding) ?? {});
  return due !== undefined && due > granted.set ? unmoved : granted;
}

/** On record as run out, and not running anew: to a later day, or not yet. */
export function hasRunOut(cycle: RunningCycle, scheme: Scheme, clock: string, finding?: string): boolean {
  const key = clockKey(clock, finding);
  const ranOut = Object.hasOwn(cycle.reached, key) ? cycle.reached[key] : undefined;
  if (ranOut === undefined) return false;
  const due = lastDayOfClock(cycle, scheme, clock, finding);
  return due !== undefined && due <= ranOut;
}

/** Clocks run from the acceptance of the letter on; before there is one, that for the answer to the application alone. */
export function hasBegun({ letter }: RunningCycle, scheme: Scheme, clock: string): boolean {
  if (letter !== 'awaited') return letter === 'accepted';
  return scheme.clocks.some(({ id, metBy }) => id === clock && metBy === 'application.answered');
}

/**
 * The days that a clock of the cycle, or of one of its findings, counts from and is met by; undefined where there is no such
 * finding. The window for an appeal is open after a decision that can be contested, and counts from that one alone.
 */
export function anchorsOfClock(
  cycle: RunningCycle,
  scheme: Scheme,
  clock: string,
  finding?: string,
): Anchors | undefined {
  return finding === undefined ? anchorsOfCycleClock(cycle, scheme, clock) : anchorsOfFinding(cycle, finding);
}

/** Clocks start with the acceptance of the letter, those of findings with that of the report. */
export function startedAnchors(
  cycle: RunningCycle,
  scheme: Scheme,
  clock: string,
  finding?: string,
): Anchors | undefined {
  if (cycle.letter !== 'accepted') return undefined;
  const started = finding === undefined || cycle.assessment.stage === 'accepted';
  return started ? anchorsOfClock(cycle, scheme, clock, finding) : undefined;
}

function anchorsOfCycleClock(cycle: RunningCycle, scheme: Scheme, clock: string): Anchors {
  if (clock !== scheme.afterAward?.appeal?.lodgeClock) return cycle.anchors;
  const against = contestable(cycle.award);
  if (against === undefined) return {};
  const decided = { refusal: 'award.refused', suspension: 'award.suspended', withdrawal: 'award.withdrawn' }[against];
  const counted = cycle.appeal === undefined ? [decided] : [decided, 'appeal.lodged'];
  return Object.fromEntries(Object.entries(cycle.anchors).filter(([anchor]) => counted.includes(anchor)));
}

/**
 * Nothing of a cycle that has ended runs on, but the appeal against the withdrawal that ended it; what comes round does so
 * while the award stands.
 */
export function runsOn(cycle: RunningCycle, scheme: Scheme, clock: string): boolean {
  if (!hasEnded(cycle)) return !isGiven(cycle.award) || standsYet(cycle.award) || !comesRound(scheme, clock);
  const { decideClock, lodgeClock } = scheme.afterAward?.appeal ?? {};
  return cycle.award.stage === 'withdrawn' && (clock === lodgeClock || clock === decideClock);
}

function comesRound({ clocks }: Scheme, clock: string): boolean {
  return clocks.some(({ id, thenEvery }) => id === clock && thenEvery !== undefined);
}

/** Of a cycle that has ended, what was: clocks that were met or ran out. */
export function clocksOfCycle(cycle: RunningCycle, scheme: Scheme, today: PlainDate): readonly ClockReading[] {
  return scheme.clocks
    .filter(({ per }) => per === 'cycle')
    .map((clock) => readCycleClock(cycle, scheme, clock, today))
    .filter(
      ({ clock, metOn }) => metOn !== undefined || runsOn(cycle, scheme, clock) || hasRunOut(cycle, scheme, clock),
    );
}

/** A window that closed is nobody's lateness: once that is on record, its clock waits for another decision. */
function readCycleClock(cycle: RunningCycle, scheme: Scheme, clock: Clock, today: PlainDate): ClockReading {
  const { id } = clock;
  const reading = readClock(scheme, clock, anchorsOfCycleClock(cycle, scheme, id), movesOf(cycle, scheme, id), today);
  const closed = id === scheme.afterAward?.appeal?.lodgeClock && reading.state === 'overdue';
  return closed && hasRunOut(cycle, scheme, id) ? { clock: id, state: 'waiting' } : reading;
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
  const over = hasEnded(cycle);
  return readClocks(scheme, anchors, today, 'finding', (clock) => movesOf(cycle, scheme, clock, finding)).filter(
    ({ clock, metOn }) => !over || metOn !== undefined || hasRunOut(cycle, scheme, clock, finding),
  );
}

/** The last day on which the clock is in time as things stand; undefined where nothing runs out. */
export function lastDayOfClock(
  cycle: RunningCycle,
  scheme: Scheme,
  clock: string,
  finding?: string,
): PlainDate | undefined {
  const anchors = anchorsOfClock(cycle, scheme, clock, finding);
  return anchors === undefined ? undefined : lastDayOf(scheme, clock, anchors, movesOf(cycle, scheme, clock, finding));
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
