/** A self-assessment that went back to the site: why, and what is to be looked at again, criterion by criterion. */
import { plainDate } from '@touchstone/kernel';
import type { Recorded, SelfAssessmentEvent } from '@touchstone/domain';
import type { Writer } from '../database.ts';

export async function projectReturnedAnswers(
  transaction: Writer,
  recorded: Recorded,
  event: Extract<SelfAssessmentEvent, { type: 'self-assessment.returned' }>,
): Promise<void> {
  const { actor, stream: cycle, version } = recorded;
  const { comments, reason, returnedOn } = event.payload;
  await transaction
    .insertInto('self_assessment_returns')
    .values({ cycle, version, returned_on: plainDate(returnedOn), returned_by: actor, reason })
    .execute();
  const rows = Object.entries(comments).map(([criterion, comment]) => ({ cycle, criterion, version, comment }));
  if (rows.length > 0) await transaction.insertInto('answer_comments').values(rows).execute();
}
