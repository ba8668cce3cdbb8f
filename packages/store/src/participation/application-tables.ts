/** The table of applications, as `tables.ts` has those of everything else. */
import type { PlainDate } from '@touchstone/kernel';

export interface ApplicationTables {
  applications: {
    cycle: string;
    submitted_on: PlainDate;
    note: string | null;
    answer: 'eligible' | 'pilot' | 'not-eligible' | null;
    answered_on: PlainDate | null;
    /** what the scheme's own rule said of the same answers */
    rule: 'eligible' | 'not-eligible' | 'unset' | null;
    /** of the answer, or why it went back or was taken back */
    reason: string | null;
  };
}
