/** A register as a table: how its cells are read, and what each row would bring against what is on record. */
import { instant, plainDate } from '@touchstone/kernel';
import {
  foldWord,
  historyColumns,
  isWrong,
  planHistory,
  readDay,
  readHistoryTable,
  type CompiledScheme,
  type PlannedRow,
  type SiteOnRecord,
  type TableOfText,
} from '@touchstone/domain';
import { readShippedSchemes } from '@touchstone/testkit/memory';
import { describe, expect, it, test } from 'vitest';
import { createTranslator } from '../messages/translator.ts';
import { historyWords, importableStatuses, templateRows } from './history-words.ts';
import { plannedRowWords } from './planned-row-words.ts';

const schemes = readShippedSchemes();
const today = plainDate('2025-06-15');
const defaults = { scheme: 'copper-mark', source: 'Register of the scheme', sourceDate: today };
const headings = ['Site', 'Operator', 'Country', 'Kind of site', 'Metals', 'Letter date', 'Award date', 'Valid until'];
const mill = ['Mill A', 'Example Rod Mills', 'Sweden', 'Rod mill', 'Copper', '2022-03-01', '2023-02-01', ''];

/** `change` by heading; a heading that is not there yet is added. */
function tableOf(...changes: readonly Readonly<Record<string, string>>[]): TableOfText {
  const all = [...new Set([...headings, ...changes.flatMap((change) => Object.keys(change))])];
  const rows = changes.map((change) => all.map((heading, index) => change[heading] ?? mill[index] ?? ''));
  return { name: 'a.csv', rows: [all, ...rows].map((cells, index) => ({ number: index + 1, cells })) };
}

function read(table: TableOfText, more: object = {}) {
  return readHistoryTable(table, schemes, { ...defaults, ...more }, historyWords());
}

function plan(table: TableOfText, onRecord: readonly SiteOnRecord[] = [], among: readonly CompiledScheme[] = schemes) {
  const found = readHistoryTable(table, among, defaults, historyWords());
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const actor = { id: 'sidney', duties: ['secretariat'], sites: [] } as const;
  return planHistory(found.value.rows, onRecord, { actor, at: instant(`${today}T09:00:00Z`), today, schemes: among });
}

const only = (rows: readonly PlannedRow[]): PlannedRow => {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) throw new Error('Not one row');
  return row;
};
/** Codes and columns of what is wrong with the one row. */
const wrong = (change: Readonly<Record<string, string>>) => {
  const row = only(plan(tableOf(change)));
  return row.kind === 'wrong' ? row.refusals.map(({ at, code }) => [code, at]) : row.kind;
};

const onRecord: SiteOnRecord = {
  ...{ id: 'site_1', name: 'MILL A', operator: 'Example rod mills', country: 'SE', place: null },
  ...{ siteType: 'rod-mill', metals: ['copper'] },
  cycles: [
    {
      ...{ cycle: 'cycle_1', version: 1, factsOnly: false, scheme: { id: 'copper-mark', version: 'rra-2.0' } },
      signedOn: plainDate('2022-03-01'),
      awardedOn: plainDate('2023-02-01'),
      marks: [{ mark: 'copper-mark', validUntil: plainDate('2026-02-01') }],
      ...{ suspended: false, withdrawn: false },
      facts: [
        { step: 'committed', happenedOn: plainDate('2022-03-01'), conditions: null },
        { step: 'awarded', happenedOn: plainDate('2023-02-01'), conditions: null },
      ],
    },
  ],
};

describe('days', () => {
  it('are read as people and spreadsheets write them', () => {
    for (const text of [
      '2023-02-01',
      '1.2.2023',
      '01.02.2023',
      '2023/02/01',
      '44958',
      '44958.0',
      '2023-02-01T00:00:00',
    ])
      expect([text, readDay(text)]).toEqual([text, { ok: true, value: '2023-02-01' }]);
    expect(readDay('43496', true)).toEqual({ ok: true, value: '2023-02-01' });
    expect(readDay('31/03/2023')).toEqual({ ok: true, value: '2023-03-31' });
    expect(readDay('03/31/2023')).toEqual({ ok: true, value: '2023-03-31' });
  });

  it('are not guessed', () => {
    expect(readDay('03/04/2023')).toEqual({
      ok: false,
      error: { code: 'history.ambiguous-day', facts: { found: '03/04/2023', one: '2023-04-03', other: '2023-03-04' } },
    });
    expect(readDay('31.02.2023')).toMatchObject({ error: { code: 'date.impossible' } });
    for (const text of ['2023', 'March 2023', '2023-03', '9999999', '1.2.23'])
      expect(readDay(text)).toMatchObject({ error: { code: 'history.unreadable-day' } });
  });
});

