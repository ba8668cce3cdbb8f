/**
 * What stands between the ratings and a rule that does not hold: the criteria that some failing part names. Empty where
 * the rule holds, and where only facts about the site speak against it.
 */
import type { Reason } from './evaluate.ts';

export interface Obstacles {
  /** ids of criteria rated too low */
  readonly against: readonly string[];
  /** ids of criteria without a rating */
  readonly missing: readonly string[];
}

export function obstaclesIn(reason: Reason): Obstacles {
  if (reason.holds || reason.asked === 'not') return { against: [], missing: [] };
  const below = reason.because.map(obstaclesIn);
  return {
    against: [...new Set([...(reason.against ?? []), ...below.flatMap(({ against }) => against)])],
    missing: [...new Set([...(reason.missing ?? []), ...below.flatMap(({ missing }) => missing)])],
  };
}
