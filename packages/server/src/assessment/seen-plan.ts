/** The assurance plan for one reader: the version that stands, and what it changes of the one that was answered last. */
import {
  changesThatWait,
  mayReadPlan,
  mayReadStakeholderNames,
  planForSite,
  withoutNames,
  type AssessmentState,
  type CaseReader,
  type Scheme,
} from '@touchstone/domain';
import type { PlanVersion } from '@touchstone/store';
import type { ShownPlan } from '@touchstone/ui';

interface PlanReader {
  readonly assessment: AssessmentState;
  readonly reader: CaseReader;
  readonly scheme: Scheme;
}

/**
 * `versions` with the latest first. Whoever may not know whom the team consults learns of no change either, which names
 * them. The site reads what the scheme lets it; whoever else may not read the plan reads nothing of it.
 */
export function seenPlan(
  versions: readonly PlanVersion[],
  { assessment, reader, scheme }: PlanReader,
): ShownPlan | undefined {
  const [last] = versions;
  if (last === undefined) return undefined;
  if (!mayReadPlan(reader, assessment)) {
    const plan = reader.site ? planForSite(versions, scheme) : undefined;
    return plan && { plan };
  }
  const namesToo = mayReadStakeholderNames(reader, assessment);
  const changes = namesToo ? changesThatWait(versions) : undefined;
  return {
    plan: namesToo ? last.plan : withoutNames(last.plan),
    answer: { stage: last.stage, returnedBecause: last.return_reason },
    ...(changes === undefined ? {} : { changes }),
  };
}
