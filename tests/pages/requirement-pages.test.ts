/** Requirements below a criterion, rated one by one: by the site, then by the assessor, on pages and over the API. */
import { addPeriod, defined, instant, plainDate } from '@touchstone/kernel';
import type { Place } from '@touchstone/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wrongFields, type Visitor } from './browser-forms.ts';
import { complaints, openWorld, textOf, type World } from './open-world.ts';

const day = plainDate('2025-06-15');
let world: World;
beforeAll(async () => {
  world = await openWorld('example-mill', day);
});
afterAll(() => world.close());

const fieldsOf = (id: string, fields: object): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`requirements/${id}/${name}`, String(value)]));
const good = { level: 'robust', rationale: 'Measured each week.' };

async function over(who: 'site' | 'assessor', path: string): Promise<readonly Record<string, unknown>[]> {
  const { body } = await world.server.http.inject({ url: `/api/v1${path}`, headers: await world.server.signIn(who) });
  return (JSON.parse(body) as { ratings: readonly Record<string, unknown>[] }).ratings;
}

/** A criterion with three requirements for this kind of site. */
const water = 'mill-5';
const asked = ['mill-5-race', 'mill-5-heat', 'mill-5-oil'] as const;

async function answers(visitor: Visitor, own: string, evidence: string): Promise<void> {
  const criterion = { level: 'robust', rationale: 'It is clean.', evidence, go: 'list' };
  const open = await visitor.open(own);
  for (const words of ['R2.1 The water of the race is measured.', 'R2.1.1 Its warmth as well.', 'R2.2 No oil'])
    expect(textOf(open)).toContain(words);
  expect(textOf(open)).not.toContain('Lead as well.');

  const silent = fieldsOf(asked[0], { level: 'robust', rationale: 'Kept in a book.' });
  const refused = await visitor.send(
    open,
    own,
    { ...criterion, ...silent, ...fieldsOf(asked[1], { level: 'robust' }) },
    'rate',
  );
  expect([refused.status, wrongFields(refused)]).toEqual([422, [`requirements/${asked[0]}/evidence`]]);
  expect(refused.html).toContain('>Kept in a book.</textarea>');
  expect(refused.html).toMatch(/<option value="robust" selected/);

  const some = { ...fieldsOf(asked[0], { ...good, evidence }), ...fieldsOf(asked[1], { ...good, evidence }) };
  expect((await visitor.send(refused, own, { ...criterion, ...some }, 'rate')).status).toBe(303);
}

it('are answered by the site, some now and some later, and none is left out of what is submitted', async () => {
  const { criteria, scenario, visitors } = world;
  const { site } = visitors;
  const place: Place = await world.signed('Mill on the Brook');
  await scenario.acceptsLetter(place);
  const evidence = await scenario.addsEvidence(place.site, 'Book of measurements');
  for (const criterion of criteria) if (criterion.id !== water) await scenario.answers(place, criterion, evidence);
  const own = `/cycles/${place.cycle}/self-assessment/${water}`;
  await answers(site, own, evidence);

  expect(textOf(await site.open(`/cycles/${place.cycle}/self-assessment`))).toContain('requirements without a level');
  const last = await site.open(`/cycles/${place.cycle}/self-assessment/submit`);
  expect(textOf(last)).toContain('R2 Water given back clean');
  const forced = await site.post(`/cycles/${place.cycle}/self-assessment/submit`, {});
  expect(complaints(forced)).toEqual([
    'One requirement of criterion R2 has no level yet; the first is R2.2. Rate each, then submit.',
  ]);
  const french = await site.post(`/cycles/${place.cycle}/self-assessment/submit?lang=fr`, {});
  expect(complaints(french)[0]).toContain('Une exigence du critère R2 n’a pas encore de niveau');

  const open = await site.open(own);
  expect(open.html).toContain('>Measured each week.</textarea>');
  const { requirements } = defined(
    (await over('site', `/cycles/${place.cycle}/answers`)).find(({ criterion }) => criterion === water),
    'the answer',
  );
  expect(requirements).toEqual({
    [asked[0]]: { ...good, evidence: [evidence] },
    [asked[1]]: { ...good, evidence: [evidence] },
  });
});

it('are determined beside the site’s answer, read in the report, and stay as they were on a past day', async () => {
  const { criteria, scenario, server, visitors } = world;
  const { assessor, secretariat, site } = visitors;
  const place = await world.appointed('Mill on the Ford');
  for (const criterion of criteria)
    if (criterion.id !== water) await scenario.determines(place, criterion, 'sound', place.evidence);
  const own = `/cycles/${place.cycle}/assessment/${water}`;
  await answers(assessor, own, place.evidence);
  expect(textOf(await assessor.open(`/cycles/${place.cycle}/assessment`))).toContain('requirements without a level');
  expect(textOf(await assessor.open(`/cycles/${place.cycle}/assessment/submit`))).toContain(
    'R2 Water given back clean',
  );
  // The level of the criterion alone, set in the list, leaves what is below it as it is.
  const list = await assessor.open(`/cycles/${place.cycle}/assessment`);
  const alone = { of: water, level: 'workable', rationale: 'Not in winter.', evidence: place.evidence };
  expect((await assessor.send(list, own, alone, 'rate')).status).toBe(303);
  const page = await assessor.open(own);
  expect(page.html).toContain('>Measured each week.</textarea>');

  await scenario.visits(place);
  server.clock.set(instant(`${addPeriod(day, { days: 1 })}T09:00:00Z`));
  const all = Object.fromEntries(
    asked.flatMap((id) => Object.entries(fieldsOf(id, { ...good, rationale: 'Seen.', evidence: place.evidence }))),
  );
  const fields = { ...all, level: 'robust', rationale: 'Seen.', evidence: place.evidence, go: 'list' };
  expect((await assessor.send(page, own, fields, 'rate')).status).toBe(303);
  await scenario.submitsReport(place);
  await scenario.acceptsReport(place);
  const report = textOf(await site.open(`/cycles/${place.cycle}/assessment/answer`));
  expect(report).toMatch(/R2\.2 No oil reaches the river\. Robust Seen\./);
  expect(textOf(await secretariat.open(`/cycles/${place.cycle}/criteria/${water}`))).toContain(
    'Requirement by requirement',
  );
  const below = async (asOf = ''): Promise<readonly string[]> => {
    const ratings = await over('assessor', `/cycles/${place.cycle}/determinations${asOf}`);
    const { requirements } = defined(
      ratings.find(({ criterion }) => criterion === water),
      'it',
    );
    return Object.keys(requirements as object).toSorted();
  };
  expect(await below()).toEqual([...asked].toSorted());
  expect(await below(`?asOf=${day}`)).toEqual([asked[0], asked[1]].toSorted());
});
