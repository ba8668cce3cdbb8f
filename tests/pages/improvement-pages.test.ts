/** A finding on its pages: several actions, closed in part, reopened, with every refusal in words. */
import { defined, instant } from '@touchstone/kernel';
import { reachClocks } from '@touchstone/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarOf, complaints, openWorld, textOf, type EvidencedPlace, type World } from './open-world.ts';

let world: World;
let place: EvidencedPlace;
let address: string;

beforeAll(async () => {
  world = await openWorld();
  place = await world.accepted('Mill With A Gap', [0, 1]);
  address = `/cycles/${place.cycle}/improvement/finding-${world.criteria[0]?.id ?? ''}`;
});
afterAll(() => world.close());

it('is planned with several actions, each with its own owner and day', async () => {
  const { site } = world.visitors;
  const planned = await site.send(
    await site.open(address),
    address,
    { cause: 'The third shift was not trained.', action: 'Train it.', owner: 'Ola', dueOn: '2023-09-01' },
    'plan',
  );
  expect(planned.status).toBe(303);
  const page = await site.open(`${address}/actions/new`);
  const late = await site.send(
    page,
    `${address}/actions/new`,
    { what: 'Write it down.', owner: 'Kim', dueOn: '2033-01-01' },
    'plan',
  );
  expect([late.status, complaints(late)]).toEqual([
    422,
    ['Done by: The scheme asks for this by 15 June 2024. Choose that day or an earlier one.'],
  ]);
  expect(late.html).toContain('Write it down.</textarea>');
  const added = await site.send(
    late,
    `${address}/actions/new`,
    { what: 'Write it down.', owner: 'Kim', dueOn: '2023-10-01' },
    'plan',
  );
  expect(added.location).toBe(address);
  expect(textOf(await site.open(address))).toMatch(
    /2 actions are left to be done\..*Train it\..*Ola.*Write it down\..*Kim/s,
  );
  const { text } = await calendarOf(site);
  for (const [day, what] of [
    ['20230901', 'Train it.'],
    ['20231001', 'Write it down.'],
  ] as const)
    expect(text).toMatch(new RegExp(`DTSTART;VALUE=DATE:${day}\r\n.*\r\nSUMMARY:Mill With A Gap: ${what} \\(`));
});

it('is closed in part: one action verified on site, the other still open', async () => {
  const { assessor, site } = world.visitors;
  const first = `${address}/actions/1`;
  const reported = await site.send(
    await site.open(first),
    first,
    { progress: 'All were trained.', done: 'true' },
    'report',
  );
  expect(reported.status).toBe(303);
  expect((await site.open(first)).html).not.toContain('name="holds"');
  const page = await assessor.open(first);
  const unsaid = await assessor.send(page, first, { holds: 'true', rationale: 'Lists seen.' }, 'verify');
  expect([unsaid.status, complaints(unsaid).length]).toEqual([422, 1]);
  const verified = await assessor.send(
    unsaid,
    first,
    { holds: 'true', method: 'on-site', rationale: 'Lists seen.' },
    'verify',
  );
  expect(verified.status).toBe(303);
  // What is done is not due any more.
  const days = (await calendarOf(site)).text;
  expect([days.includes('Train it.'), days.includes('Write it down.')]).toEqual([false, true]);
  const text = textOf(await site.open(address));
  expect(text).toContain('One action is left to be done. One is verified.');
  expect(text).toMatch(/Action 1 verified.*Lists seen\..*Progress of action 1.*All were trained\./s);
});

it('is not reported with a title for a file that was never chosen', async () => {
  const { site } = world.visitors;
  const page = await site.open(address);
  const titled = await site.send(page, address, { done: 'All is done.', 'upload/title': 'Training lists' }, 'report');
  expect([titled.status, complaints(titled)]).toEqual([
    422,
    ['File: No file arrived, or it was empty. Choose the file and send it again.'],
  ]);
  expect(titled.html).toMatch(/All is done\.<\/textarea>[^]*value="Training lists"/);
});

