/**
 * What a table of history would bring, row by row, before anything is brought: each row goes through the deciders that will
 * decide on it, against what is on file. A row that says something else than what is there changes nothing and is shown so.
 */
import type { Instant, PlainDate, Refusal } from '@touchstone/kernel';
import type { Actor } from '../access/actor.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { decideSite, noSite } from '../site/site.ts';
import { eachCondition, type HistoryContinued } from '../participation/history.ts';
import { dayOfHistory, importHistory } from '../participation/import-history.ts';
import { foldWord, type HistoryColumn } from '../participation/history-table/columns.ts';
import { writeMarkEnds } from '../participation/history-table/mark-ends.ts';
import {
  inColumn,
  isWrong,
  type HistoryRow,
  type WrongRow,
} from '../participation/history-table/read-history-table.ts';

/** A site as it is on file, with what is known of its participation. */
export interface SiteOnRecord {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly country: string;
  readonly place: string | null;
  readonly siteType: string;
  readonly metals: readonly string[];
  readonly cycles: readonly CycleOnRecord[];
}

export interface CycleOnRecord {
  readonly cycle: string;
  readonly version: number;
  /** it is known from facts only, so that more of them can come */
  readonly factsOnly: boolean;
  readonly scheme?: { readonly id: string; readonly version: string };
  readonly signedOn: PlainDate | null;
  readonly awardedOn: PlainDate | null;
  /** those that are held, or all of them where none is any more */
  readonly marks: readonly { readonly mark: string; readonly validUntil: PlainDate | null }[];
  readonly suspended: boolean;
  readonly withdrawn: boolean;
  readonly facts: readonly {
    readonly step: string;
    readonly happenedOn: PlainDate | null;
    readonly conditions: string | null;
  }[];
}

/** What a row says and what is there instead; `there` is empty where nothing is. */
export interface Difference {
  readonly column: HistoryColumn;
  readonly row: string;
  readonly there: string;
}

export type PlannedRow =
  | (Named & { readonly kind: 'wrong'; readonly refusals: readonly Refusal[] })
  | (Named & { readonly kind: 'differs'; readonly site: string; readonly differences: readonly Difference[] })
  | (Named & { readonly kind: 'there'; readonly site: string })
  | (Named & Coming & { readonly kind: 'new' })
  | (Named &
      Coming & {
        readonly kind: 'adds';
        readonly site: string;
        readonly cycle?: { readonly id: string; readonly version: number };
      });

interface Named {
  readonly number: number;
  readonly name: string;
}

/** What will be made. */
export interface Coming {
  readonly row: HistoryRow;
  /** absent where only facts come on record */
  readonly continues?: HistoryContinued;
  /** hash of the version that it is pinned to */
  readonly pinned?: string;
  /** the last day of validity is over, so that the award comes as expired */
  readonly expired: boolean;
}

export interface HistoryPlanFacts {
  readonly actor: Actor;
  readonly at: Instant;
  readonly today: PlainDate;
  readonly schemes: readonly CompiledScheme[];
}

/** By name and country, which is what tells one site from another. */
export function siteKey({ country, name }: { readonly name: string; readonly country: string }): string {
  return `${foldWord(name)} ${country}`;
}

export function planHistory(
  rows: readonly (HistoryRow | WrongRow)[],
  onRecord: readonly SiteOnRecord[],
  facts: HistoryPlanFacts,
): readonly PlannedRow[] {
  const byKey = Map.groupBy(onRecord, siteKey);
  /** the first row of the table that speaks of a site */
  const before = new Map<string, HistoryRow>();
  return rows.map((row): PlannedRow => {
    if (isWrong(row)) return { ...row, kind: 'wrong' };
    const { name, number, site } = row;
    const key = siteKey(site);
    const earlier = before.get(key);
    if (earlier !== undefined) {
      const code =
        foldWord(earlier.site.operator) === foldWord(site.operator) ? 'history.row-twice' : 'history.name-twice';
      const refusal = { code, at: 'site', facts: { row: earlier.number, operator: earlier.site.operator } };
      return { number, name, kind: 'wrong', refusals: [refusal] };
    }
    before.set(key, row);
    const found = byKey.get(key) ?? [];
    const there = found.find(({ operator }) => foldWord(operator) === foldWord(site.operator)) ?? found[0];
    return there === undefined ? planNew(row, facts) : planOnFile(row, there, facts);
  });
}

