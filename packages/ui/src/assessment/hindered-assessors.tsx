/** Approved assessors beside those who can be chosen, each with what stands in the way at this site. */
import type { VNode } from 'preact';
import { Table } from '../components/table.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { AssessorName, type AppointedAssessor } from './appointed-assessor.tsx';

export interface AssessorToAppoint extends AppointedAssessor {
  /** a sentence that says what keeps this person from the site; absent where nothing does */
  readonly hindrance?: string;
  /** what was declared about the site; only the secretariat reads it */
  readonly declared?: string;
}

export interface HinderedAssessorsProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly title: string;
  readonly assessors: readonly AssessorToAppoint[];
}

export function HinderedAssessors({ frame: { t }, cycle, title, assessors }: HinderedAssessorsProps): VNode {
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        captionUnseen
        columns={[{ label: t('assessment.assessor') }, { label: t('team.hindrance', { site: cycle.siteName }) }]}
        rows={assessors.map((assessor) => [
          <AssessorName t={t} assessor={assessor} />,
          <>
            {assessor.hindrance ?? t('team.no-hindrance')}
            {assessor.declared !== undefined && <span class="aside words">{assessor.declared}</span>}
          </>,
        ])}
      />
    </section>
  );
}
