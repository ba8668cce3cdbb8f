/** What the page of desk review and assurance plan, and each of its parts, knows. */
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion, Scheme, SeenPlan, WaitingChanges } from '@touchstone/domain';
import type { FormState } from '../components/form-state.ts';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownPlan {
  /** without the names of stakeholders where this reader may not know them; for the site, what the scheme lets it read */
  readonly plan: SeenPlan;
  /** absent for the site, which reads a plan in force alone */
  readonly answer?: {
    readonly stage: 'submitted' | 'returned' | 'approved';
    readonly returnedBecause: string | null;
  };
  /** what it changes of the version that was answered last */
  readonly changes?: WaitingChanges;
}

export interface PlanPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criteria: readonly Criterion[];
  readonly form: FormState;
  /** the plan that was handed in last; absent where there is none or where this reader may not know it */
  readonly shown?: ShownPlan;
  /** the days of the visit as the public was told last */
  readonly visit?: { readonly visitFrom: PlainDate; readonly visitUntil: PlainDate };
  /** these are the days of the plan */
  readonly announced: boolean;
  /** absent where this reader is told the days of the visit and nothing else */
  readonly review?: {
    readonly summary: string | null;
    /** the request to return the self-assessment that waits, with its comments by criterion */
    readonly returnAsked?: { readonly reason: string; readonly comments: Readonly<Record<string, string>> };
    /** why the last request was declined */
    readonly returnDeclined: string | null;
    readonly notes: readonly { readonly criterion: string; readonly note: string }[];
  };
  /** what this reader does here, each with an id for its command */
  readonly acts: Readonly<Partial<Record<PlanAct, string>>>;
  readonly base: number;
}

/**
 * `change`: what is handed in changes a plan that was approved, and says what and why; `tookPlace`: it may tell of a visit
 * that took none of the days that were planned
 */
type PlanAct =
  | 'tookPlace'
  | 'note'
  | 'askReturn'
  | 'declineReturn'
  | 'complete'
  | 'plan'
  | 'change'
  | 'approve'
  | 'sendBack'
  | 'announce';