function planNew(row: HistoryRow, facts: HistoryPlanFacts): PlannedRow {
  const { name, number, site } = row;
  const all = facts.schemes.map(({ scheme }) => scheme);
  const filed = decideSite(
    noSite,
    { id: '', type: 'site.file', stream: '', body: site },
    {
      ...facts,
      siteTypes: all.flatMap(({ siteTypes }) => siteTypes.map(({ id }) => id)),
      metals: all.flatMap(({ metals }) => metals.map(({ id }) => id)),
      assessesSite: false,
      operatorName: site.operator,
    },
  );
  if (!filed.ok) return { number, name, kind: 'wrong', refusals: [inColumn(filed.error, [])] };
  const coming = comingOf(row, row.site, facts);
  return 'refusals' in coming ? { number, name, kind: 'wrong', ...coming } : { number, name, kind: 'new', ...coming };
}

function planOnFile(row: HistoryRow, there: SiteOnRecord, facts: HistoryPlanFacts): PlannedRow {
  const { name, number } = row;
  const named = { number, name, site: there.id };
  const differences = siteDifferences(row, there);
  const known = there.cycles.map((cycle) => cycleDifferences(row, cycle)).toSorted((a, b) => a.length - b.length)[0];
  if (differences.length > 0) return { ...named, kind: 'differs', differences: [...differences, ...(known ?? [])] };
  if (known?.length === 0) return { ...named, kind: 'there' };
  const open = there.cycles.find(({ factsOnly }) => factsOnly);
  // Facts that are only known may be followed by more of them; what continues here is changed by people alone.
  if (known !== undefined && open === undefined) return { ...named, kind: 'differs', differences: known };
  const coming = comingOf(row, there, facts);
  if ('refusals' in coming) return { number, name, kind: 'wrong', ...coming };
  const cycle = open === undefined ? {} : { cycle: { id: open.cycle, version: open.version } };
  return { ...named, ...coming, kind: 'adds', ...cycle };
}

function comingOf(
  row: HistoryRow,
  site: { readonly siteType: string; readonly metals: readonly string[]; readonly country: string },
  facts: HistoryPlanFacts,
): Coming | { readonly refusals: readonly Refusal[] } {
  const { history, status } = row;
  const pinned = row.version ?? inForce(facts.schemes, history.scheme, dayOfHistory(history) ?? facts.today);
  const decided = importHistory(
    { stage: 'none' },
    { id: '', type: 'history.import', stream: '', body: { ...history, site: '' } },
    {
      ...facts,
      otherCycle: false,
      site: {
        siteType: site.siteType,
        metals: site.metals,
        country: site.country,
        fictional: row.site.fictional === true,
      },
      ...(pinned === undefined ? {} : { candidate: pinned }),
    },
  );
  if (!decided.ok) return { refusals: [inColumn(decided.error, history.facts)] };
  const [first] = decided.value;
  const continues = first?.type === 'history.imported' ? first.payload.continues : undefined;
  const expired = decided.value.length > 1;
  if (status === 'expired' && !expired) return { refusals: [{ code: 'history.not-expired', at: 'validUntil' }] };
  return {
    ...{ row, expired },
    ...(continues === undefined || pinned === undefined ? {} : { continues, pinned: pinned.hash }),
  };
}

function inForce(schemes: readonly CompiledScheme[], id: string, day: string): CompiledScheme | undefined {
  return schemes
    .filter(({ scheme }) => scheme.id === id && scheme.inForce.from <= day && (scheme.inForce.until ?? day) >= day)
    .toSorted((a, b) => (a.scheme.inForce.from < b.scheme.inForce.from ? 1 : -1))[0];
}

