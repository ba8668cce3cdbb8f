/**
 * The clock of an installation. In operation it is the computer's; a demonstration may be set to another day, from which
 * it then runs on, and keeps that across starts.
 */
import { instant, type Instant } from '@touchstone/kernel';

export interface DemoClock {
  readonly now: () => Instant;
  /** from now on it is `moment`, and time goes on from there */
  readonly set: (moment: Instant) => void;
  /** milliseconds between this clock and the computer's */
  readonly offsetMs: () => number;
}

/** `moved`: told after each `set`, for what was worked out at another time. */
export function createDemoClock(offsetMs: number, moved: () => void): DemoClock {
  let offset = offsetMs;
  return {
    now: () => instant(new Date(Date.now() + offset).toISOString()),
    set: (moment) => {
      offset = Date.parse(moment) - Date.now();
      moved();
    },
    offsetMs: () => offset,
  };
}
