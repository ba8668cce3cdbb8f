/** What the pages of one finding and of one of its actions are given. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { Criterion, Finding, FindingAction, Scheme } from '@touchstone/domain';
import type { FormState } from '../components/form-state.ts';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { EvidenceItem } from '../evidence/evidence-choice.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import type { ShownRating } from '../rating/shown-rating.ts';

export interface ImprovementForms {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly uploadId: string;
  readonly cycle: CycleFacts;
  /** version of the cycle that this page shows */
  readonly version: number;
  readonly criterion: Criterion;
  readonly library: readonly EvidenceItem[];
  readonly scheme: Scheme;
}

export interface FindingPageProps extends ImprovementForms {
  readonly finding: ShownFinding;
  readonly determination?: ShownRating;
  /** what this reader may do about it now */
  readonly may: {
    readonly plan: boolean;
    readonly report: boolean;
    readonly verify: boolean;
    readonly reopen: boolean;
  };
}

export interface ShownFinding {
  readonly id: string;
  readonly stage: Finding['stage'];
  /** by when the scheme wants it closed */
  readonly due?: PlainDate;
  /** ids of the clocks that say so */
  readonly clocks: readonly string[];
  readonly repeats?: {
    /** absent where the reader may not read the earlier cycle */
    readonly href?: string;
  };
  readonly plan?: { readonly cause: string; readonly actions: readonly ShownAction[] };
  readonly report?: { readonly done: string; readonly evidence: readonly EvidenceLink[] };
  readonly verification?: Verification & { readonly closedOn?: PlainDate };
  /** what was said of it, newest first */
  readonly told: readonly ToldImprovement[];
}

export interface Verification {
  readonly rationale: string;
  readonly method?: 'remote' | 'on-site';
  readonly evidence: readonly EvidenceLink[];
}

export interface EvidenceLink {
  readonly id: string;
  readonly title: string;
}

export interface ShownAction {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: PlainDate;
  readonly stage: FindingAction['stage'];
  readonly progress?: { readonly words: string; readonly evidence: readonly EvidenceLink[] };
  readonly verification?: Verification;
}

export interface ToldImprovement {
  readonly type:
    | 'improvement.planned'
    | 'improvement.reported'
    | 'improvement.taken-back'
    | 'improvement.reopened'
    | 'finding.closed'
    | 'finding.reopened'
    | 'action.planned'
    | 'action.dropped'
    | 'action.reported'
    | 'action.verified'
    | 'action.returned';
  /** id of the action, where it is about one */
  readonly number: string;
  readonly words: string;
  readonly who: string;
  readonly at: Instant;
}

export interface ActionPageProps extends ImprovementForms {
  readonly finding: { readonly id: string; readonly due?: PlainDate };
  /** absent for one that is to be planned */
  readonly action?: ShownAction;
  readonly may: { readonly plan: boolean; readonly report: boolean; readonly drop: boolean; readonly verify: boolean };
}
