/** The assurance plan for one reader: the version that stands, and what it changes of the one that was answered last. */
import {
  changesThatWait,
  mayReadPlan,
  mayReadStakeholderNames,
  planForSite,
  withoutNames,
  type Actor,
  type KnownTie,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import type { PlanVersion } from '@touchstone/store';
import type { ShownPlan } from '@touchstone/ui';

interface PlanReader {
  readonly cycle: RunningCycle;
  readonly actor: Actor;
  readonly scheme: Scheme;
  readonly known: KnownTie;
}

/**
 * `versions` with the latest first. Whoever may not know whom the team consults learns of no change either, which names
 * them. The site reads what the scheme lets it; whoever else may not read the plan reads nothing of it.
 */
export function seenPlan(
  versions: readonly PlanVersion[],
  { actor, cycle, known, scheme }: PlanReader,
): ShownPlan | undefined {
  const [last] = versions;
  if (last === undefined) return undefined;
  if (!mayReadPlan(cycle, actor, scheme, known)) {
    const plan = actor.sites.includes(cycle.site) ? planForSite(versions, scheme) : undefined;
    return plan && { plan };
  }
  const namesToo = mayReadStakeholderNames(cycle, actor);
  const changes = namesToo ? changesThatWait(versions) : undefined;
  return {
    plan: namesToo ? last.plan : withoutNames(last.plan),
    answer: { stage: last.stage, returnedBecause: last.return_reason },
    ...(changes === undefined ? {} : { changes }),
  };
}
