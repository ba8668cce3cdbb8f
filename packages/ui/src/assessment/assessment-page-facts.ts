/** What every page of an assessment knows of it. */
import type { Criterion, Scheme } from '@touchstone/domain';
import type { AppointedAssessor } from './appointed-assessor.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface AssessmentPageFacts {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  /** those that apply to the site, in the scheme's order */
  readonly criteria: readonly Criterion[];
  readonly assessor: AppointedAssessor;
}
