/** Decisions on the award, the marks held, and the credential. */
import { plainDate } from '@touchstone/kernel';
import type { AwardEvent, ConditionEvent, CredentialEvent, PanelEvent, Recorded } from '@touchstone/domain';
import type { Writer } from '../database.ts';

export async function projectAward(
  transaction: Writer,
  recorded: Recorded,
  event: AwardEvent | PanelEvent | ConditionEvent | CredentialEvent,
  site: string,
): Promise<void> {
  const cycle = recorded.stream;
  switch (event.type) {
    case 'award.proposed': {
      const { advised, departs, marks, reason, tied = [] } = event.payload;
      await close(transaction, cycle, { stage: 'overtaken' });
      await transaction
        .insertInto('award_decisions')
        .values({
          ...{ cycle, version: recorded.version, marks, advised, departs, reason, tied, stage: 'proposed' as const },
          proposed_by: recorded.actor,
          proposed_at: recorded.at,
        })
        .execute();
      return;
    }
    case 'award.declined':
      await close(transaction, cycle, { stage: 'declined', declined_reason: event.payload.reason });
      return;
    case 'award.refused':
      await close(transaction, cycle, { stage: 'confirmed', confirmed_by: recorded.actor, confirmed_at: recorded.at });
      return;
    case 'award.confirmed': {
      await close(transaction, cycle, { stage: 'confirmed', confirmed_by: recorded.actor, confirmed_at: recorded.at });
      const valid_from = plainDate(event.payload.validFrom);
      const marks = event.payload.marks.map(({ mark, validUntil }) => ({
        ...{ cycle, mark, site, valid_from, valid_until: validUntil === null ? null : plainDate(validUntil) },
      }));
      await transaction.insertInto('awarded_marks').values(marks).execute();
      const conditions = (event.payload.conditions ?? []).map((one) => ({ cycle, ...one }));
      if (conditions.length > 0) await transaction.insertInto('award_conditions').values(conditions).execute();
      return;
    }
    case 'award.expired':
      await transaction
        .updateTable('awarded_marks')
        .set({ ended_on: plainDate(event.payload.expiredOn), ended_how: 'expired' })
        .where('cycle', '=', cycle)
        .where('mark', '=', event.payload.mark)
        .execute();
      return;
    case 'award.voted':
    case 'award.recused': {
      const { reason } = event.payload;
      const vote = event.type === 'award.voted' ? event.payload.vote : null;
      const { actor: account, at, version } = recorded;
      await transaction.insertInto('award_votes').values({ cycle, version, account, vote, reason, at }).execute();
      return;
    }
    case 'condition.fulfilled': {
      const { condition, fulfilledOn, mark, note } = event.payload;
      await transaction
        .updateTable('award_conditions')
        .set({ fulfilled_on: plainDate(fulfilledOn), note })
        .where('cycle', '=', cycle)
        .where('mark', '=', mark)
        .where('condition', '=', condition)
        .execute();
      return;
    }
    case 'credential.issued': {
      const { id, jwt, statusIndex } = event.payload;
      await transaction
        .insertInto('credentials')
        .values({
          ...{ cycle, version: recorded.version, id, jwt },
          ...{ status_index: statusIndex, issued_at: recorded.at, revoked: false },
        })
        .execute();
      return;
    }
  }
}

/** Ends the proposal that waits, if one does. */
async function close(
  transaction: Writer,
  cycle: string,
  set:
    | { readonly stage: 'overtaken' }
    | { readonly stage: 'declined'; readonly declined_reason: string }
    | { readonly stage: 'confirmed'; readonly confirmed_by: string; readonly confirmed_at: Recorded['at'] },
): Promise<void> {
  await transaction
    .updateTable('award_decisions')
    .set(set)
    .where('cycle', '=', cycle)
    .where('stage', '=', 'proposed')
    .execute();
}