it('is changed while it waits for the assessor only once the report is taken back, which everybody reads', async () => {
  const { site } = world.visitors;
  const toVerify = new RegExp(`href="/cycles/${place.cycle}/improvement">1</a>`);
  expect((await world.visitors.assessor.open('/work')).html).not.toMatch(toVerify);
  await site.send(await site.open(address), address, { done: 'Everything is done.' }, 'report');
  expect((await world.visitors.assessor.open('/work')).html).toMatch(toVerify);
  const waiting = await site.open(address);
  expect(waiting.html).not.toMatch(/name="cause"|actions\/new/);
  const late = { what: 'Write it down twice.', owner: 'Kim', dueOn: '2023-10-01' };
  const refused = await site.post(`${address}/actions/new`, { ...late, act: 'plan' });
  // The form is gone with the report, and what was written in it is not.
  expect(textOf(refused)).toMatch(/What you wrote is still here.*Write it down twice\./s);
  expect([refused.status, complaints(refused)]).toEqual([
    409,
    ['This is reported as done and waits for the assessor. Take the report back first, with a reason.'],
  ]);
  const reason = 'One list was of another shift.';
  const unsaid = await site.send(waiting, address, { reason: '' }, 'take-back');
  expect([unsaid.status, complaints(unsaid)[0]]).toEqual([
    422,
    expect.stringContaining('Why the report is taken back'),
  ]);
  await site.send(unsaid, address, { reason }, 'take-back');
  expect(await finding()).toMatchObject({ stage: 'planned', done: null, evidence: [] });
  const open = await site.open(address);
  expect(textOf(open)).toMatch(/Report taken back.*One list was of another shift\./s);
  expect(open.html).toContain('name="cause"');
  const history = await world.visitors.secretariat.open(address.replace(/\/improvement.*/, ''));
  expect(textOf(history)).toContain('Report of an improvement taken back');
});

it('is closed as a whole, and opened again by its assessor', async () => {
  const { assessor, site, secretariat } = world.visitors;
  const [sound, gap] = world.scheme.scales[0]?.levels.map(({ id }) => id) ?? [];
  await site.send(await site.open(address), address, { done: 'Everything is done.' }, 'report');
  const closing = { level: sound ?? '', method: 'remote', rationale: 'Papers seen.', evidence: place.evidence };
  await assessor.send(await assessor.open(address), address, closing, 'verify');
  const closed = textOf(await secretariat.open(address));
  expect(closed).toMatch(/The finding is closed\..*Papers seen\..*Environmental permit.*Verified: Remotely/s);
  const page = await assessor.open(address);
  const wrong = await assessor.send(page, address, { level: sound ?? '', rationale: 'It broke.' }, 'reopen');
  expect(complaints(wrong)[0]).toContain('At this level the scheme asks for no improvement');
  const photo = { fileName: 'gate.jpg', mediaType: 'image/jpeg', content: Buffer.from('a broken gate') };
  await assessor.send(wrong, address, { level: gap ?? '', rationale: 'It broke.', 'upload/file': photo }, 'reopen');
  expect(await finding()).toMatchObject({ stage: 'planned', method: null, closedOn: null });
  const open = textOf(await site.open(address));
  expect(open).toMatch(/stays open.*It broke\..*gate\.jpg.*Opened again/s);
  // This scheme counts from the visit and the letter alone, and both lie before.
  expect(open).toContain('The scheme sets no day by which this finding is to be closed.');
});

/** As the API answers it. */
async function finding(): Promise<unknown> {
  const { html } = await world.visitors.secretariat.open(`/api/v1/cycles/${place.cycle}/findings`);
  return (JSON.parse(html) as { readonly findings: readonly unknown[] }).findings[0];
}

it('has no page for an action that is not there', async () => {
  for (const action of ['3', 'constructor', '__proto__']) {
    expect((await world.visitors.site.open(`${address}/actions/${action}`)).status).toBe(404);
  }
});

it('is named by its criterion where its clock has run out', async () => {
  const { clock, installation } = world.server;
  clock.set(instant('2024-06-16T09:00:00Z'));
  await reachClocks(installation, installation.run);
  const { number, title } = defined(world.criteria[1], 'the criterion');
  const words = `${number} ${title.en ?? ''}`;
  expect(textOf(await world.visitors.secretariat.open('/work'))).toMatch(
    new RegExp(`Clocks that have run out.*Mill With A Gap.*${words}.*15 June 2024`, 's'),
  );
});
