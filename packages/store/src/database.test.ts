import { Fault } from '@touchstone/kernel';
import { cloneDatabase } from '@touchstone/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asFault, openDatabase, serializable, type Database } from './database.ts';

const many = 8;
let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const clone = await cloneDatabase();
  database = openDatabase({ connection: { ...clone.connection }, writers: many });
  drop = clone.drop;
});
afterAll(async () => {
  await database.close();
  await drop();
});

/** Every one looks for its own row, which is not there, and adds it: on one page of a small table all are in each other's way. */
test('those who are in each other’s way try again one after another, so that three tries are enough for all', async () => {
  let waiting = 0;
  let everybodyLooked = (): void => undefined;
  const together = new Promise<void>((resolve) => (everybodyLooked = resolve));
  const answers = await Promise.all(
    Array.from({ length: many }, (_, index) =>
      serializable(database, 3, async (transaction) => {
        const key = `test ${String(index)}`;
        await transaction.selectFrom('settings').select('key').where('key', '=', key).executeTakeFirst();
        waiting += 1;
        if (waiting === many) everybodyLooked();
        await together;
        await transaction.insertInto('settings').values({ key, value: 'true' }).execute();
        return key;
      }),
    ),
  );
  expect(answers).not.toContain(undefined);
});

test('a socket that is not there is the database’s trouble, a file that is not there is not', () => {
  const missing = (syscall: string): Error => Object.assign(new Error('Not there'), { code: 'ENOENT', syscall });
  expect(asFault(missing('connect'))).toBeInstanceOf(Fault);
  expect(asFault(missing('open'))).not.toBeInstanceOf(Fault);
  expect(asFault(Object.assign(new Error('Away'), { code: 'ECONNREFUSED' }))).toMatchObject({
    code: 'database.unavailable',
    retry: true,
  });
});
