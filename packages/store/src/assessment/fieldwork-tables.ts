/** Tables of what happens between the appointment and the acceptance of the report. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { SubmittedPlan } from '@touchstone/domain';
import type { JsonColumn } from '../json-column.ts';

export interface FieldworkTables {
  exclusion_answers: {
    cycle: string;
    criterion: string;
    /** version of the determination that it answers */
    determination: number;
    answer: 'confirmed' | 'declined';
    reason: string | null;
    answered_by: string;
    answered_at: Instant;
  };
  desk_notes: { cycle: string; criterion: string; note: string; noted_by: string; noted_at: Instant };
  assurance_plan_versions: {
    cycle: string;
    version: number;
    plan: JsonColumn<SubmittedPlan>;
    stage: 'submitted' | 'returned' | 'approved';
    return_reason: string | null;
    submitted_by: string;
    submitted_at: Instant;
  };
  visits: {
    cycle: string;
    first_day: PlainDate;
    last_day: PlainDate;
    opening_on: PlainDate | null;
    closing_on: PlainDate | null;
    meetings: string;
  };
  interviews: {
    cycle: string;
    version: number;
    heard_group: string;
    number: number;
    held_on: PlainDate;
    notes: string;
    recorded_by: string;
  };
  observations: {
    cycle: string;
    version: number;
    kind: 'observation' | 'good-practice';
    criterion: string | null;
    words: string;
    recorded_by: string;
  };
  disagreements: { cycle: string; criterion: string; reason: string; recorded_by: string; recorded_at: Instant };
}
