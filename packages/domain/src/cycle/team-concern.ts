/**
 * Whether somebody on a team that is still needed could not be appointed today: a tie that came up since, a suspension, an
 * approval or a competence that ran out, a scope that reaches no longer so far. Derived for whoever replaces them; what such
 * a person does is refused anyway.
 */
import type { PlainDate, Refusal } from '@touchstone/kernel';
import { checkCandidate, type Candidate } from '../assessment/team.ts';
import type { Engagement } from '../assessor/approval.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { hasEnded, type RunningCycle } from './cycle.ts';

/** On the way to the report, while it waits, and as long as a finding may still have to be verified. */
export function needsTeam(cycle: RunningCycle): boolean {
  if (hasEnded(cycle)) return false;
  const { assessment, award, findings } = cycle;
  switch (assessment.stage) {
    case 'none':
      return false;
    case 'under-way':
    case 'submitted':
      return true;
    case 'accepted':
      return award.stage !== 'refused' && Object.values(findings).some(({ stage }) => stage !== 'closed');
  }
}

/** What the assessment of this cycle asks of an approval. */
export function engagementOf({ assessment, siteFacts }: RunningCycle, scheme: Scheme): Engagement {
  const language = assessment.stage === 'none' ? undefined : assessment.appointment.language;
  return { ...siteFacts, scheme, ...(language === undefined ? {} : { language }) };
}

/** The refusal that appointing this person again would get, which names them; undefined where nothing speaks against it. */
export function teamConcern(
  cycle: RunningCycle,
  candidate: Candidate,
  scheme: Scheme,
  today: PlainDate,
): Refusal | undefined {
  const engagement = engagementOf(cycle, scheme);
  // How often a person may assess a site in a row was judged when they were appointed.
  return checkCandidate({ ...candidate, cyclesInRow: 0 }, { engagement, scheme, today }, 'leaves')?.error;
}
