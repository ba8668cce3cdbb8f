/** What people do to clocks, in the words of a scenario: whoever the scheme lets extends, pauses or resumes one. */
import type { PlainDate } from '@touchstone/kernel';
import type { Act, Place } from './act.ts';

/** A clock of the cycle, or of one of its findings. */
export interface NamedClock {
  readonly clock: string;
  readonly finding?: string;
}

export interface ClockActs {
  readonly extendsClock: (
    place: Place,
    who: Act['who'],
    named: NamedClock,
    to: PlainDate,
    reason: string,
  ) => Promise<void>;
  readonly pauses: (place: Place, who: Act['who'], named: NamedClock, reason: string) => Promise<void>;
  readonly resumes: (place: Place, who: Act['who'], named: NamedClock, reason: string) => Promise<void>;
}

export function clockActs(on: (place: Place, act: Omit<Act, 'stream'>) => Promise<void>): ClockActs {
  return {
    extendsClock: (place, who, named, to, reason) =>
      on(place, { who, type: 'clock.extend', body: { ...named, to, reason } }),
    pauses: (place, who, named, reason) => on(place, { who, type: 'clock.pause', body: { ...named, reason } }),
    resumes: (place, who, named, reason) => on(place, { who, type: 'clock.resume', body: { ...named, reason } }),
  };
}
