/** The assurance plan for one reader: the version that stands, and what it changes of the one that was answered last. */
import { changesOfPlan, type SubmittedPlan } from '@touchstone/domain';
import type { PlanVersion } from '@touchstone/store';
import type { ShownPlan } from '@touchstone/ui';

/** `versions` with the latest first. Whoever may not know whom the team consults learns of no change either, which names them. */
export function seenPlan(versions: readonly PlanVersion[], namesToo: boolean): ShownPlan | undefined {
  const [last, ...earlier] = versions;
  if (last === undefined) return undefined;
  const since =
    last.stage === 'submitted'
      ? (earlier.find(({ stage }) => stage === 'approved') ?? earlier.find(({ stage }) => stage === 'returned'))
      : undefined;
  return {
    ...{ plan: namesToo ? last.plan : withoutNames(last.plan), stage: last.stage, returnedBecause: last.return_reason },
    ...(since === undefined || !namesToo
      ? {}
      : {
          changes: {
            since: since.stage === 'approved' ? 'approved' : 'returned',
            list: changesOfPlan(since.plan, last.plan),
          },
        }),
  };
}

function withoutNames({ stakeholderList, ...plan }: SubmittedPlan): SubmittedPlan {
  if (stakeholderList === undefined) return plan;
  return { ...plan, stakeholderList: stakeholderList.map((one) => ({ ...one, name: '' })) };
}
