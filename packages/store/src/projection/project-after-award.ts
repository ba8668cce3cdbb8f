/** Appeals with who heard them, and what happens while an award stands: one row for each. */
import { plainDate } from '@touchstone/kernel';
import type { AfterAwardEvent, AppealEvent, Recorded } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';

export async function projectAppeal(transaction: Writer, recorded: Recorded, event: AppealEvent): Promise<void> {
  const { actor, stream: cycle, version } = recorded;
  if (event.type === 'appeal.lodged') {
    const { against, decidedBy: decided_by, ground = null, lodgedOn, reason } = event.payload;
    await transaction
      .insertInto('appeals')
      .values({ cycle, version, against, ground, reason, lodged_on: plainDate(lodgedOn), decided_by, heard_by: [] })
      .execute();
    return;
  }
  const heard = sql<string[]>`case when ${actor} = any(heard_by) then heard_by else heard_by || ${actor}::text end`;
  const { outcome, reason } = event.payload;
  if (event.type === 'appeal.voted') {
    const vote = { cycle, version, account: actor, outcome, reason, at: recorded.at };
    await transaction.insertInto('appeal_votes').values(vote).execute();
  }
  await transaction
    .updateTable('appeals')
    .set({
      heard_by: heard,
      ...(event.type === 'appeal.decided'
        ? { outcome, outcome_reason: reason, outcome_on: plainDate(event.payload.decidedOn) }
        : {}),
    })
    .where('cycle', '=', cycle)
    .where('outcome', 'is', null)
    .execute();
}

export async function projectAfterAward(
  transaction: Writer,
  recorded: Recorded,
  event: AfterAwardEvent,
): Promise<void> {
  const { actor: by, stream: cycle, version } = recorded;
  await transaction
    .insertInto('after_award_acts')
    .values({ cycle, version, by, ...columnsOf(event) })
    .execute();
}

function columnsOf(event: AfterAwardEvent) {
  switch (event.type) {
    case 'surveillance.completed':
      return { kind: 'surveillance' as const, day: plainDate(event.payload.visitedOn), said: event.payload.summary };
    case 'change.notified': {
      const { description: said, happenedOn, trigger = null } = event.payload;
      return { kind: 'change' as const, day: plainDate(happenedOn), word: trigger, said };
    }
    case 'change.answered': {
      const { answeredOn, effect: word, reason: said } = event.payload;
      return { kind: 'answer' as const, day: plainDate(answeredOn), word, said };
    }
  }
}
