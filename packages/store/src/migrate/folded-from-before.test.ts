/** What is folded of findings and of fieldwork, in cycles from before it was kept. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRowsBefore, type RowsBefore } from './rows-before.test-support.ts';

let rows: RowsBefore;
beforeAll(async () => {
  rows = await openRowsBefore();
});
afterAll(() => rows.close());

const hash = Buffer.alloc(32);
const at = '2026-02-01T12:00:00Z';
const about = (type: string, more: object = {}) => [type, { finding: 'one', ...more }] as const;
const report = (evidence: readonly string[]) => about('improvement.reported', { evidence });
const progress = (action: string, evidence: readonly string[]) => about('action.reported', { action, evidence });

async function playBefore(
  cycle: string,
  events: readonly (readonly [type: string, payload: object])[],
  more: object = {},
): Promise<void> {
  const actions = { '1': { stage: 'done' }, '2': { stage: 'planned' } };
  const state = JSON.stringify({ stage: 'running', findings: { one: { actions }, two: {} }, ...more });
  const id = `cycle_${cycle}`;
  await rows.insert('streams', { id, kind: 'cycle', version: 9, state, head: hash });
  for (const [index, [type, payload]] of events.entries()) {
    const of = { stream: id, version: index + 1 };
    const entry = { type, format: 1, actor: 'bo', command_id: randomUUID(), at };
    await rows.insert('journal', { ...of, ...entry, payload_hash: hash, entry_hash: hash });
    await rows.insert('journal_payloads', { ...of, salt: hash, payload: JSON.stringify(payload) });
  }
}

async function membersOf<Member>(member: string): Promise<ReadonlyMap<string, Member>> {
  const found = await rows.pool.query<{ id: string; value: Member }>(
    `select id, state -> '${member}' as value from streams`,
  );
  return new Map(found.rows.map(({ id, value }) => [id.replace('cycle_', ''), value]));
}

interface FoldedFinding {
  readonly evidenced?: true;
  readonly actions?: Readonly<Record<string, { readonly evidenced?: true }>>;
}

test('what was cited last of a finding or an action counts, until it is planned anew, found wanting or opened again', async () => {
  const goOn = await rows.before('0038-evidence-of-closure.sql');
  const nothing: readonly string[] = [];
  const cases: Readonly<Record<string, readonly [readonly (readonly [string, object])[], readonly string[]]>> = {
    cited: [[report(['e'])], ['finding']],
    uncited: [[report([]), progress('1', [])], nothing],
    last_uncited: [[report(['e']), report([])], nothing],
    taken_back: [[report(['e']), progress('1', ['e']), about('improvement.taken-back')], nothing],
    wanting: [[report(['e']), progress('2', ['e']), about('improvement.reopened')], nothing],
    opened_again: [[progress('1', ['e']), about('finding.reopened')], nothing],
    again: [[about('finding.reopened'), report(['e'])], ['finding']],
    actions: [
      [progress('1', ['e']), progress('2', ['e'])],
      ['1', '2'],
    ],
    action_uncited: [[progress('1', ['e']), progress('1', []), progress('2', ['e'])], ['2']],
    returned: [[progress('1', ['e']), about('action.returned', { action: '1' }), report(['e'])], ['finding']],
    planned_anew: [
      [progress('1', ['e']), progress('2', ['e']), about('improvement.planned', { action: 'Mend.' })],
      ['2'],
    ],
    changed: [[progress('2', ['e']), about('action.planned', { action: '2' })], nothing],
    other_changed: [[progress('2', ['e']), about('action.planned', { action: '1' })], ['2']],
    of_another: [[report(['e']), ['finding.reopened', { finding: 'two' }]], ['finding']],
  };
  for (const [cycle, [events]] of Object.entries(cases)) await playBefore(cycle, events);
  await goOn();
  const found = await membersOf<{ readonly one: FoldedFinding; readonly two: FoldedFinding }>('findings');
  const evidenced = Object.keys(cases).map((cycle) => {
    const { one, two } = found.get(cycle) ?? { one: {}, two: {} };
    expect(two).toEqual({});
    expect(one.actions).toMatchObject({ '1': { stage: 'done' }, '2': { stage: 'planned' } });
    const actions = Object.entries(one.actions ?? {}).flatMap(([id, action]) =>
      action.evidenced === true ? [id] : [],
    );
    return [cycle, [...(one.evidenced === true ? ['finding'] : []), ...actions]];
  });
  expect(Object.fromEntries(evidenced)).toEqual(
    Object.fromEntries(Object.entries(cases).map(([cycle, [, expected]]) => [cycle, expected])),
  );
});

test('the meetings that the record of a visit names were held', async () => {
  const goOn = await rows.before('0038-evidence-of-closure.sql');
  const days = { first_day: '2026-01-01', last_day: '2026-01-02', meetings: '' };
  const fieldwork = { visitedUntil: '2026-01-02' };
  for (const [cycle, held] of [
    ['both', { opening_on: '2026-01-01', closing_on: '2026-01-02' }],
    ['closing', { closing_on: '2026-01-02' }],
    ['none', {}],
  ] as const) {
    await playBefore(cycle, [], { fieldwork });
    await rows.insert('visits', { cycle: `cycle_${cycle}`, ...days, ...held });
  }
  await playBefore('not_visited', [], { fieldwork: { heard: {} } });
  await goOn();
  expect(Object.fromEntries(await membersOf('fieldwork'))).toEqual({
    both: { ...fieldwork, met: ['opening', 'closing'] },
    closing: { ...fieldwork, met: ['closing'] },
    none: { ...fieldwork, met: [] },
    not_visited: { heard: {} },
  });
});

test('of the plan and of the record of a visit, the version of the last event that changed it is kept', async () => {
  const goOn = await rows.before('0042-parts-of-fieldwork.sql');
  const happened = (...types: readonly string[]) => types.map((type) => [type, {}] as const);
  const fieldwork = { heard: {} };
  const planned = ['desk-review.completed', 'assurance-plan.submitted', 'assurance-plan.approved'];
  await playBefore('visited', happened(...planned, 'visit.recorded', 'interview.recorded'), { fieldwork });
  await playBefore('announced', happened(...planned, 'visit.announced', 'assessment.rated'), { fieldwork });
  await playBefore('noted', happened('desk-review.noted', 'observation.recorded'), { fieldwork });
  await playBefore('not_begun', happened('commitment.signed'));
  await goOn();
  expect(Object.fromEntries(await membersOf('fieldwork'))).toEqual({
    visited: { ...fieldwork, changed: { plan: 3, visit: 4 } },
    announced: { ...fieldwork, changed: { plan: 4 } },
    noted: fieldwork,
    not_begun: null,
  });
});
