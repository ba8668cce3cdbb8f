/** Tables of what happens between the appointment and the report. */
import { plainDate } from '@touchstone/kernel';
import type { PlanEvent, Recorded, VisitEvent } from '@touchstone/domain';
import type { Writer } from '../database.ts';

export async function projectFieldwork(
  transaction: Writer,
  recorded: Recorded,
  event: PlanEvent | VisitEvent,
): Promise<void> {
  const { actor, at, stream: cycle, version } = recorded;
  switch (event.type) {
    case 'desk-review.noted': {
      const row = { cycle, ...event.payload, noted_by: actor, noted_at: at };
      await transaction
        .insertInto('desk_notes')
        .values(row)
        .onConflict((conflict) => conflict.columns(['cycle', 'criterion']).doUpdateSet(row))
        .execute();
      return;
    }
    case 'assurance-plan.submitted':
      await transaction
        .insertInto('assurance_plan_versions')
        .values({
          ...{ cycle, version, plan: JSON.stringify(event.payload), submitted_by: actor, submitted_at: at },
          ...{ stage: 'submitted', return_reason: null },
        })
        .execute();
      return;
    case 'assurance-plan.approved':
      await answerPlan(transaction, cycle, { stage: 'approved' });
      return;
    case 'assurance-plan.returned':
      await answerPlan(transaction, cycle, { stage: 'returned', return_reason: event.payload.reason });
      return;
    case 'visit.recorded': {
      const { closingOn, firstDay, lastDay, meetings, openingOn } = event.payload;
      const row = {
        ...{ cycle, meetings, first_day: plainDate(firstDay), last_day: plainDate(lastDay) },
        opening_on: openingOn === undefined ? null : plainDate(openingOn),
        closing_on: closingOn === undefined ? null : plainDate(closingOn),
      };
      await transaction
        .insertInto('visits')
        .values(row)
        .onConflict((conflict) => conflict.column('cycle').doUpdateSet(row))
        .execute();
      return;
    }
    case 'interview.recorded': {
      const { group, heldOn, notes, number } = event.payload;
      const row = { cycle, version, heard_group: group, number, held_on: plainDate(heldOn), notes, recorded_by: actor };
      await transaction.insertInto('interviews').values(row).execute();
      return;
    }
    case 'observation.recorded': {
      const { criterion = null, kind, text } = event.payload;
      await transaction
        .insertInto('observations')
        .values({ cycle, version, kind, criterion, words: text, recorded_by: actor })
        .execute();
      return;
    }
    case 'disagreement.recorded': {
      const row = { cycle, ...event.payload, recorded_by: actor, recorded_at: at };
      await transaction
        .insertInto('disagreements')
        .values(row)
        .onConflict((conflict) => conflict.columns(['cycle', 'criterion']).doUpdateSet(row))
        .execute();
      return;
    }
    case 'desk-review.return-asked':
    case 'desk-review.return-declined':
    case 'desk-review.completed':
    case 'visit.announced':
      // In the row of the cycle, and in the state.
      return;
  }
}

/** The version that was handed in last. */
async function answerPlan(
  transaction: Writer,
  cycle: string,
  answer: { readonly stage: 'approved' | 'returned'; readonly return_reason?: string },
): Promise<void> {
  await transaction
    .updateTable('assurance_plan_versions')
    .set(answer)
    .where('cycle', '=', cycle)
    .where('version', '=', (of) =>
      of
        .selectFrom('assurance_plan_versions')
        .select((plan) => plan.fn.max('version').as('version'))
        .where('cycle', '=', cycle),
    )
    .execute();
}
