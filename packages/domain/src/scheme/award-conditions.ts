/** The conditions that come with a mark for this site and these ratings. */
import { applicableCriteria, type AdviceInput } from './advise.ts';
import { evaluate } from './evaluate.ts';
import type { AwardCondition, Scheme } from './scheme.ts';

/** In the scheme's order; empty for a mark that the scheme does not have. Says nothing of whether the mark is advised. */
export function conditionsOf(scheme: Scheme, mark: string, input: AdviceInput): readonly AwardCondition[] {
  const situation = { ...input, applicable: applicableCriteria(scheme, input.site) };
  const { conditions = [] } = scheme.marks.find(({ id }) => id === mark) ?? {};
  return conditions.filter(({ when }) => when === undefined || evaluate(scheme, when, situation).holds);
}
