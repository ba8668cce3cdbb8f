import type { AwardEvent, ConditionEvent, Recorded, StandingEvent } from '@touchstone/domain';
import { instant, plainDate } from '@touchstone/kernel';
import { cloneDatabase } from '@touchstone/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, serializable, type Database } from '../database.ts';
import { projectAward } from './project-award.ts';
import { projectStanding } from './project-standing.ts';

let database: Database;
let drop: () => Promise<void>;
let version = 0;

beforeAll(async () => {
  const clone = await cloneDatabase();
  database = openDatabase({ connection: { ...clone.connection } });
  drop = clone.drop;
});
afterAll(async () => {
  await database.close();
  await drop();
});

const at = instant('2025-03-01T09:00:00Z');

async function happens(event: AwardEvent | ConditionEvent | StandingEvent, cycle = 'cycle_1'): Promise<void> {
  version += 1;
  const recorded: Recorded = { stream: cycle, version, at, actor: 'alex', commandId: 'a command', event };
  await serializable(database, 3, async (transaction) => {
    await sql`select set_config('touchstone.at', ${at}, true)`.execute(transaction);
    if (isStanding(event)) await projectStanding(transaction, recorded, event);
    else await projectAward(transaction, recorded, event, 'site_1');
  });
}

function isStanding(event: AwardEvent | ConditionEvent | StandingEvent): event is StandingEvent {
  return event.type === 'award.withdrawn' || event.type === 'award.restored';
}

const validUntil = '2028-03-01';
const confirmed: AwardEvent = {
  type: 'award.confirmed',
  payload: {
    ...{ proposedBy: 'bo', validFrom: '2025-03-01' },
    marks: [
      { mark: 'copper-mark', validUntil },
      { mark: 'nickel-mark', validUntil },
    ],
    conditions: [
      { mark: 'copper-mark', condition: 'water' },
      { mark: 'copper-mark', condition: 'dust' },
      { mark: 'nickel-mark', condition: 'water' },
    ],
  },
};

test('what happens to one mark, one condition or one cycle leaves the others as they are', async () => {
  await happens(confirmed);
  await happens(confirmed, 'cycle_2');
  const fulfilled = { mark: 'copper-mark', condition: 'water', note: 'Seen.', fulfilledOn: '2025-04-01' };
  await happens({ type: 'condition.fulfilled', payload: fulfilled });
  const conditions = await database.read.selectFrom('award_conditions').selectAll().execute();
  expect(conditions).toHaveLength(6);
  expect(conditions.filter(({ fulfilled_on: on }) => on !== null)).toMatchObject([
    { cycle: 'cycle_1', mark: 'copper-mark', condition: 'water', fulfilled_on: plainDate('2025-04-01'), note: 'Seen.' },
  ]);

  const ended = async (): Promise<readonly string[]> =>
    (await database.read.selectFrom('awarded_marks').select(['cycle', 'mark', 'ended_on', 'ended_how']).execute())
      .flatMap(({ cycle, ended_how: how, ended_on: on, mark }) =>
        on === null ? [] : [`${cycle} ${mark} ${on} ${how ?? ''}`],
      )
      .toSorted();
  await happens({ type: 'award.expired', payload: { mark: 'nickel-mark', expiredOn: '2028-03-02' } });
  const expired = 'cycle_1 nickel-mark 2028-03-02 expired';
  expect(await ended()).toEqual([expired]);
  await happens({ type: 'award.withdrawn', payload: { withdrawnOn: '2028-04-01', reason: 'Said in full.' } });
  expect(await ended()).toEqual(['cycle_1 copper-mark 2028-04-01 withdrawn', expired]);
  // On appeal the withdrawal is set aside; what had run out before stays so.
  await happens({ type: 'award.restored', payload: { restoredOn: '2028-05-01', reason: 'Said in full.' } });
  expect(await ended()).toEqual([expired]);
  const suspended = async (): Promise<readonly unknown[]> => {
    const standing = database.read.selectFrom('awarded_marks').select('suspended_on').where('ended_on', 'is', null);
    return (await standing.where('cycle', '=', 'cycle_1').execute()).map(({ suspended_on: on }) => on);
  };
  expect(await suspended()).toEqual([null]);
  await happens({ type: 'award.withdrawn', payload: { withdrawnOn: '2028-06-01', reason: 'Said in full.' } });
  const restored = { restoredOn: '2028-07-01', reason: 'Said in full.', suspended: true } as const;
  await happens({ type: 'award.restored', payload: restored });
  expect(await suspended()).toEqual(['2028-07-01']);
});
