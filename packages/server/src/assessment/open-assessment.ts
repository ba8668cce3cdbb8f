/** An assessment that has its assessor, as all of its pages know it. */
import { assert, defined } from '@touchstone/kernel';
import type { AssessmentState } from '@touchstone/domain';
import { readAssessor } from '@touchstone/store';
import type { AssessmentPageFacts } from '@touchstone/ui';
import { criteriaOf } from '../cycle/open-criterion.ts';
import type { OpenRunningCycle } from '../cycle/open-cycle.ts';
import type { Services } from '../http/services.ts';

/** The assessment of a cycle of which it is known that somebody is appointed. */
export function startedAssessment({ cycle }: OpenRunningCycle): Exclude<AssessmentState, { stage: 'none' }> {
  const { assessment } = cycle;
  assert(assessment.stage !== 'none', 'an assessor is appointed');
  return assessment;
}

export async function assessmentFacts(services: Services, open: OpenRunningCycle): Promise<AssessmentPageFacts> {
  const { facts, scheme, visit } = open;
  const entry = await readAssessor(services.database.read, startedAssessment(open).appointment.assessor);
  const { firm, fictional, id, name } = defined(entry, 'the appointed assessor');
  return {
    ...{ frame: visit.frame, cycle: facts, scheme, criteria: criteriaOf(open) },
    assessor: { id, name, firm, fictional },
  };
}
