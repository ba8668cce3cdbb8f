/** The table of what waits for the scheme's own staff, as `tables.ts` has those of everything else. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { NextActName } from '@touchstone/domain';

export interface QueueTables {
  staff_queue: {
    cycle: string;
    act: NextActName;
    duty: 'secretariat' | 'officer';
    due: PlainDate | null;
    since: Instant;
  };
}
