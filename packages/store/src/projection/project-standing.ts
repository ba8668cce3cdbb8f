/** What became of an award: one row for each act, and the marks as they stand since. */
import { plainDate, type PlainDate } from '@touchstone/kernel';
import type { Recorded, StandingEvent } from '@touchstone/domain';
import type { Updateable } from 'kysely';
import type { Writer } from '../database.ts';
import type { Tables } from '../tables.ts';

export async function projectStanding(transaction: Writer, recorded: Recorded, event: StandingEvent): Promise<void> {
  const { day, kind, marks } = standingOf(event);
  const { stream: cycle, version } = recorded;
  const { payload } = event;
  const ground = ('ground' in payload ? payload.ground : undefined) ?? null;
  const reason = ('reason' in payload ? payload.reason : undefined) ?? null;
  const clock = ('clock' in payload ? payload.clock : undefined) ?? null;
  await transaction
    .insertInto('standing_acts')
    .values({ cycle, version, kind, day, ground, reason, clock, decided_by: recorded.actor })
    .execute();
  if (kind === 'withdrawn')
    await transaction.updateTable('credentials').set({ revoked: true }).where('cycle', '=', cycle).execute();
  if (marks === undefined) return;
  const update = transaction.updateTable('awarded_marks').set(marks).where('cycle', '=', cycle);
  await (
    kind === 'restored' ? update.where('ended_how', '=', 'withdrawn') : update.where('ended_on', 'is', null)
  ).execute();
}

interface Standing {
  readonly kind: Tables['standing_acts']['kind'];
  readonly day: PlainDate;
  /** how the marks that have not ended stand since; of a withdrawal set aside, those that it ended */
  readonly marks?: Updateable<Tables['awarded_marks']>;
}

function standingOf(event: StandingEvent): Standing {
  switch (event.type) {
    case 'award.suspended': {
      const day = plainDate(event.payload.suspendedOn);
      return { kind: 'suspended', day, marks: { suspended_on: day } };
    }
    case 'award.lifted':
      return { kind: 'lifted', day: plainDate(event.payload.liftedOn), marks: { suspended_on: null } };
    case 'award.kept':
      return { kind: 'kept', day: plainDate(event.payload.keptOn) };
    case 'award.withdrawn': {
      const day = plainDate(event.payload.withdrawnOn);
      return { kind: 'withdrawn', day, marks: { ended_on: day, ended_how: 'withdrawn' } };
    }
    case 'award.restored': {
      const day = plainDate(event.payload.restoredOn);
      const suspended = event.payload.suspended === true ? day : null;
      return { kind: 'restored', day, marks: { ended_on: null, ended_how: null, suspended_on: suspended } };
    }
    case 'award.reopened':
      return { kind: 'reopened', day: plainDate(event.payload.reopenedOn) };
    case 'award.superseded': {
      const day = plainDate(event.payload.supersededOn);
      return { kind: 'superseded', day, marks: { ended_on: day, ended_how: 'superseded' } };
    }
  }
}