describe('columns', () => {
  it('are known by the headings of the template in each language, whatever their order and case', () => {
    for (const language of ['en', 'fr'] as const) {
      const t = createTranslator(language);
      const found = historyColumns.map((column) =>
        historyWords().columns.get(foldWord(t(`history-table.column.${column}`))),
      );
      expect(found).toEqual([...historyColumns]);
      const states = importableStatuses.map((status) =>
        historyWords().statuses.get(foldWord(t(`register.status.${status}`))),
      );
      expect(states).toEqual([...importableStatuses]);
      const [newest] = schemes;
      const rows = templateRows(t, newest?.scheme).map((cells, index) => ({ number: index + 1, cells }));
      expect(plan({ name: 'template', rows }).map(({ kind }) => kind)).toEqual(['new']);
    }
  });

  it('may stand below a title, and those that mean nothing are passed over by name', () => {
    const { rows } = tableOf({ Remarks: 'x' });
    const titled = [{ number: 1, cells: ['Our register'] }, ...rows.map((row) => ({ ...row, number: row.number + 2 }))];
    expect(read({ name: 'a', rows: titled })).toMatchObject({
      value: { passedOver: [{ heading: 'Remarks' }], rows: [{ number: 4 }] },
    });
  });

  it('that are mistyped are passed over as well, and told with the one that may be meant', () => {
    const nearest = (heading: string, more: Readonly<Record<string, string>> = {}) => {
      const found = read(tableOf({ [heading]: 'x', ...more }));
      return found.ok ? found.value.passedOver.map((one) => one.nearest) : found.error;
    };
    expect(nearest('Conditons')).toEqual(['conditions']);
    expect(nearest('Source date (dd.mm.yyyy)')).toEqual(['sourceDate']);
    expect(nearest('Numéro')).toEqual([undefined]);
    expect(nearest('Remarks')).toEqual([undefined]);
    // What the table has already is not meant once more.
    expect(nearest('Award dat')).toEqual([undefined]);
    const { name, rows } = tableOf({});
    const mistyped = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.replace('Metals', 'Metalls')) }));
    expect(read({ name, rows: mistyped })).toMatchObject({
      error: [{ code: 'history.column-misspelt', at: 'metals', facts: { heading: 'Metalls' } }],
    });
  });

  it('that are missing, said twice, or not there at all are refused before any row is read', () => {
    const codes = (cells: readonly (readonly string[])[]) => {
      const found = read({ name: 'a', rows: cells.map((one, index) => ({ number: index + 1, cells: one })) });
      return found.ok ? [] : found.error.map(({ at, code }) => [code, at]);
    };
    expect(codes([])).toEqual([['history.empty-table', undefined]]);
    expect(
      codes([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toEqual([['history.no-headings', undefined]]);
    expect(codes([headings])).toEqual([['history.empty-table', undefined]]);
    expect(
      codes([
        ['Site', 'Operator'],
        ['x', 'y'],
      ]),
    ).toEqual([
      ['history.no-column', 'country'],
      ['history.no-column', 'metals'],
    ]);
    expect(codes([[...headings, 'Pays'], mill])).toEqual([['history.heading-twice', undefined]]);
  });
});

describe('a row', () => {
  it('is refused with the cell to blame', () => {
    expect(wrong({ Country: 'Atlantis' })).toEqual([['history.unknown-country', 'country']]);
    expect(wrong({ Metals: 'copper, gold' })).toEqual([['history.unknown-metal', 'metals']]);
    expect(wrong({ 'Kind of site': 'quarry' })).toEqual([['history.unknown-site-type', 'siteType']]);
    expect(wrong({ 'Kind of site': '' })).toEqual([['history.no-site-type', 'siteType']]);
    expect(wrong({ Site: '' })).toEqual([['input.missing', 'site']]);
    expect(wrong({ Site: 'x'.repeat(201) })).toEqual([['input.too-long', 'site']]);
    expect(wrong({ Operator: '=HYPERLINK("x")' })).toEqual([['history.formula', 'operator']]);
    expect(wrong({ 'Award date': '#REF!' })).toEqual([['history.formula', 'awardDate']]);
    expect(wrong({ 'Award date': '31.02.2023' })).toEqual([['date.impossible', 'awardDate']]);
    expect(wrong({ 'Award date': '2022-02-28' })).toEqual([['history.award-before-letter', 'awardDate']]);
    expect(wrong({ 'Valid until': '2023-01-01' })).toEqual([['history.ends-before-award', 'validUntil']]);
    expect(wrong({ 'Letter date': '', 'Award date': '' })).toEqual([['history.nothing-told', undefined]]);
    // All that has to be mended at once, each cell once; a day that cannot be read is no silence.
    expect(wrong({ Site: '', Metals: 'copper, gold', 'Letter date': '', 'Award date': '' })).toEqual([
      ['history.unknown-metal', 'metals'],
      ['history.nothing-told', undefined],
      ['input.missing', 'site'],
    ]);
    expect(wrong({ Site: '', 'Letter date': '2022-02-30', 'Award date': '' })).toEqual([
      ['date.impossible', 'letterDate'],
      ['input.missing', 'site'],
    ]);
    expect(wrong({ 'Award date': '2025-06-16' })).toEqual([['history.known-before', 'awardDate']]);
    expect(wrong({ Version: '9' })).toEqual([['history.version-not-published', 'version']]);
    expect(wrong({ Scheme: 'Tin Mark' })).toEqual([['history.unknown-scheme', 'scheme']]);
    expect(wrong({ Marks: 'Gold Mark' })).toEqual([['award.unknown-mark', 'marks']]);
    expect(wrong({ 'Valid until': 'Gold Mark: 2026-02-01' })).toEqual([['award.unknown-mark', 'validUntil']]);
    expect(wrong({ 'Valid until': 'copper-mark: soon' })).toEqual([['history.unreadable-day', 'validUntil']]);
    expect(wrong({ 'Valid until': 'copper-mark: 2026-02-01; 2026-03-01' })).toEqual([
      ['award.unknown-mark', 'validUntil'],
    ]);
    expect(wrong({ 'Valid until': 'copper-mark: 2023-01-31' })).toEqual([['history.ends-before-award', 'validUntil']]);
    expect(wrong({ 'Valid until': 'copper-mark: 2026-02-01; The Copper Mark: 2027-02-01' })).toEqual([
      ['history.mark-twice', 'validUntil'],
    ]);
    expect(wrong({ Marks: 'copper-mark', 'Valid until': 'nickel-mark: 2026-02-01' })).toEqual([
      ['history.mark-not-held', 'validUntil'],
    ]);
    expect(wrong({ 'Award date': '', 'Valid until': 'copper-mark: 2026-02-01' })).toEqual([
      ['history.no-award-day', 'validUntil'],
    ]);
    expect(wrong({ Status: 'asleep' })).toEqual([['history.unknown-status', 'status']]);
    expect(wrong({ Status: 'Award suspended' })).toEqual([['history.no-standing-day', 'statusSince']]);
    expect(wrong({ Status: 'Award ended' })).toEqual([['history.not-expired', 'validUntil']]);
    expect(wrong({ 'Source address': 'nowhere' })).toEqual([['input.bad-link', 'sourceUrl']]);
    expect(wrong({ 'Letter date': '2019-01-01' })).toEqual([['history.no-version', 'version']]);
    expect(wrong({ Country: 'Atlantis', Metals: 'gold' })).toHaveLength(2);
  });

  it('is understood in the words of each language', () => {
    const french = {
      Country: 'suède',
      'Kind of site': 'laminoir à fil machine',
      Metals: 'Cuivre et nickel',
      Version: 'v2',
    };
    expect(only(plan(tableOf(french)))).toMatchObject({
      kind: 'new',
      row: {
        site: { country: 'SE', siteType: 'rod-mill', metals: ['copper', 'nickel'] },
        history: { version: 'rra-2.0' },
      },
    });
  });

  it('says what would come, with the clock that gives its end where the row names none', () => {
    const words = (change: Readonly<Record<string, string>>) =>
      plannedRowWords(
        {
          t: createTranslator('en'),
          schemes: new Map(schemes.map((compiled) => [compiled.hash, compiled])),
          cellOf: (_column, row) => `C${String(row)}`,
        },
        only(plan(tableOf(change))),
      ).join(' ');
    expect(words({})).toContain('Valid until 1 February 2026, by the clock “End of validity and next assessment”');
    expect(words({ 'Valid until': '2026-05-01' })).toContain('Valid until 1 May 2026, as the row says.');
    expect(words({ 'Valid until': '2024-05-01', Status: 'expired' })).toContain('an award that has ended');
    expect(words({ 'Award date': '' })).toContain('the site assesses itself here');
    expect(words({ 'Award date': '', Status: 'Being assessed' })).toContain('no clock runs');
    expect(words({ Status: 'suspended', 'Status since': '2024-01-01' })).toContain('Suspended since 1 January 2024.');
    expect(
      words({ Metals: 'copper, nickel', 'Valid until': 'copper-mark: 2026-05-01; nickel-mark: 2025-09-01' }),
    ).toMatch(/Copper Mark: Valid until 1 May 2026, as the row says\. .*Nickel Mark: Valid until 1 September 2025/);
    expect(words({ Country: 'Atlantis' })).toContain('C2, Country: “Atlantis” is no country.');
  });

  it('gives each mark its own end, with or without naming the marks once more', () => {
    const two = { Metals: 'copper, nickel', 'Valid until': 'The Copper Mark: 01.05.2026\nnickel-mark: 2025-09-01' };
    const planned = only(plan(tableOf(two)));
    expect(planned).toMatchObject({
      continues: {
        award: {
          marks: [
            { mark: 'copper-mark', validUntil: '2026-05-01' },
            { mark: 'nickel-mark', validUntil: '2025-09-01' },
          ],
        },
      },
    });
    if (planned.kind !== 'new') throw new Error(planned.kind);
    // One clock ends both, so it runs to the first end, and then to the other.
    expect(planned.continues?.clocks).toContainEqual({ clock: 'validity', day: '2025-09-01' });
    const half = only(
      plan(
        tableOf({
          Metals: 'copper, nickel',
          Marks: 'copper-mark, nickel-mark',
          'Valid until': 'nickel-mark: 2025-09-01',
        }),
      ),
    );
    expect(half).toMatchObject({
      continues: { award: { marks: [{ validUntil: '2026-02-01' }, { validUntil: '2025-09-01' }] } },
    });
    const over = only(plan(tableOf({ ...two, 'Valid until': 'copper-mark: 2026-05-01; nickel-mark: 2024-01-01' })));
    expect(over).toMatchObject({
      expired: true,
      continues: { passed: expect.not.arrayContaining(['validity']) as unknown },
    });
  });

  it('names several conditions, each on a line of its own, and what keeps a spreadsheet from computing is no part of a text', () => {
    const row = only(plan(tableOf({ Conditions: "'- Report on water.\r\n\r\n  Repair the dam. " })));
    expect(row).toMatchObject({
      row: { history: { facts: [{}, { conditions: '- Report on water.\nRepair the dam.' }] } },
    });
  });

  it('is one site: a second row about it is named, and another site of the same name has to say which it is', () => {
    const rows = plan(tableOf({}, {}, { Operator: 'Other Mills' }, { Site: 'Mill B' }));
    expect(rows.map((row) => (row.kind === 'wrong' ? row.refusals[0]?.code : row.kind))).toEqual([
      'new',
      'history.row-twice',
      'history.name-twice',
      'new',
    ]);
  });
});

test('what is on record already is nothing new, and what says something else changes nothing and is shown', () => {
  const kinds = (change: Readonly<Record<string, string>>, there = onRecord) => {
    const row = only(plan(tableOf(change), [there]));
    return row.kind === 'differs' ? row.differences.map(({ column }) => column) : row.kind;
  };
  expect(kinds({})).toBe('there');
  expect(kinds({ 'Valid until': '2026-02-01', Version: '2.0' })).toBe('there');
  expect(kinds({ 'Valid until': 'copper-mark: 2026-02-01' })).toBe('there');
  expect(kinds({ 'Valid until': 'copper-mark: 2026-02-02' })).toEqual(['validUntil']);
  expect(kinds({ 'Letter date': '' })).toBe('there');
  expect(kinds({ 'Award date': '2023-02-02' })).toEqual(['awardDate']);
  expect(kinds({ 'Valid until': '2027-02-01' })).toEqual(['validUntil']);
  expect(kinds({ Operator: 'Somebody Else' })).toEqual(['operator']);
  expect(kinds({ Metals: 'copper, zinc' })).toEqual(['metals']);
  expect(kinds({ Version: '3.0' })).toEqual(['version']);
  expect(kinds({ Conditions: 'Report on water.' })).toEqual(['conditions']);
  expect(kinds({ Status: 'withdrawn', 'Status since': '2024-01-01' })).toEqual(['status']);
  expect(kinds({}, { ...onRecord, cycles: [] })).toBe('adds');
  const known = { ...onRecord.cycles[0], factsOnly: true, signedOn: null, awardedOn: null, facts: [] };
  expect(only(plan(tableOf({}), [{ ...onRecord, cycles: [known as SiteOnRecord['cycles'][number]] }]))).toMatchObject({
    kind: 'adds',
    cycle: { id: 'cycle_1', version: 1 },
  });
});

test('rows that cannot be read are told from those that can', () => {
  const found = read(tableOf({}, { Country: '' }));
  expect(found.ok && found.value.rows.map(isWrong)).toEqual([false, true]);
});
