/** The decision on the award over the API, as its page has it for everybody who may read the case. */
import { Type } from 'typebox';
import type { PlainDate } from '@touchstone/kernel';
import { clocksOfCycle, restsOnHistory } from '@touchstone/domain';
import { readConditions, readDecisions, readMarks, readStandingActs, type Reader } from '@touchstone/store';
import type { Opened } from '../cycle/open-cycle.ts';
import { Day, orNull } from './read-shapes.ts';

export const AwardAnswer = Type.Object({
  stage: Type.String(),
  /** why it was decided so; absent before, and where it was decided elsewhere */
  reason: Type.Optional(Type.String()),
  marks: Type.Array(
    Type.Object({
      ...{
        mark: Type.String(),
        validFrom: Day,
        validUntil: orNull(Day),
        suspendedOn: orNull(Day),
        endedOn: orNull(Day),
      },
      endedHow: orNull(Type.String({ description: 'expired, withdrawn or superseded' })),
    }),
  ),
  /** that came with the marks */
  conditions: Type.Array(
    Type.Object({
      ...{ mark: Type.String(), condition: Type.String(), due: Type.Optional(Day) },
      ...{ fulfilledOn: orNull(Day), note: orNull(Type.String()) },
    }),
  ),
  /** what became of it, the latest first */
  acts: Type.Array(
    Type.Object({
      kind: Type.String({ description: 'suspended, lifted, withdrawn, restored, reopened or superseded' }),
      ...{ day: Day, ground: orNull(Type.String()), reason: orNull(Type.String()) },
      clock: orNull(Type.String({ description: 'that ran out and led to it' })),
    }),
  ),
});

export async function awardAnswer(
  read: Reader,
  id: string,
  { cycle, scheme }: Opened,
  today: PlainDate,
): Promise<object> {
  const [marks, conditions, acts, decisions] = await Promise.all([
    readMarks(read, id),
    readConditions(read, id),
    readStandingActs(read, id),
    readDecisions(read, id),
  ]);
  const { stage } = cycle.award;
  const decided = stage !== 'none' && stage !== 'proposed' && !restsOnHistory(cycle) ? decisions[0] : undefined;
  const clocks = clocksOfCycle(cycle, scheme, today);
  return {
    stage,
    ...(decided === undefined ? {} : { reason: decided.reason }),
    marks: marks.map((row) => ({
      ...{ mark: row.mark, validFrom: row.valid_from, validUntil: row.valid_until, suspendedOn: row.suspended_on },
      ...{ endedOn: row.ended_on, endedHow: row.ended_how },
    })),
    conditions: conditions.map(({ condition, fulfilled_on: fulfilledOn, mark, note }) => {
      const rules = scheme.marks.find((one) => one.id === mark)?.conditions ?? [];
      const clock = rules.find((one) => one.id === condition)?.clock;
      const due = clock === undefined ? undefined : clocks.find((one) => one.clock === clock)?.due;
      return { mark, condition, fulfilledOn, note, ...(due === undefined ? {} : { due }) };
    }),
    acts: acts.map(({ clock, day, ground, kind, reason }) => ({ kind, day, ground, reason, clock })),
  };
}