/** What the row leaves empty is no difference. */
function siteDifferences({ site }: HistoryRow, there: SiteOnRecord): readonly Difference[] {
  const same = (one: string, other: string): boolean => foldWord(one) === foldWord(other);
  return [
    ...(same(site.operator, there.operator) ? [] : [difference('operator', site.operator, there.operator)]),
    ...(site.place === undefined || there.place === null || same(site.place, there.place)
      ? []
      : [difference('place', site.place, there.place)]),
    ...(site.siteType === there.siteType ? [] : [difference('siteType', site.siteType, there.siteType)]),
    ...(site.metals.toSorted().join() === there.metals.toSorted().join()
      ? []
      : [difference('metals', site.metals.join(', '), there.metals.join(', '))]),
  ];
}

function cycleDifferences({ history, status, version }: HistoryRow, there: CycleOnRecord): readonly Difference[] {
  const day = (step: string) => history.facts.find((fact) => fact.step === step)?.happenedOn;
  const told = (step: string) => there.facts.find((fact) => fact.step === step);
  const compare = (
    column: HistoryColumn,
    row: string | undefined,
    other: string | null | undefined,
  ): readonly Difference[] => (row === undefined || row === other ? [] : [difference(column, row, other ?? '')]);
  const conditions = history.facts.find((fact) => fact.step === 'awarded')?.conditions;
  const suspended = told('suspended') !== undefined || there.suspended;
  const withdrawn = told('withdrawn') !== undefined || there.withdrawn;
  const stands = withdrawn ? 'withdrawn' : suspended ? 'suspended' : undefined;
  const ends = status === 'suspended' || status === 'withdrawn';
  const missing = history.facts.filter(({ step }) => told(step) === undefined && !isDone(step, there));
  return [
    ...compare('letterDate', day('committed'), told('committed')?.happenedOn ?? there.signedOn),
    ...compare('awardDate', day('awarded'), told('awarded')?.happenedOn ?? there.awardedOn),
    ...endDifferences(history, there.marks),
    ...(version === undefined || there.scheme === undefined
      ? []
      : compare('version', version.scheme.version, there.scheme.version)),
    ...(history.marks === undefined || there.marks.length === 0
      ? []
      : compare(
          'marks',
          history.marks.toSorted().join(', '),
          there.marks
            .map(({ mark }) => mark)
            .toSorted()
            .join(', '),
        )),
    ...(there.facts.length === 0 ? [] : compare('conditions', conditions, inLines(told('awarded')?.conditions))),
    ...(ends
      ? compare('status', status, stands)
      : status === undefined || missing.length === 0
        ? []
        : [difference('status', status, '')]),
  ];
}

/** As the table writes it on both sides; only what the row names is compared. */
function endDifferences(
  { ends, validUntil }: HistoryRow['history'],
  there: CycleOnRecord['marks'],
): readonly Difference[] {
  const named = ends === undefined ? there : there.filter(({ mark }) => ends.some((end) => end.mark === mark));
  const said = ends === undefined ? validUntil : writeMarkEnds(ends.toSorted(byMark));
  const known = writeMarkEnds(named.toSorted(byMark));
  return said === undefined || said === known ? [] : [difference('validUntil', said, known)];
}

function byMark(one: { readonly mark: string }, other: { readonly mark: string }): number {
  return one.mark < other.mark ? -1 : 1;
}

function inLines(conditions: string | null | undefined): string | undefined {
  return conditions === null || conditions === undefined ? undefined : eachCondition(conditions).join('\n');
}

/** A cycle of this register has done it itself. */
function isDone(step: string, { awardedOn, scheme, signedOn }: CycleOnRecord): boolean {
  if (step === 'awarded') return awardedOn !== null;
  return scheme !== undefined && signedOn !== null;
}

function difference(column: HistoryColumn, row: string, there: string): Difference {
  return { column, row, there };
}
