/** “Not applicable”, determined on one page, confirmed or declined on another, before the report can be accepted. */
import { defined, plainDate } from '@touchstone/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { complaints, openWorld, textOf, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld('example-mill', plainDate('2025-06-15'));
});
afterAll(() => world.close());

it('waits on the report’s page, is declined with a reason, mended, confirmed, and then the report is accepted', async () => {
  const { criteria, scenario, visitors } = world;
  const { assessor, secretariat, site } = visitors;
  const place = await world.appointed('Mill Pond');
  const excluded = defined(
    criteria.find(({ notApplicable }) => notApplicable !== 'never'),
    'a criterion that may not apply',
  );
  const own = `/cycles/${place.cycle}/assessment/${excluded.id}`;
  const answer = `/cycles/${place.cycle}/assessment/answer`;
  for (const criterion of criteria) await scenario.determines(place, criterion, 'sound', place.evidence);
  const submits = async (reason: string) => {
    const form = await assessor.send(await assessor.open(own), own, { reason, go: 'list' }, 'exclude');
    expect(form.status).toBe(303);
    await scenario.submitsReport(place);
  };
  await submits('No pond.');

  const waiting = await secretariat.open(answer);
  expect(textOf(waiting)).toContain('Waits to be confirmed: Secretariat');
  expect(waiting.html).not.toContain('value="accept"');
  // The form that the page does not offer is refused, too.
  const forced = await secretariat.post(answer, { act: 'accept' });
  expect([forced.status, complaints(forced)[0]]).toEqual([
    409,
    `One criterion that is not applicable waits for an answer first, beginning with ${excluded.number}. Confirm or decline each, then accept the report.`,
  ]);
  expect((await assessor.post(answer, { act: 'confirm-exclusion', criterion: excluded.id })).status).toBe(403);
  expect((await site.post(answer, { act: 'confirm-exclusion', criterion: excluded.id })).status).toBe(403);
  expect((await secretariat.open('/work')).html).toContain('what is determined as not applicable');

  const blank = await secretariat.send(
    waiting,
    answer,
    { criterion: excluded.id, of: excluded.id, reason: ' ' },
    'decline-exclusion',
  );
  expect(complaints(blank)).toHaveLength(1);
  const declined = { criterion: excluded.id, of: excluded.id, reason: 'The map shows a pond.' };
  expect((await secretariat.send(blank, answer, declined, 'decline-exclusion')).status).toBe(303);
  const page = await secretariat.open(answer);
  expect(textOf(page)).toContain('Declined: Secretariat The map shows a pond.');
  expect((await secretariat.send(page, answer, { reason: 'See criterion.' }, 'return')).status).toBe(303);
  expect(textOf(await assessor.open(own))).toContain('The map shows a pond.');

  await submits('The pond is the neighbour’s.');
  const again = await secretariat.open(answer);
  expect(textOf(again)).not.toContain('The map shows a pond.');
  const given = { criterion: excluded.id, of: excluded.id };
  expect((await secretariat.send(again, answer, given, 'confirm-exclusion')).status).toBe(303);
  const read = await secretariat.open(`/api/v1/cycles/${place.cycle}/determinations/${excluded.id}`);
  expect(JSON.parse(read.html)).toMatchObject({
    notApplicable: true,
    exclusion: { answer: 'confirmed', reason: null },
  });
  await secretariat.send(await secretariat.open(answer), answer, {}, 'accept');
  expect(textOf(await site.open(answer))).toContain('Confirmed: Secretariat');
});
