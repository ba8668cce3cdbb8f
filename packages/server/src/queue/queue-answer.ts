/** What the API answers of the queue, as `api/read-shapes.ts` has the other answers to reads. */
import { Type } from 'typebox';

const Day = Type.String({ format: 'date' });

export const QueueAnswer = Type.Object({
  counts: Type.Array(Type.Object({ act: Type.String(), duty: Type.String(), count: Type.Integer() })),
  waiting: Type.Array(
    Type.Object({
      cycle: Type.String(),
      site: Type.String(),
      siteName: Type.String(),
      act: Type.String(),
      duty: Type.String(),
      since: Day,
      /** absent where the scheme sets no clock for it */
      due: Type.Optional(Day),
      /** of a team: whom to replace, or what of theirs to renew; and, for the secretariat, the refusal that says why */
      assessor: Type.Optional(Type.String()),
      because: Type.Optional(Type.String()),
      /** the caller may do it */
      mine: Type.Boolean(),
    }),
  ),
  /** as `after`, with the same `act`, it leads to the next page; absent on the last, and where no kind is asked for */
  next: Type.Optional(Type.String()),
});
