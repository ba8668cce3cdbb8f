/** Days that clocks may be met by, and when clocks ran out, in cycles from before either was kept. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRowsBefore, type RowsBefore } from './rows-before.test-support.ts';

let rows: RowsBefore;
beforeAll(async () => {
  rows = await openRowsBefore();
});
afterAll(() => rows.close());

const hash = Buffer.alloc(32);
const atDay = (day: string): string => `${day}T12:00:00Z`;

/** A cycle to which each of these events happened on its day, with a row for how it stood after each. */
async function playBefore(
  cycle: string,
  state: Readonly<Record<string, unknown>>,
  events: readonly (readonly [day: string, type: string, payload: Readonly<Record<string, unknown>>])[],
): Promise<void> {
  const running = JSON.stringify({ stage: 'running', anchors: { kept: '2024-01-01' }, reached: [], ...state });
  await rows.insert('streams', { id: cycle, kind: 'cycle', version: 9, state: running, head: hash });
  const { anchors = { kept: '2024-01-01' } } = state;
  const row = { id: cycle, site: cycle, stage: 'awarded', anchors: JSON.stringify(anchors), began_at: '2024-01-01' };
  await rows.insert('cycles', { ...row, updated_at: '2024-01-01' });
  for (const [index, [day, type, payload]] of events.entries()) {
    const of = { stream: cycle, version: index + 1 };
    const entry = { type, format: 1, actor: 'bo', command_id: randomUUID(), at: atDay(day) };
    await rows.insert('journal', { ...of, ...entry, payload_hash: hash, entry_hash: hash });
    await rows.insert('journal_payloads', { ...of, salt: hash, payload: JSON.stringify(payload) });
    const next = events[index + 1]?.[0];
    if (next !== undefined && next !== day) {
      const stood = `insert into former_cycles select cycles.*, $2 from cycles where id = $1`;
      await rows.pool.query(stood, [cycle, atDay(next)]);
      await rows.pool.query(`update former_cycles set stands_since = $2 where id = $1 and stood_until = $3`, [
        cycle,
        atDay(day),
        atDay(next),
      ]);
    }
  }
}

const suspended = (day: string) => [day, 'award.suspended', { suspendedOn: day }] as const;
const lifted = (day: string) => [day, 'award.lifted', { liftedOn: day }] as const;
const withdrawn = (day: string) => [day, 'award.withdrawn', { withdrawnOn: day }] as const;
const expired = (day: string) => [day, 'award.expired', { mark: 'one', expiredOn: day }] as const;
const award = { stage: 'awarded', marks: [{ mark: 'one' }] };

async function anchorsOf(cycle: string): Promise<unknown> {
  const { rows: found } = await rows.pool.query<{ state: unknown; live: unknown }>(
    `select state -> 'anchors' as state, anchors as live from streams join cycles using (id) where id = $1`,
    [cycle],
  );
  expect(found[0]?.live).toEqual(found[0]?.state);
  return found[0]?.live;
}

test('the end of a suspension and the answer to a change are days of the cycle, until either comes again', async () => {
  const goOn = await rows.before('0034-clocks-that-run-again.sql');
  await playBefore('cycle_lifted', { award }, [suspended('2025-03-01'), lifted('2025-04-01')]);
  await playBefore('cycle_again', { award }, [suspended('2025-03-01'), lifted('2025-04-01'), suspended('2025-05-01')]);
  await playBefore('cycle_withdrawn', { award }, [suspended('2025-03-01'), withdrawn('2025-04-02')]);
  await playBefore('cycle_never', { award }, [suspended('2025-03-01'), lifted('2025-03-05'), withdrawn('2025-04-01')]);
  await playBefore('cycle_straight', { award }, [withdrawn('2025-04-01')]);
  await playBefore('cycle_expired', { award }, [suspended('2025-03-01'), expired('2027-04-01')]);
  const two = { ...award, marks: [{ mark: 'one' }, { mark: 'two' }] };
  await playBefore('cycle_one_expired', { award: two }, [suspended('2025-03-01'), expired('2027-04-01')]);
  const given = { award: { suspendedOn: '2020-01-01', withdrawnOn: '2020-05-01' }, passed: [] };
  await playBefore('cycle_told', {}, [['2025-03-01', 'history.imported', { continues: given }]]);
  await playBefore('cycle_changed', {}, [
    ['2025-03-01', 'change.notified', { notifiedOn: '2025-03-01' }],
    ['2025-03-10', 'change.answered', { answeredOn: '2025-03-10' }],
    ['2025-06-01', 'change.notified', { notifiedOn: '2025-06-01' }],
    ['2025-06-20', 'change.answered', { answeredOn: '2025-06-20' }],
  ]);
  await goOn();
  const kept = { kept: '2024-01-01' };
  for (const [cycle, day] of [
    ['cycle_lifted', '2025-04-01'],
    ['cycle_again', undefined],
    ['cycle_withdrawn', '2025-04-02'],
    ['cycle_never', '2025-03-05'],
    ['cycle_straight', undefined],
    ['cycle_expired', '2027-04-01'],
    ['cycle_one_expired', undefined],
    ['cycle_told', '2020-05-01'],
  ] as const) {
    expect([cycle, await anchorsOf(cycle)]).toEqual([
      cycle,
      day === undefined ? kept : { ...kept, 'suspension.ended': day },
    ]);
  }
  expect(await anchorsOf('cycle_changed')).toEqual({ ...kept, 'change.answered': '2025-06-20' });
  const { rows: former } = await rows.pool.query(
    `select id, anchors from former_cycles where id in ('cycle_again', 'cycle_changed') order by id, stood_until`,
  );
  expect(former).toEqual([
    { id: 'cycle_again', anchors: kept },
    { id: 'cycle_again', anchors: { ...kept, 'suspension.ended': '2025-04-01' } },
    { id: 'cycle_changed', anchors: kept },
    { id: 'cycle_changed', anchors: { ...kept, 'change.answered': '2025-03-10' } },
    { id: 'cycle_changed', anchors: kept },
  ]);
});

