/** What the page of one finding and its forms are given. */
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion, Finding, Scheme } from '@touchstone/domain';
import type { FormState } from '../components/form-state.ts';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { EvidenceItem } from '../evidence/evidence-choice.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { ShownRating } from '../rating/rating-summary.tsx';

export interface FindingPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly uploadId: string;
  readonly cycle: CycleFacts;
  /** version of the cycle that this page shows */
  readonly version: number;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  readonly finding: ShownFinding;
  readonly determination?: ShownRating;
  readonly library: readonly EvidenceItem[];
  /** what this reader may do about it now */
  readonly may: { readonly plan: boolean; readonly report: boolean; readonly verify: boolean };
}

export interface ShownFinding {
  readonly id: string;
  readonly stage: Finding['stage'];
  /** by when the scheme wants it closed */
  readonly due?: PlainDate;
  readonly plan?: {
    readonly cause: string;
    readonly action: string;
    readonly owner: string;
    readonly dueOn: PlainDate;
  };
  readonly report?: {
    readonly done: string;
    readonly evidence: readonly { readonly id: string; readonly title: string }[];
  };
  readonly verification?: { readonly rationale: string; readonly closedOn?: PlainDate };
}
