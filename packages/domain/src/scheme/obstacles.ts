/**
 * Which parts of an explanation decide how it came out, and what stands between the ratings and a rule that does not
 * hold: the criteria that some failing part names, and whether ratings alone would turn it.
 */
import type { Reason } from './evaluate.ts';

export interface Obstacles {
  /** ids of criteria rated too low */
  readonly against: readonly string[];
  /** ids of criteria without a rating */
  readonly missing: readonly string[];
}

/** Empty where the rule holds, and where only facts about the site speak against it. */
export function obstaclesIn(reason: Reason): Obstacles {
  if (reason.holds || reason.asked === 'not') return { against: [], missing: [] };
  const below = reason.because.map(obstaclesIn);
  return {
    against: [...new Set([...(reason.against ?? []), ...below.flatMap(({ against }) => against)])],
    missing: [...new Set([...(reason.missing ?? []), ...below.flatMap(({ missing }) => missing)])],
  };
}

/** Whether a part of an explanation made its whole come out as it did; what the other parts say changes nothing. */
export function decides(whole: Reason, part: Reason): boolean {
  return whole.asked === 'not' || whole.holds === part.holds;
}

/**
 * What would turn a rule that does not hold: each of its obstacles and nothing else (`criteria`), better ratings among
 * which there is a choice (`ratings`), or no rating at all (`facts`). True of rules without `not` above ratings.
 */
export type Remedy = 'criteria' | 'ratings' | 'facts';

export function remedyOf(reason: Reason): Remedy {
  const failing = reason.because.filter((part) => decides(reason, part)).map(remedyOf);
  switch (reason.asked) {
    case 'every':
    case 'rated':
      return 'criteria';
    case 'at-least':
      return 'ratings';
    case 'all':
      return failing.includes('facts') ? 'facts' : failing.includes('ratings') ? 'ratings' : 'criteria';
    case 'any':
      if (failing.length === 1) return failing[0] ?? 'facts';
      return failing.every((remedy) => remedy === 'facts') ? 'facts' : 'ratings';
    case 'not':
    case 'fact':
    case 'applies':
    case 'within':
      return 'facts';
  }
}

/** All criteria that are looked at, where some part of the rule looks at all that apply. */
export function consideredIn(reason: Reason): number | undefined {
  if (reason.considered !== undefined && reason.of === undefined) return reason.considered;
  return reason.because.map(consideredIn).find((all) => all !== undefined);
}