test('of each clock that ran out the day is kept, of those before an import that of the import', async () => {
  const goOn = await rows.before('0034-clocks-that-run-again.sql');
  const reached = ['told', 'mending/finding-a', 'visit'];
  await playBefore('cycle_a', { reached }, [
    ['2025-03-01', 'history.imported', { continues: { passed: ['visit'] } }],
    ['2025-04-02', 'clock.reached', { clock: 'told', due: '2025-04-01' }],
    ['2025-05-02', 'clock.reached', { clock: 'mending', finding: 'finding-a', due: '2025-05-01' }],
    ['2025-06-02', 'clock.reached', { clock: 'lapse', due: '2025-06-01', next: '2026-06-01' }],
  ]);
  await playBefore('cycle_b', {}, []);
  await goOn();
  const { rows: states } = await rows.pool.query(`select state -> 'reached' as reached from streams order by id`);
  expect(states).toEqual([
    { reached: { told: '2025-04-01', 'mending/finding-a': '2025-05-01', visit: '2025-03-01' } },
    { reached: {} },
  ]);
});

test('the latest look at a site counts, and a finding that was opened again from that day on', async () => {
  const goOn = await rows.before('0037-looks-and-findings-again.sql');
  const looked = (at: string, visitedOn: string) => [at, 'surveillance.completed', { visitedOn }] as const;
  const raised = { 'finding.raised': '2025-03-01' };
  const anchors = { kept: '2024-01-01', 'surveillance.completed': '2025-02-01' };
  await playBefore('cycle_seen', { anchors, findingAnchors: { 'finding-a': raised, 'finding-b': raised } }, [
    looked('2025-03-01', '2025-03-01'),
    looked('2025-05-01', '2025-02-01'),
    ['2025-06-01', 'finding.reopened', { finding: 'finding-a', reopenedOn: '2025-06-01' }],
    ['2025-07-01', 'finding.reopened', { finding: 'finding-a', reopenedOn: '2025-07-01' }],
    looked('2025-08-01', '2025-07-31'),
  ]);
  await playBefore('cycle_else', { findingAnchors: { 'finding-a': raised } }, []);
  await goOn();
  const seen = (day: string) => ({ kept: '2024-01-01', 'surveillance.completed': day });
  expect(await anchorsOf('cycle_seen')).toEqual(seen('2025-07-31'));
  expect(await anchorsOf('cycle_else')).toEqual({ kept: '2024-01-01' });
  const { rows: former } = await rows.pool.query(`select anchors from former_cycles order by stood_until`);
  // Nobody had looked on 31 July before that was on record.
  expect(former).toEqual(Array(4).fill({ anchors: seen('2025-03-01') }));
  const { rows: states } = await rows.pool.query(`select state -> 'findingAnchors' as own from streams order by id`);
  expect(states).toEqual([
    { own: { 'finding-a': raised } },
    { own: { 'finding-a': { ...raised, 'finding.reopened': '2025-07-01' }, 'finding-b': raised } },
  ]);
});

test('what was seen after an award, at whatever level, is to be weighed by an officer', async () => {
  const goOn = await rows.before('0040-awards-kept.sql');
  const confirmed = ['2025-03-01', 'award.confirmed', {}] as const;
  const again = (finding: string) => ['2025-04-01', 'finding.reopened', { finding }] as const;
  const left = (finding: string) => ['2025-05-01', 'improvement.reopened', { finding }] as const;
  await playBefore('cycle_a', {}, [
    left('finding-a'),
    confirmed,
    again('finding-b'),
    left('finding-a'),
    left('finding-b'),
  ]);
  await playBefore('cycle_b', {}, [again('finding-a'), confirmed]);
  await playBefore('cycle_c', {}, [again('finding-a')]);
  await goOn();
  const { rows: states } = await rows.pool.query(`select state -> 'seenSince' as seen from streams order by id`);
  expect(states).toEqual([{ seen: ['finding-b', 'finding-a'] }, { seen: null }, { seen: null }]);
  const { rows: asked } = await rows.pool.query(`select value from settings where key = 'past-to-fill'`);
  expect(asked).toEqual([{ value: true }]);
});
