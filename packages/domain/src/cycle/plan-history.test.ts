import { instant, plainDate, type PlainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../participation/history-table/read-history-table.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { planHistory, type CycleOnRecord, type PlannedRow, type SiteOnRecord } from './plan-history.ts';
import { people, shippedScheme } from './played-cycle.test-support.ts';

const schemes = [shippedScheme('copper-mark/rra-3.0'), shippedScheme('copper-mark/rra-2.0')];
const [third, second] = schemes;
const day = plainDate;
const today = day('2025-06-15');
const source = { title: 'Register of the scheme', row: 2 };

type Step = HistoryRow['history']['facts'][number]['step'];
type Told = Readonly<Partial<Record<Step, string>>>;
interface Said extends Partial<Omit<HistoryRow, 'site' | 'history'>> {
  readonly site?: Partial<HistoryRow['site']>;
  readonly told?: Told;
  readonly conditions?: string;
  readonly history?: Partial<HistoryRow['history']>;
}

/** A row on a mill that was awarded, with what it says otherwise. */
function rowOf({ conditions, history, site, told = {}, ...more }: Said = {}): HistoryRow {
  const days: Told = { committed: '2022-03-01', awarded: '2023-02-01', ...told };
  const facts = (Object.keys(days) as Step[])
    .filter((step) => days[step] !== '')
    .map((step) => ({
      ...{ step, knownOn: today, source },
      ...(days[step] === 'unknown' ? {} : { happenedOn: days[step] ?? '' }),
      ...(step === 'awarded' && conditions !== undefined ? { conditions } : {}),
    }));
  return {
    ...{ number: 2, name: 'Mill A' },
    site: {
      ...{ name: 'Mill A', operator: 'Example Rod Mills', country: 'SE', siteType: 'rod-mill', metals: ['copper'] },
      ...{ fictional: true, ...site },
    },
    history: { scheme: 'copper-mark', facts, ...history },
    ...more,
  };
}

const cycle: CycleOnRecord = {
  ...{ cycle: 'cycle_1', version: 7, factsOnly: false, scheme: { id: 'copper-mark', version: 'rra-2.0' } },
  ...{ signedOn: day('2022-03-01'), awardedOn: day('2023-02-01'), suspended: false, withdrawn: false, facts: [] },
  marks: [{ mark: 'copper-mark', validUntil: day('2026-02-01') }],
};
const fact = (step: Step, happenedOn: string | null, conditions: string | null = null) => ({
  ...{ step, conditions },
  happenedOn: happenedOn === null ? null : day(happenedOn),
});
const mill: SiteOnRecord = {
  ...{ id: 'site_1', name: 'MILL A', operator: 'Example rod mills', country: 'SE', place: null },
  ...{ siteType: 'rod-mill', metals: ['copper'], cycles: [cycle] },
};
const withCycle = (more: Partial<CycleOnRecord>): SiteOnRecord => ({ ...mill, cycles: [{ ...cycle, ...more }] });

function plan(said: Said, onRecord: readonly SiteOnRecord[] = [], more: { readonly today?: PlainDate } = {}) {
  const facts = { actor: people.secretariat, at: instant(`${today}T09:00:00Z`), today, schemes, ...more };
  const [row] = planHistory([rowOf(said)], onRecord, facts);
  if (row === undefined) throw new Error('no row');
  return row;
}
/** What differs, column by column, or the kind of row. */
function differences(row: PlannedRow): unknown {
  return row.kind === 'differs' ? row.differences.map(({ column, row: one, there }) => [column, one, there]) : row.kind;
}
const against = (said: Said, there: SiteOnRecord = mill) => differences(plan(said, [there]));

describe('the site of a row', () => {
  it('is the one of its operator, of several that bear the name in the country', () => {
    const other = { ...mill, id: 'site_2', operator: 'Other Mills' };
    expect(plan({ site: { operator: 'Other Mills' } }, [mill, other])).toMatchObject({ kind: 'there', site: 'site_2' });
    expect(plan({}, [other, mill, { ...mill, id: 'site_3' }])).toMatchObject({ kind: 'there', site: 'site_1' });
    expect(plan({ site: { operator: 'Third Mills' } }, [mill, other])).toMatchObject({
      kind: 'differs',
      site: 'site_1',
    });
    expect(plan({ site: { country: 'NO' } }, [mill])).toMatchObject({ kind: 'new' });
  });

  it('is refused by the decider that will file it, and its operator may be an entry among the organisations', () => {
    expect(plan({ site: { metals: ['gold'] } })).toMatchObject({ kind: 'wrong', refusals: [{ at: 'metals' }] });
    expect(plan({ site: { operatorEntry: 'organisation_1' } })).toMatchObject({ kind: 'new' });
  });

  it('differs in what both say of it', () => {
    const there = { ...mill, place: 'Falun', metals: ['nickel', 'copper'] };
    const site = { place: 'falun', metals: ['copper', 'nickel'] };
    expect(against({ site }, there)).toBe('there');
    expect(against({ site: { ...site, place: 'Kiruna' } }, there)).toEqual([['place', 'Kiruna', 'Falun']]);
    expect(against({ site: { metals: site.metals } }, there)).toBe('there');
    expect(against({ site: { ...site, place: 'Falun' } }, { ...there, place: null })).toBe('there');
    expect(against({ site: { ...site, siteType: 'mine' } }, there)).toEqual([['siteType', 'mine', 'rod-mill']]);
    expect(against({ site: { metals: ['zinc', 'copper'] } })).toEqual([['metals', 'zinc, copper', 'copper']]);
    const elsewhere = { site: { operator: 'Other Mills' }, told: { awarded: '2023-02-02' } };
    expect(plan(elsewhere, [mill])).toEqual({
      ...{ number: 2, name: 'Mill A', kind: 'differs', site: 'site_1' },
      differences: [
        { column: 'operator', row: 'Other Mills', there: 'Example rod mills' },
        { column: 'awardDate', row: '2023-02-02', there: '2023-02-01' },
      ],
    });
    expect(against(elsewhere, { ...mill, cycles: [] })).toEqual([['operator', 'Other Mills', 'Example rod mills']]);
  });
});

describe('a row about a cycle on record', () => {
  it('is compared with the one it differs least from', () => {
    const earlier = { ...cycle, cycle: 'cycle_0', signedOn: day('2019-01-01'), awardedOn: day('2020-01-01') };
    expect(plan({}, [{ ...mill, cycles: [earlier, cycle] }])).toEqual({
      ...{ number: 2, name: 'Mill A', kind: 'there', site: 'site_1' },
    });
    expect(against({ told: { awarded: '2023-02-02' } }, { ...mill, cycles: [earlier, cycle] })).toEqual([
      ['awardDate', '2023-02-02', '2023-02-01'],
    ]);
  });

  it('differs in the days that facts tell, or else in those of the cycle', () => {
    const facts = [fact('committed', '2022-04-01'), fact('awarded', '2023-04-01')];
    expect(against({ told: { committed: '2022-04-01', awarded: '2023-04-01' } }, withCycle({ facts }))).toBe('there');
    expect(against({}, withCycle({ facts }))).toEqual([
      ['letterDate', '2022-03-01', '2022-04-01'],
      ['awardDate', '2023-02-01', '2023-04-01'],
    ]);
    expect(against({ told: { committed: '2022-03-02' } })).toEqual([['letterDate', '2022-03-02', '2022-03-01']]);
    const untold = [fact('committed', null), fact('awarded', null)];
    expect(against({ told: { committed: '2022-03-02' } }, withCycle({ facts: untold }))).toHaveLength(1);
    expect(against({ told: { awarded: 'unknown' } })).toBe('there');
    const noDay = withCycle({ signedOn: null, facts: [fact('committed', null), fact('awarded', '2023-02-01')] });
    expect(against({}, noDay)).toEqual([['letterDate', '2022-03-01', '']]);
  });

  it('differs in the end of the marks that it names', () => {
    const marks = [
      { mark: 'nickel-mark', validUntil: day('2026-03-01') },
      { mark: 'copper-mark', validUntil: day('2026-02-01') },
    ];
    const end = (mark: string, validUntil: string) => ({ mark, validUntil });
    const ends = (...all: ReturnType<typeof end>[]) => against({ history: { ends: all } }, withCycle({ marks }));
    expect(ends(end('copper-mark', '2026-02-01'))).toBe('there');
    expect(ends(end('copper-mark', '2026-02-01'), end('nickel-mark', '2026-03-01'))).toBe('there');
    expect(ends(end('nickel-mark', '2026-03-01'), end('copper-mark', '2026-02-02'))).toEqual([
      [
        'validUntil',
        'copper-mark: 2026-02-02; nickel-mark: 2026-03-01',
        'copper-mark: 2026-02-01; nickel-mark: 2026-03-01',
      ],
    ]);
    expect(against({ history: { validUntil: '2026-02-01' } })).toBe('there');
    expect(against({ history: { validUntil: '2026-02-02' } })).toEqual([['validUntil', '2026-02-02', '2026-02-01']]);
  });

  it('differs in its version and in its marks, where both say them', () => {
    if (third === undefined || second === undefined) throw new Error('no schemes');
    expect(against({ version: second })).toBe('there');
    expect(against({ version: third })).toEqual([['version', 'rra-3.0', 'rra-2.0']]);
    const { scheme: _scheme, ...unpinned } = { ...cycle, facts: [fact('committed', '2022-03-01')] };
    expect(against({ version: third }, { ...mill, cycles: [unpinned] })).toBe('there');
    const marks = [
      { mark: 'nickel-mark', validUntil: null },
      { mark: 'copper-mark', validUntil: null },
    ];
    const named = { history: { marks: ['copper-mark', 'nickel-mark'] } };
    expect(against(named, withCycle({ marks }))).toBe('there');
    expect(against(named, withCycle({ marks: [] }))).toBe('there');
    expect(against(named)).toEqual([['marks', 'copper-mark, nickel-mark', 'copper-mark']]);
  });

  it('differs in the conditions that facts tell, line by line', () => {
    const told = withCycle({
      facts: [fact('committed', '2022-03-01'), fact('awarded', '2023-02-01', 'One.\r\n\nTwo.')],
    });
    expect(against({ conditions: 'One.\nTwo.' }, told)).toBe('there');
    expect(against({ conditions: 'One.' }, told)).toEqual([['conditions', 'One.', 'One.\nTwo.']]);
    expect(against({ conditions: 'One.' })).toBe('there');
  });

  it('differs in whether the award stands', () => {
    const suspended: Said = { told: { suspended: '2024-01-01' }, status: 'suspended' };
    const withdrawn: Said = { told: { withdrawn: '2024-01-01' }, status: 'withdrawn' };
    expect(against(suspended)).toEqual([['status', 'suspended', '']]);
    expect(against(suspended, withCycle({ suspended: true }))).toBe('there');
    expect(against(suspended, withCycle({ facts: [fact('suspended', '2024-01-01')] }))).toBe('there');
    expect(against(suspended, withCycle({ withdrawn: true, suspended: true }))).toEqual([
      ['status', 'suspended', 'withdrawn'],
    ]);
    expect(against(withdrawn)).toEqual([['status', 'withdrawn', '']]);
    expect(against(withdrawn, withCycle({ suspended: true }))).toEqual([['status', 'withdrawn', 'suspended']]);
    expect(against(withdrawn, withCycle({ withdrawn: true }))).toBe('there');
    expect(against(withdrawn, withCycle({ facts: [fact('withdrawn', '2024-01-01')] }))).toBe('there');
  });

  it('differs where it tells a step that nobody here knows', () => {
    const beyond: Said = { told: { awarded: '', 'under-assessment': 'unknown' }, status: 'under-assessment' };
    const { scheme: _scheme, ...facts } = { ...cycle, signedOn: null, awardedOn: null, marks: [] };
    // A letter that was signed here leads to an assessment here.
    expect(against(beyond)).toBe('there');
    expect(against(beyond, withCycle({ signedOn: null }))).toEqual([
      ['letterDate', '2022-03-01', ''],
      ['status', 'under-assessment', ''],
    ]);
    expect(against({ told: { committed: '' } }, { ...mill, cycles: [facts] })).toEqual([
      ['awardDate', '2023-02-01', ''],
    ]);
    const known = [fact('committed', '2022-03-01'), fact('under-assessment', null)];
    expect(against(beyond, { ...mill, cycles: [{ ...facts, facts: known }] })).toBe('there');
    expect(against({ told: { awarded: 'unknown' }, status: 'awarded' }, withCycle({ awardedOn: null }))).toEqual([
      ['status', 'awarded', ''],
    ]);
  });
});

describe('what a row would bring', () => {
  it('comes to the site on file, and to the first of its cycles of which facts alone are known', () => {
    const facts = { ...cycle, cycle: 'cycle_2', factsOnly: true, signedOn: null, awardedOn: null, marks: [] };
    expect(plan({}, [{ ...mill, cycles: [] }])).toMatchObject({
      ...{ number: 2, name: 'Mill A', kind: 'adds', site: 'site_1', expired: false, pinned: second?.hash },
      continues: { award: { awardedOn: '2023-02-01' }, fictional: true },
    });
    const also = { ...facts, cycle: 'cycle_3' };
    expect(plan({ told: { awarded: '2023-02-02' } }, [{ ...mill, cycles: [cycle, facts, also] }])).toMatchObject({
      ...{ kind: 'adds', cycle: { id: 'cycle_2', version: 7 } },
    });
    const wrong = plan({ told: { awarded: '2021-02-01' } }, [{ ...mill, cycles: [] }]);
    expect(wrong).toMatchObject({
      ...{ number: 2, name: 'Mill A', kind: 'wrong' },
      refusals: [{ code: 'history.award-before-letter', at: 'awardDate' }],
    });
    expect(plan({ site: { fictional: false } })).toMatchObject({ continues: { fictional: false } });
  });

  it('is pinned to the version that it names, or to the one in force on the day it tells of', () => {
    if (third === undefined) throw new Error('no scheme');
    expect(plan({ version: third })).toMatchObject({ pinned: third.hash });
    expect(plan({})).toMatchObject({ pinned: second?.hash });
    const untold = plan({ told: { committed: 'unknown', awarded: 'unknown' } });
    expect(untold).toMatchObject({ kind: 'new', expired: false });
    expect(untold).not.toHaveProperty('pinned');
  });

  it('is as it was in force on its first day and on its last', () => {
    const version = (id: string, from: string, until?: string): CompiledScheme => {
      if (second === undefined) throw new Error('no scheme');
      const inForce = { from: day(from), ...(until === undefined ? {} : { until: day(until) }) };
      return { ...second, hash: id, scheme: { ...second.scheme, version: id, inForce } };
    };
    const all = [
      version('a', '2022-01-01', '2022-12-31'),
      version('b', '2022-06-01', '2022-08-31'),
      version('c', '2023-01-01'),
    ];
    const others = all.map((one) => ({ ...one, hash: 'other', scheme: { ...one.scheme, id: 'other' } }));
    const pinnedAmong = (schemes: readonly CompiledScheme[], committed: string): unknown => {
      const facts = { actor: people.secretariat, at: instant(`${today}T09:00:00Z`), today, schemes };
      const [row] = planHistory([rowOf({ told: { committed, awarded: '' } })], [], facts);
      return row?.kind === 'new' ? row.pinned : row?.kind;
    };
    const pinnedOn = (committed: string): unknown => {
      const pinned = pinnedAmong([...others, ...all], committed);
      // In whatever order they are known.
      expect(pinnedAmong([...all.toReversed(), ...others], committed)).toBe(pinned);
      return pinned;
    };
    expect(pinnedOn('2022-01-01')).toBe('a');
    expect(pinnedOn('2022-06-01')).toBe('b');
    expect(pinnedOn('2022-08-31')).toBe('b');
    expect(pinnedOn('2022-09-01')).toBe('a');
    expect(pinnedOn('2022-12-31')).toBe('a');
    expect(pinnedOn('2023-01-01')).toBe('c');
    expect(pinnedOn('2021-12-31')).toBe('wrong');
  });

  it('has ended where its validity is over, and is not called ended before', () => {
    expect(plan({ history: { validUntil: '2024-01-01' }, status: 'expired' })).toMatchObject({
      kind: 'new',
      expired: true,
    });
    expect(plan({ history: { validUntil: today }, status: 'expired' })).toMatchObject({
      refusals: [{ code: 'history.not-expired', at: 'validUntil' }],
    });
  });
});
