/** What follows a decision on the award, over the API, as its page has it; how a panel votes on an appeal is for those who decide. */
import { Type } from 'typebox';
import { appealPanelOf, tallyFor, tallyOfAppeal } from '@touchstone/domain';
import { readAfterAwardActs, readAppeals, readNames, type Reader } from '@touchstone/store';
import type { Opened } from '../cycle/open-cycle.ts';
import { Moment, orNull, Person, TallyShape } from './read-shapes.ts';

const Day = Type.String({ format: 'date' });

export const AfterAwardAnswer = Type.Object({
  /** the latest first */
  appeals: Type.Array(
    Type.Object({
      ...{ against: Type.String(), ground: orNull(Type.String()), reason: Type.String(), lodgedOn: Day },
      decided: Type.Optional(
        Type.Object({ outcome: Type.String({ description: 'stands or set-aside' }), reason: Type.String(), on: Day }),
      ),
      votes: Type.Optional(
        Type.Array(Type.Object({ by: Person, outcome: Type.String(), reason: Type.String(), at: Moment })),
      ),
      /** while it waits; a vote for the appeal is one to set the decision aside */
      tally: Type.Optional(TallyShape),
    }),
  ),
  /** surveillance, notices of change and answers to them, the latest first */
  acts: Type.Array(
    Type.Object({
      kind: Type.String({ description: 'surveillance, change or answer' }),
      day: Day,
      said: Type.String(),
      word: orNull(Type.String({ description: 'the trigger of a change, or the effect that an answer gives it' })),
    }),
  ),
});

export async function afterAwardAnswer(read: Reader, cycle: string, { reader, scheme }: Opened): Promise<object> {
  const [appeals, acts] = await Promise.all([readAppeals(read, cycle), readAfterAwardActs(read, cycle)]);
  const rule = reader.officer || reader.secretariat ? appealPanelOf(scheme) : undefined;
  const voters = appeals.flatMap(({ votes }) => votes.map(({ account }) => account));
  const names = rule === undefined ? new Map<string, string>() : await readNames(read, voters);
  return {
    appeals: appeals.map(({ against, ground, lodged_on, outcome, outcome_on, outcome_reason, reason, votes }) => ({
      ...{ against, ground, reason, lodgedOn: lodged_on },
      ...(outcome === null ? {} : { decided: { outcome, reason: outcome_reason, on: outcome_on } }),
      ...(rule === undefined
        ? {}
        : {
            votes: votes.map(({ account, at, outcome: vote, reason: why }) => ({
              ...{ by: { account, name: names.get(account) ?? null }, outcome: vote, reason: why, at },
            })),
          }),
      ...(rule === undefined || outcome !== null
        ? {}
        : { tally: tallyFor(rule, tallyOfAppeal(votes.map((vote) => vote.outcome))) }),
    })),
    acts: acts.map(({ day, kind, said, word }) => ({ kind, day, said, word })),
  };
}
