/** The application of a cycle as it stands, with the words that were said in it; the last submission counts. */
import { plainDate } from '@touchstone/kernel';
import type { ApplicationEvent, Recorded } from '@touchstone/domain';
import type { Writer } from '../database.ts';

export async function projectApplication(
  transaction: Writer,
  recorded: Recorded,
  event: ApplicationEvent,
): Promise<void> {
  const cycle = recorded.stream;
  if (event.type === 'application.submitted') {
    const { note, submittedOn } = event.payload;
    const row = {
      ...{ submitted_on: plainDate(submittedOn), note: note ?? null },
      ...{ answer: null, answered_on: null, rule: null, reason: null },
    };
    await transaction
      .insertInto('applications')
      .values({ cycle, ...row })
      .onConflict((conflict) => conflict.column('cycle').doUpdateSet(row))
      .execute();
    return;
  }
  await transaction.updateTable('applications').set(changeOf(event)).where('cycle', '=', cycle).execute();
}

function changeOf(event: Exclude<ApplicationEvent, { readonly type: 'application.submitted' }>) {
  switch (event.type) {
    case 'application.answered': {
      const { answer, answeredOn, reason, rule } = event.payload;
      return { answer, answered_on: plainDate(answeredOn), rule, reason: reason ?? null };
    }
    case 'application.returned':
    case 'application.withdrawn':
      return { reason: event.payload.reason };
  }
}
