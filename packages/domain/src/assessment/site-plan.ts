/** What the site reads of an assurance plan in force: the parts that the scheme names, and nobody's name. */
import { asksStep } from '../scheme/index.ts';
import type { Scheme, SitePlanPart } from '../scheme/scheme.ts';
import type { SubmittedPlan } from './assurance-plan.ts';
import type { PlanOnRecord } from './plan-changes.ts';

/** As much of a plan as a reader may know. */
export type SeenPlan = Partial<SubmittedPlan>;

/** `versions` with the latest first. Undefined where none is in force, or where the scheme lets the site read nothing of it. */
export function planForSite(versions: readonly PlanOnRecord[], scheme: Scheme): SeenPlan | undefined {
  const parts = scheme.assessment?.planForSite ?? [];
  const inForce = versions.find(
    ({ stage }) => stage === 'approved' || (stage === 'submitted' && !asksStep(scheme, 'plan-check')),
  );
  if (parts.length === 0 || inForce === undefined) return undefined;
  const plan = withoutNames(inForce.plan);
  return parts.reduce<SeenPlan>((seen, part) => ({ ...seen, ...partOf(plan, part) }), {});
}

export function withoutNames({ stakeholderList, ...plan }: SubmittedPlan): SubmittedPlan {
  if (stakeholderList === undefined) return plan;
  return { ...plan, stakeholderList: stakeholderList.map((one) => ({ ...one, name: '' })) };
}

function partOf(plan: SubmittedPlan, part: SitePlanPart): SeenPlan {
  const { extent, mediaItems, mediaScan, nothingFound, sample, sampling, stakeholderList, visitFrom, visitUntil } =
    plan;
  switch (part) {
    case 'visit-days':
      return { visitFrom, visitUntil };
    case 'extent':
      return { extent };
    case 'media-scan':
      return {
        mediaScan,
        ...(mediaItems === undefined ? {} : { mediaItems }),
        ...(nothingFound === undefined ? {} : { nothingFound }),
      };
    case 'stakeholders':
      // Not the words about how they were found, in which they may be named.
      return stakeholderList === undefined ? {} : { stakeholderList };
    case 'interview-sample':
      return { sampling, ...(sample === undefined ? {} : { sample }) };
  }
}
