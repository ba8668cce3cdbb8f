/** The queue of the scheme's own staff: what waits, since when, for whom, and why not for the reader. */
import { fillPast, readQueue, type QueueRow } from '@touchstone/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, textOf, type EvidencedPlace, type World } from './open-world.ts';
import type { Place } from '@touchstone/testkit';

let world: World;
let letter: Place;
let reported: EvidencedPlace;
let deciding: EvidencedPlace;

beforeAll(async () => {
  world = await openWorld();
  letter = await world.signed('Mill North');
  await world.signed('Mill South');
  reported = await world.reported('Mill East');
  deciding = await world.accepted('Mill West');
});
afterAll(() => world.close());

it('shows every kind with its oldest first, its day or that there is none, and leads to the act', async () => {
  const page = await world.visitors.secretariat.open('/queue');
  const text = textOf(page);
  expect(text).toContain('4 acts wait for the scheme’s own staff, 3 of them for your duty.');
  expect(text).toMatch(/Mill North.*15 June 2023 The scheme sets no clock for it\. You: go to it.*Mill South/);
  expect(text).toMatch(/Propose the decision on the award.*Mill West.*For: Awards officer/);
  expect(page.html).toContain(`href="/cycles/${letter.cycle}/letter"`);
  expect(page.html).toContain(`href="/cycles/${reported.cycle}/assessment/answer"`);
  expect(page.html).toMatch(/href="\/queue"[^>]*>Queue 3</);
  const own = textOf(await world.visitors.secretariat.open('/queue?act=commitment.accept'));
  expect(own).toContain('Mill South');
  expect(own).not.toContain('Mill West');
});

it('is no page of sites and assessors, and says so when it is empty', async () => {
  expect((await world.visitors.site.open('/queue')).status).toBe(403);
  expect((await world.visitors.assessor.open('/api/v1/queue')).status).toBe(403);
  expect(textOf(await world.visitors['officer-a'].open('/queue?act=appeal.decide'))).not.toContain('Hear the appeal');
});

it('moves on with the cycle, and tells whoever proposed that somebody else confirms', async () => {
  await world.scenario.declares('officer-a', deciding.site, false);
  await world.scenario.declares('officer-b', deciding.site, false);
  await world.scenario.proposesAward(deciding, 'officer-a', []);
  expect(textOf(await world.visitors['officer-a'].open('/queue'))).toMatch(
    /Mill West.*Not you: you did what goes before it/,
  );
  expect(textOf(await world.visitors['officer-b'].open('/queue'))).toMatch(/Mill West.*You: go to it/);
  const answer = JSON.parse(
    (await world.visitors['officer-b'].open('/api/v1/queue?act=award.confirm')).html,
  ) as unknown;
  expect(answer).toMatchObject({
    waiting: [{ cycle: deciding.cycle, act: 'award.confirm', since: '2023-06-15', mine: true }],
  });
  await world.scenario.confirmsAward(deciding, 'officer-b');
  const after = textOf(await world.visitors['officer-b'].open('/queue'));
  expect(after).not.toContain('Confirm the proposed decision');
  expect(after).toMatch(/Confirm full conformance.*Mill West.*For: Secretariat/);
  expect(after).toMatch(/open conditions of the award are fulfilled.*Mill West.*For: Secretariat/);
});

it('is filled from the journal for cycles that were there before it', async () => {
  const { database } = world.server.installation;
  const rows = async (): Promise<readonly Pick<QueueRow, 'act' | 'cycle' | 'since' | 'due'>[]> =>
    (await readQueue(database.read, { most: 10 })).map(({ act, cycle, due, since }) => ({ act, cycle, due, since }));
  const before = await rows();
  expect(before).toHaveLength(5);
  await database.write.deleteFrom('staff_queue').execute();
  await fillPast(database);
  expect(await rows()).toEqual([]);
  await database.write.insertInto('settings').values({ key: 'past-to-fill', value: 'true' }).execute();
  await fillPast(database);
  expect(await rows()).toEqual(before);
});
