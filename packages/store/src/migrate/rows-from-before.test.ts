/** Each migration that changes rows, with rows as the versions before it wrote them. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRowsBefore, type RowsBefore } from './rows-before.test-support.ts';

let rowsBefore: RowsBefore;
let pool: pg.Pool;

beforeAll(async () => {
  rowsBefore = await openRowsBefore();
  ({ pool } = rowsBefore);
});
afterAll(() => rowsBefore.close());

const before: RowsBefore['before'] = (name) => rowsBefore.before(name);
const insert: RowsBefore['insert'] = (table, row) => rowsBefore.insert(table, row);

const at = '2026-01-01T00:00:00Z';
const hash = Buffer.alloc(32);

test('whoever was responsible for a site stays so, in the table and in the folded state', async () => {
  const goOn = await before('0005-site-people.sql');
  for (const [id, responsible] of [
    ['site_a', 'sam'],
    ['site_b', null],
  ]) {
    const named = { id, name: 'Mill', operator: 'Mills', country: 'SE', site_type: 'rod-mill', metals: ['copper'] };
    await insert('sites', { ...named, fictional: true, responsible, filed_at: at });
    const state = JSON.stringify({ stage: 'filed', site: id, responsible });
    await insert('streams', { id, kind: 'site', version: 1, state, head: hash });
  }
  await goOn();
  expect((await pool.query('select site, account from site_people')).rows).toEqual([
    { site: 'site_a', account: 'sam' },
  ]);
  const { rows } = await pool.query("select state -> 'responsible' as responsible from streams order by id");
  expect(rows).toEqual([{ responsible: ['sam'] }, { responsible: [] }]);
});

test('a mark that had ended had expired, the only way there was', async () => {
  const goOn = await before('0006-cycles-of-a-site.sql');
  await pool.query(
    `insert into awarded_marks (cycle, site, mark, valid_from, expired_on)
     values ('cycle_a', 'site_a', 'mark-one', '2020-01-01', '2023-01-02'), ('cycle_b', 'site_b', 'mark-one', '2024-01-01', null)`,
  );
  await goOn();
  expect((await pool.query('select cycle, ended_on::text, ended_how from awarded_marks order by cycle')).rows).toEqual([
    { cycle: 'cycle_a', ended_on: '2023-01-02', ended_how: 'expired' },
    { cycle: 'cycle_b', ended_on: null, ended_how: null },
  ]);
});

test('an assessor stays approved without an end, and every declaration and team is that of the people it was', async () => {
  const goOn = await before('0009-assessor-register.sql');
  await pool.query(
    `insert into assessors (id, account, name, firm, fictional, approved_at)
     values ('assessor_a', 'ada', 'Ada', 'Mill Auditors', true, now())`,
  );
  await pool.query(
    `insert into declarations (assessor, site, conflict, reason, declared_at)
     values ('assessor_a', 'site_a', true, 'Worked there.', now()), ('assessor_a', 'site_b', false, 'None.', now())`,
  );
  await pool.query(
    `insert into cycles (id, site, stage, assessor, assessor_account, anchors, began_at, updated_at)
     values ('cycle_a', 'site_b', 'assessing', 'assessor_a', 'ada', '{}', now(), now()),
            ('cycle_b', 'site_c', 'self-assessing', null, null, '{}', now(), now())`,
  );
  const approved = { stage: 'approved', account: 'ada', firm: 'Mill Auditors' };
  const appointment = { assessor: 'assessor_a', account: 'ada' };
  const states = {
    assessor_a: { ...approved, declarations: { site_a: true } },
    cycle_a: { stage: 'running', assessment: { stage: 'under-way', appointment } },
    cycle_b: { stage: 'running', assessment: { stage: 'none' } },
  };
  for (const [id, state] of Object.entries(states)) {
    await pool.query(`insert into streams (id, kind, version, state, head) values ($1, $2, 1, $3, sha256(''))`, [
      ...[id, id.split('_')[0], JSON.stringify(state)],
    ]);
  }
  await goOn();
  expect(
    (await pool.query('select account, site, conflict, stream, ties from declarations order by site')).rows,
  ).toEqual([
    { account: 'ada', site: 'site_a', conflict: true, stream: 'assessor_a', ties: [] },
    { account: 'ada', site: 'site_b', conflict: false, stream: 'assessor_a', ties: [] },
  ]);
  expect((await pool.query('select id, team_accounts from cycles order by id')).rows).toEqual([
    { id: 'cycle_a', team_accounts: ['ada'] },
    { id: 'cycle_b', team_accounts: [] },
  ]);
  expect((await pool.query('select suspended, scope, until from assessors')).rows).toEqual([
    { suspended: false, scope: {}, until: null },
  ]);
  expect((await pool.query('select state from streams order by id')).rows.map(({ state }) => state as unknown)).toEqual(
    [
      { ...approved, scope: {}, suspended: false, competences: {} },
      { stage: 'running', assessment: { stage: 'under-way', appointment: { ...appointment, members: [] } } },
      states.cycle_b,
    ],
  );
});

test('a cycle from before the field work has a report without sections and nobody who asks for a return', async () => {
  const goOn = await before('0014-fieldwork.sql');
  await pool.query(
    `insert into cycles (id, site, stage, anchors, report_summary, began_at, updated_at)
     values ('cycle_a', 'site_a', 'reported', '{}', 'All of it.', now(), now())`,
  );
  await goOn();
  const { rows } = await pool.query('select report_summary, report_sections, review_summary, return_asked from cycles');
  expect(rows).toEqual([
    { report_summary: 'All of it.', report_sections: [], review_summary: null, return_asked: null },
  ]);
});

test('the one action that a plan named is its first, in the table and in the folded state', async () => {
  const goOn = await before('0011-finding-actions.sql');
  const findings = {
    one: { criterion: 'a', level: 'x', stage: 'reported' },
    two: { criterion: 'b', level: 'x', stage: 'raised' },
  };
  await pool.query(
    `insert into streams (id, kind, version, state, head) values ('cycle_a', 'cycle', 2, $1, sha256(''))`,
    [JSON.stringify({ stage: 'running', findings })],
  );
  await pool.query(
    `insert into findings (cycle, finding, criterion, raised_level, level, stage, cause, action, owner, due_on, evidence)
     values ('cycle_a', 'one', 'a', 'x', 'x', 'reported', 'Old', 'Mend', 'Cleo', '2026-05-01', '{}'),
            ('cycle_a', 'two', 'b', 'x', 'x', 'raised', null, null, null, null, '{}')`,
  );
  for (const [version, type] of [
    [1, 'improvement.planned'],
    [2, 'improvement.reported'],
  ]) {
    await pool.query(
      `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
       values ('cycle_a', $1, $2, 1, now(), 'sam', gen_random_uuid(), sha256(''), sha256($3::bytea))`,
      [version, type, String(version)],
    );
    await pool.query(
      `insert into journal_payloads (stream, version, salt, payload) values ('cycle_a', $1, sha256(''), $2)`,
      [version, JSON.stringify({ finding: 'one' })],
    );
  }
  await goOn();
  expect(
    (await pool.query('select finding, action, what, owner, due_on::text, stage from finding_actions')).rows,
  ).toEqual([{ finding: 'one', action: '1', what: 'Mend', owner: 'Cleo', due_on: '2026-05-01', stage: 'done' }]);
  const { rows } = await pool.query(`select state -> 'findings' as findings from streams`);
  const actions = { '1': { stage: 'done', dueOn: '2026-05-01' } };
  expect(rows).toEqual([{ findings: { ...findings, one: { ...findings.one, version: 2, actions } } }]);
});

test('every plan that was handed in is a version with its answer', async () => {
  const goOn = await before('0018-plan-versions.sql');
  await pool.query(
    `insert into streams (id, kind, version, state, head) values ('cycle_a', 'cycle', 5, '{}', sha256(''))`,
  );
  const events = [
    ['assurance-plan.submitted', { extent: 'All.' }],
    ['assurance-plan.returned', { reason: 'Too short.' }],
    ['assurance-plan.submitted', { extent: 'All of it.' }],
    ['assurance-plan.approved', { approvedOn: '2026-05-01' }],
    ['assurance-plan.submitted', { extent: 'Less.' }],
  ] as const;
  for (const [index, [type, payload]] of events.entries()) {
    await pool.query(
      `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
       values ('cycle_a', $1, $2, 1, now(), 'ada', gen_random_uuid(), sha256(''), sha256($3::bytea))`,
      [index + 1, type, String(index)],
    );
    await pool.query(
      `insert into journal_payloads (stream, version, salt, payload) values ('cycle_a', $1, sha256(''), $2)`,
      [index + 1, JSON.stringify(payload)],
    );
  }
  await goOn();
  const { rows } = await pool.query(
    'select version, plan, stage, return_reason, submitted_by from assurance_plan_versions order by version',
  );
  expect(rows).toEqual([
    { version: 1, plan: { extent: 'All.' }, stage: 'returned', return_reason: 'Too short.', submitted_by: 'ada' },
    { version: 3, plan: { extent: 'All of it.' }, stage: 'approved', return_reason: null, submitted_by: 'ada' },
    { version: 5, plan: { extent: 'Less.' }, stage: 'submitted', return_reason: null, submitted_by: 'ada' },
  ]);
});

test('a site from before organisations goes on naming its operator in words, and in the register too', async () => {
  const goOn = await before('0017-organisations.sql');
  await pool.query(
    `insert into sites (id, name, operator, country, site_type, metals, fictional, filed_at)
     values ('site_a', 'Mill', 'Mills', 'SE', 'rod-mill', '{copper}', true, now())`,
  );
  await goOn();
  expect((await pool.query('select operator, operator_entry from sites')).rows).toEqual([
    { operator: 'Mills', operator_entry: null },
  ]);
});

test('a site from before applications still has one cycle under way, which an application is too', async () => {
  const goOn = await before('0021-applications.sql');
  const begin = (id: string, stage: string): Promise<unknown> =>
    pool.query(
      `insert into cycles (id, site, stage, anchors, began_at, updated_at) values ($1, 'site_a', $2, '{}', now(), now())`,
      [id, stage],
    );
  await begin('cycle_a', 'self-assessing');
  await begin('cycle_b', 'expired');
  await goOn();
  await expect(begin('cycle_c', 'applied')).rejects.toThrow('one_cycle_under_way_per_site');
  await pool.query(`update cycles set stage = 'left' where id = 'cycle_a'`);
  await begin('cycle_c', 'applied');
  await expect(begin('cycle_d', 'signed')).rejects.toThrow('one_cycle_under_way_per_site');
});

test('rows have no past until the journal is replayed, which is asked for once where there is one', async () => {
  const goOn = await before('0019-past.sql');
  await pool.query(
    `insert into sites (id, name, operator, country, site_type, metals, fictional, filed_at)
     values ('site_a', 'Mill', 'Mills', 'SE', 'rod-mill', '{copper}', true, now());
     insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
     values ('site_a', 1, 'site.filed', 1, now(), 'sam', gen_random_uuid(), sha256(''), sha256(''))`,
  );
  await goOn();
  const asked = `set touchstone.moment = 'infinity'; select name from past.sites`;
  const past = async (): Promise<unknown> =>
    ((await pool.query<{ name: string }>(asked)) as unknown as readonly pg.QueryResult[]).at(-1)?.rows;
  expect(await past()).toEqual([]);
  expect((await pool.query(`select value from settings where key = 'past-to-fill'`)).rows).toEqual([{ value: true }]);
  await pool.query(`update sites set name = 'Mill on the Weir'`);
  expect(await past()).toEqual([{ name: 'Mill on the Weir' }]);
  await pool.query(`update sites set name = 'Mill'`);
  const { rows } = await pool.query(
    'select name, stood_until = (select stands_since from sites) as touch from former_sites',
  );
  expect(rows).toEqual([{ name: 'Mill on the Weir', touch: true }]);
});

test('a request to return the self-assessment that was followed by its return waits no more', async () => {
  const goOn = await before('0023-return-requests.sql');
  const journeys = {
    cycle_a: ['desk-review.return-asked', 'self-assessment.returned'],
    cycle_b: ['self-assessment.returned', 'desk-review.return-asked'],
  };
  for (const [cycle, types] of Object.entries(journeys)) {
    await pool.query(`insert into streams (id, kind, version, state, head) values ($1, 'cycle', 2, '{}', sha256(''))`, [
      cycle,
    ]);
    await pool.query(
      `insert into cycles (id, site, stage, anchors, began_at, updated_at, return_asked)
       values ($1, $2, 'assessing', '{}', now(), now(), 'Unclear.')`,
      [cycle, `site of ${cycle}`],
    );
    for (const [index, type] of types.entries()) {
      await pool.query(
        `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
         values ($1, $2, $3, 1, now(), 'ada', gen_random_uuid(), sha256(''), sha256($4::bytea))`,
        [cycle, index + 1, type, `${cycle} ${type}`],
      );
    }
  }
  await goOn();
  const { rows } = await pool.query('select id, return_asked, return_comments from cycles order by id');
  expect(rows).toEqual([
    { id: 'cycle_a', return_asked: null, return_comments: {} },
    { id: 'cycle_b', return_asked: 'Unclear.', return_comments: {} },
  ]);
});

test('a credential is of the event that issued it, and revoked where its award was withdrawn', async () => {
  const goOn = await before('0024-several-credentials.sql');
  for (const [cycle, stage, place] of [
    ['cycle_a', 'withdrawn', 1],
    ['cycle_b', 'awarded', 2],
  ]) {
    await insert('cycles', { id: cycle, site: cycle, stage, anchors: '{}', began_at: at, updated_at: at });
    const entry = { version: 7, type: 'credential.issued', format: 1, actor: 'system', command_id: randomUUID(), at };
    await insert('journal', { stream: cycle, ...entry, payload_hash: hash, entry_hash: hash });
    await insert('credentials', { cycle, id: cycle, jwt: 'token', status_index: place, issued_at: at });
  }
  await goOn();
  expect((await pool.query('select cycle, version, revoked from credentials order by cycle')).rows).toEqual([
    { cycle: 'cycle_a', version: 7, revoked: true },
    { cycle: 'cycle_b', version: 7, revoked: false },
  ]);
});

test('whoever registered an organisation is its keeper, in the table and in the folded state', async () => {
  const goOn = await before('0027-organisation-keepers.sql');
  for (const [id, keeper] of [
    ['organisation_a', 'sam'],
    ['organisation_b', null],
  ]) {
    const named = { id, name: id, name_key: id, country: 'SE', kind: 'producer', fictional: true };
    await insert('organisations', { ...named, keeper, registered_at: at });
    const state = JSON.stringify({ stage: 'registered', organisation: id, keeper, partnerships: {} });
    await insert('streams', { id, kind: 'organisation', version: 1, state, head: hash });
  }
  await goOn();
  expect((await pool.query('select organisation, account from organisation_keepers')).rows).toEqual([
    { organisation: 'organisation_a', account: 'sam' },
  ]);
  expect((await pool.query('select state from streams order by id')).rows.map(({ state }) => state as unknown)).toEqual(
    ['organisation_a', 'organisation_b'].map((organisation, index) => ({
      ...{ stage: 'registered', organisation, keepers: index === 0 ? ['sam'] : [], partnerships: {} },
    })),
  );
});

test('answers from before have nothing rated below them, and neither have the former ones', async () => {
  const goOn = await before('0028-requirement-ratings.sql');
  await pool.query(
    `insert into answers (cycle, criterion, level, not_applicable, rationale, evidence, version, answered_by, answered_at)
     values ('cycle_a', 'water', 'met', false, '', '{}', 3, 'sam', now())`,
  );
  await pool.query('insert into former_answers select *, now() from answers');
  await goOn();
  const { rows } = await pool.query(
    'select requirements from answers union all select requirements from former_answers',
  );
  expect(rows).toEqual([{ requirements: {} }, { requirements: {} }]);
});

test('a team from before says what its approvals must reach to, with the language in which it was appointed', async () => {
  const goOn = await before('0030-scope-needed.sql');
  const version = { hash: 'hash', scheme: 'a-scheme', version: '1', content: '{}' };
  await insert('schemes', { ...version, in_force_from: at, published_at: at });
  const siteFacts = { metals: ['copper'], siteType: 'rod-mill', country: 'SE' };
  const appointment = { assessor: 'assessor_a', account: 'ada', members: [] };
  const running = { stage: 'running', siteFacts, assessment: { stage: 'under-way', appointment } };
  for (const [cycle, state, appointed] of [
    ['cycle_a', running, { name: 'Ada', language: 'sv' }],
    ['cycle_b', running, { name: 'Ada' }],
    ['cycle_c', { ...running, assessment: { stage: 'none' } }, {}],
  ]) {
    const of = { stream: cycle, version: 1 };
    const entry = { type: 'assessment.appointed', format: 1, actor: 'sue', command_id: randomUUID(), at };
    await insert('streams', { id: cycle, kind: 'cycle', version: 1, state: JSON.stringify(state), head: hash });
    const row = { id: cycle, site: cycle, scheme_hash: 'hash', stage: 'assessing', anchors: '{}' };
    await insert('cycles', { ...row, began_at: at, updated_at: at });
    await insert('journal', { ...of, ...entry, payload_hash: hash, entry_hash: hash });
    await insert('journal_payloads', { ...of, salt: hash, payload: JSON.stringify(appointed) });
  }
  const appoint = "update former_cycles set assessor = 'a' where id = 'cycle_a'";
  await pool.query(`insert into former_cycles select *, now() from cycles; ${appoint}`);
  await goOn();
  const needed = { metals: ['copper'], siteTypes: ['rod-mill'], schemes: ['a-scheme'], countries: ['SE'] };
  expect((await pool.query('select id, scope_needed from cycles order by id')).rows).toEqual([
    { id: 'cycle_a', scope_needed: { ...needed, languages: ['sv'] } },
    { id: 'cycle_b', scope_needed: { ...needed, languages: [] } },
    { id: 'cycle_c', scope_needed: null },
  ]);
  expect((await pool.query('select id, scope_needed from former_cycles order by id')).rows).toEqual([
    { id: 'cycle_a', scope_needed: { ...needed, languages: ['sv'] } },
    ...['cycle_b', 'cycle_c'].map((id) => ({ id, scope_needed: null })),
  ]);
  const read = "select state -> 'assessment' -> 'appointment' as team from streams order by id";
  const told = [{ ...appointment, language: 'sv' }, appointment, null].map((team) => ({ team }));
  expect((await pool.query(read)).rows).toEqual(told);
});

test('a credential from before says at which version the last one was put on record', async () => {
  const goOn = await before('0039-version-of-a-credential.sql');
  for (const [stream, state, versions] of [
    ['cycle_a', { credential: { stage: 'issued', id: 'https://register.example/a' } }, [3, 7]],
    ['cycle_b', { credential: { stage: 'none' } }, [4]],
    ['cycle_c', { credential: { stage: 'none' } }, []],
  ] as const) {
    await insert('streams', { id: stream, kind: 'cycle', version: 9, state: JSON.stringify(state), head: hash });
    for (const version of versions) {
      const entry = { type: 'credential.issued', format: 1, actor: 'system', command_id: randomUUID(), at };
      await insert('journal', { stream, version, ...entry, payload_hash: hash, entry_hash: hash });
    }
  }
  await goOn();
  expect((await pool.query("select state -> 'credential' as credential from streams order by id")).rows).toEqual([
    { credential: { stage: 'issued', id: 'https://register.example/a', version: 7 } },
    ...[1, 2].map(() => ({ credential: { stage: 'none' } })),
  ]);
});
