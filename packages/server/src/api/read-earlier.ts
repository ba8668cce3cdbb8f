/** What a site may start from in a re-assessment, over the API: the answers of the cycle before, criterion by criterion. */
import { Type } from 'typebox';
import {
  askedNoLonger,
  pairsSince,
  RequirementRatings,
  startingPoints,
  type Actor,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import { mayReadCycle, readCycle, readEarlierAnswers } from '@touchstone/store';
import type { Services } from '../http/services.ts';

export const EarlierAnswer = Type.Object({
  /** absent in a first cycle, or where the cycle before is not yours to read */
  cycle: Type.Optional(Type.String()),
  /** this version says where the criteria of the version before went */
  mapped: Type.Boolean(),
  startingPoints: Type.Array(
    Type.Object({
      criterion: Type.String(),
      relation: Type.String(),
      /** `self-assessment.confirm` takes it as it was */
      confirmable: Type.Boolean(),
      /** the criterion has an answer of this cycle */
      answered: Type.Boolean(),
      from: Type.Object({
        criterion: Type.String(),
        level: Type.Optional(Type.String()),
        notApplicable: Type.Optional(Type.Boolean()),
        rationale: Type.String(),
        evidence: Type.Array(Type.String()),
        requirements: Type.Optional(RequirementRatings),
      }),
    }),
  ),
  /** criteria of the version before that are asked no longer */
  withdrawn: Type.Array(Type.String()),
});

export async function earlierAnswer(
  { database: { read }, schemes }: Services,
  actor: Actor,
  { cycle, scheme }: { readonly cycle: RunningCycle; readonly scheme: Scheme },
): Promise<object> {
  const { previous, selfAssessment } = cycle;
  const before = previous === undefined ? undefined : await readCycle(read, previous);
  if (previous === undefined || before === undefined || !mayReadCycle(actor, before.cycle))
    return { mapped: false, startingPoints: [], withdrawn: [] };
  const earlier = await readEarlierAnswers(read, schemes, previous);
  if (earlier === undefined) return { cycle: previous, mapped: false, startingPoints: [], withdrawn: [] };
  const answers = selfAssessment.stage === 'closed' ? {} : selfAssessment.answers;
  return {
    cycle: previous,
    mapped: pairsSince(scheme, earlier.scheme, earlier.versions) !== undefined,
    startingPoints: startingPoints(scheme, earlier).map(({ confirmable, criterion, from, relation }) => {
      const { rating, ...said } = from;
      return {
        criterion,
        relation,
        confirmable,
        answered: Object.hasOwn(answers, criterion),
        from: { ...said, ...rating },
      };
    }),
    withdrawn: askedNoLonger(scheme, earlier).map(({ id }) => id),
  };
}
