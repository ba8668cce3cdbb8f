/**
 * Reads the rows of an existing register: a site, and what its source tells of its participation. Each row is read on its
 * own, and every cell that cannot be understood is named with the way out; nothing is guessed and nothing is left out.
 */
import { err, ok, type Refusal, type Result } from '@touchstone/kernel';
import type { Static } from 'typebox';
import { checkShape } from '../../check-shape.ts';
import { nearestWord } from '../../scheme/nearest-word.ts';
import type { CompiledScheme, Scheme } from '../../scheme/scheme.ts';
import type { Term } from '../../scheme/text.ts';
import { FileSite } from '../../site/site.ts';
import { eachCondition, type ImportedFact, ImportHistory, type ImportedStep } from '../history.ts';
import {
  findColumns,
  foldWord,
  historyColumns,
  type FoundColumns,
  type HistoryColumn,
  type HistoryWords,
  type TableOfText,
} from './columns.ts';
import { readMarkEnds } from './mark-ends.ts';
import { readDay } from './read-day.ts';

/** What is said once for all rows whose own cell is empty. */
export interface HistoryDefaults {
  readonly scheme: string;
  readonly siteType?: string;
  readonly source: string;
  readonly sourceUrl?: string;
  /** the day of the source */
  readonly sourceDate: string;
}

export interface HistoryRow {
  /** of the table, as its readers count */
  readonly number: number;
  /** as it stands in the table, where the row is named */
  readonly name: string;
  readonly site: Static<typeof FileSite>;
  readonly history: Omit<Static<typeof ImportHistory>, 'site'>;
  /** the state that the row gives, where it gives one */
  readonly status?: string;
  readonly version?: CompiledScheme;
}

export interface WrongRow {
  readonly number: number;
  readonly name: string;
  /** `at` is the column, where one is to blame */
  readonly refusals: readonly Refusal[];
}

export interface HistoryTable extends Pick<FoundColumns, 'columns' | 'passedOver'> {
  readonly rows: readonly (HistoryRow | WrongRow)[];
}

export function isWrong(row: HistoryRow | WrongRow): row is WrongRow {
  return 'refusals' in row;
}

export function readHistoryTable(
  table: TableOfText,
  schemes: readonly CompiledScheme[],
  defaults: HistoryDefaults,
  words: HistoryWords,
): Result<HistoryTable, readonly Refusal[]> {
  const found = findColumns(table, words);
  if (!found.ok) return found;
  const { columns, passedOver, rows } = found.value;
  const readRow = ({ cells, number }: TableOfText['rows'][number]): HistoryRow | WrongRow => {
    const cell = (column: HistoryColumn): string => (cells[columns.get(column)?.index ?? -1] ?? '').trim();
    const computed = historyColumns.filter((column) => formula.test(cell(column)));
    if (computed.length > 0) {
      const refusals = computed.map((at) => ({ code: 'history.formula', at, facts: { found: cell(at).slice(0, 40) } }));
      return { number, name: cell('site').slice(0, 200), refusals };
    }
    const said = (column: HistoryColumn): string => cell(column).replace(inert, '');
    const row = rowOf({ said, words, schemes, defaults, number, from1904: table.from1904 === true });
    return row.ok ? row.value : { number, name: said('site').slice(0, 200), refusals: row.error };
  };
  return ok({ columns, passedOver, rows: rows.map(readRow) });
}

interface Reading {
  readonly said: (column: HistoryColumn) => string;
  readonly words: HistoryWords;
  readonly schemes: readonly CompiledScheme[];
  readonly defaults: HistoryDefaults;
  readonly number: number;
  readonly from1904: boolean;
}

/** What a spreadsheet computes, or could not compute. */
const formula = /^[=@]|^#(REF|N\/A|NAME|VALUE|DIV\/0|NUM|NULL|SPILL|CALC)\b/;
/** What keeps a spreadsheet from computing a text; it is no part of it. */
const inert = /^'(?=[=+\-@])/;

function rowOf(reading: Reading): Result<HistoryRow, readonly Refusal[]> {
  const { said, schemes } = reading;
  const refusals: Refusal[] = [];
  /** The value, or undefined with the reason kept. */
  const take = <T>(at: HistoryColumn, value: Result<T, Refusal>): T | undefined => {
    if (value.ok) return value.value;
    refusals.push({ ...value.error, at });
    return undefined;
  };
  const day = (at: HistoryColumn) => (said(at) === '' ? undefined : take(at, readDay(said(at), reading.from1904)));
  const schemeId = said('scheme') === '' ? reading.defaults.scheme : take('scheme', schemeOf(schemes, said('scheme')));
  // Without a scheme its words cannot be judged.
  if (schemeId === undefined) return err(refusals);
  const versions = schemes.filter(({ scheme }) => scheme.id === schemeId);
  const all = versions.map(({ scheme }) => scheme);
  const version = said('version') === '' ? undefined : take('version', versionOf(versions, said('version')));
  const site = {
    ...{ name: said('site'), operator: said('operator') },
    country: take('country', countryOf(said('country'), reading.words)),
    ...(said('place') === '' ? {} : { place: said('place') }),
    siteType: take('siteType', siteTypeOf(all, said('siteType') || (reading.defaults.siteType ?? ''))),
    metals: take('metals', termsOf('history.unknown-metal', eachTerm(all, 'metals'), said('metals'))),
    ...(reading.words.yes.has(foldWord(said('fictional'))) ? { fictional: true } : {}),
  };
  const markTerms = eachTerm(all, 'marks');
  const named =
    said('marks') === '' ? undefined : take('marks', termsOf('award.unknown-mark', markTerms, said('marks')));
  const until =
    said('validUntil') === ''
      ? undefined
      : take(
          'validUntil',
          readMarkEnds(said('validUntil'), reading.from1904, (one) => markOf(markTerms, one)),
        );
  const ends = typeof until === 'string' ? undefined : until;
  // Whoever names the end of a mark says that it was awarded.
  const marks = named ?? (ends && [...new Set(ends.map(({ mark }) => mark))]);
  const status = said('status') === '' ? undefined : take('status', statusOf(said('status'), reading.words));
  const [letterDate, awardDate, since] = [day('letterDate'), day('awardDate'), day('statusSince')];
  const knownOn = day('sourceDate') ?? reading.defaults.sourceDate;
  const facts = factsOf(reading, { knownOn, letterDate, awardDate, since, status });
  const history = {
    scheme: schemeId,
    ...(version === undefined ? {} : { version: version.scheme.version }),
    ...(marks === undefined ? {} : { marks }),
    ...(typeof until === 'string' ? { validUntil: until } : {}),
    ...(ends === undefined ? {} : { ends }),
    facts,
  };
  const shapedSite = checkShape(FileSite, site);
  const shaped = checkShape(ImportHistory, {
    ...history,
    site: `site_${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
  });
  const silent = said('letterDate') === '' && said('awardDate') === '' && said('status') === '';
  if (silent) refusals.push({ code: 'history.nothing-told' });
  if (refusals.length > 0 || !shapedSite.ok || !shaped.ok) {
    const wrong = [...(shapedSite.ok ? [] : shapedSite.error), ...(shaped.ok ? [] : shaped.error)];
    const cells = wrong.filter(({ at }) => at !== 'facts').map((refusal) => inColumn(refusal, facts));
    return err(oncePerCell([...refusals, ...cells]));
  }
  const { site: _none, ...told } = shaped.value;
  return ok({
    ...{ number: reading.number, name: site.name, site: shapedSite.value, history: told },
    ...(status === undefined ? {} : { status }),
    ...(version === undefined ? {} : { version }),
  });
}

/** Each fact of the row has its source, so the same cell can be wrong more than once; and what cannot be read is missing, too. */
function oncePerCell(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter(({ at }, index) => refusals.findIndex((one) => one.at === at) === index);
}

type Fact = Static<typeof ImportedFact>;

function factsOf(
  { defaults, number, said }: Reading,
  days: {
    readonly knownOn: string;
    readonly letterDate: string | undefined;
    readonly awardDate: string | undefined;
    readonly since: string | undefined;
    readonly status: string | undefined;
  },
): readonly Fact[] {
  const url = said('sourceUrl') || defaults.sourceUrl;
  const source = { title: said('source') || defaults.source, ...(url === undefined ? {} : { url }), row: number };
  const fact = (step: ImportedStep, happenedOn: string | undefined, more: object = {}): Fact => ({
    ...{ step, knownOn: days.knownOn, source },
    ...(happenedOn === undefined ? {} : { happenedOn }),
    ...more,
  });
  const { awardDate, letterDate, since, status } = days;
  const is = (...statuses: readonly string[]): boolean => status !== undefined && statuses.includes(status);
  const awarded = awardDate !== undefined || is('awarded', 'suspended', 'withdrawn', 'expired');
  const lines = eachCondition(said('conditions'));
  const conditions = lines.length === 0 ? {} : { conditions: lines.join('\n') };
  return [
    ...(letterDate !== undefined || is('committed') ? [fact('committed', letterDate)] : []),
    ...(is('self-assessed') ? [fact('self-assessed', undefined)] : []),
    ...(is('under-assessment') ? [fact('under-assessment', undefined)] : []),
    ...(awarded ? [fact('awarded', awardDate, conditions)] : []),
    ...(is('suspended') ? [fact('suspended', since)] : []),
    ...(is('withdrawn') ? [fact('withdrawn', since)] : []),
  ];
}

/** The same refusal at the column that its field came from. */
export function inColumn(refusal: Refusal, facts: readonly Pick<Fact, 'step'>[]): Refusal {
  const [head = '', index = '', ...rest] = (refusal.at ?? '').split('/');
  const column = head === 'facts' ? columnOfFact(facts[Number(index)]?.step, rest.join('/')) : columnOfField[head];
  const { at: _field, ...same } = refusal;
  return column === undefined ? same : { ...same, at: column };
}

const columnOfField: Readonly<Record<string, HistoryColumn | undefined>> = {
  ...{ name: 'site', operator: 'operator', country: 'country', place: 'place', siteType: 'siteType', metals: 'metals' },
  ...{ scheme: 'scheme', version: 'version', marks: 'marks', validUntil: 'validUntil', ends: 'validUntil' },
};

function columnOfFact(step: ImportedStep | undefined, field: string): HistoryColumn | undefined {
  if (field === 'knownOn') return 'sourceDate';
  if (field === 'source/title') return 'source';
  if (field === 'source/url') return 'sourceUrl';
  if (field === 'conditions') return 'conditions';
  return step === 'committed' ? 'letterDate' : step === 'awarded' ? 'awardDate' : 'statusSince';
}

function schemeOf(schemes: readonly CompiledScheme[], said: string): Result<string, Refusal> {
  const folded = foldWord(said);
  const named = schemes.find(({ scheme: { id, name } }) =>
    [id, ...Object.values(name)].some((one) => foldWord(one) === folded),
  );
  if (named !== undefined) return ok(named.scheme.id);
  const known = [...new Set(schemes.map(({ scheme }) => scheme.id))].join(', ');
  return err({ code: 'history.unknown-scheme', facts: { found: said.slice(0, 64), known } });
}

/** By its id, the name of its standard, or its number where only one version has that. */
function versionOf(versions: readonly CompiledScheme[], said: string): Result<CompiledScheme, Refusal> {
  const folded = foldWord(said);
  const named = versions.find(({ scheme: { standardName, version } }) =>
    [version, ...Object.values(standardName)].some((one) => foldWord(one) === folded),
  );
  if (named !== undefined) return ok(named);
  const number = numberIn(said);
  const [numbered, ...others] = versions.filter(
    ({ scheme }) => number !== undefined && numberIn(scheme.version) === number,
  );
  if (numbered !== undefined && others.length === 0) return ok(numbered);
  const known = versions.map(({ scheme }) => scheme.version).join(', ');
  return err({ code: 'history.version-not-published', facts: { found: said.slice(0, 64), known } });
}

/** 2, 2.0 and v2.0 are one number. */
function numberIn(text: string): string | undefined {
  return /\d+(?:\.\d+)*/.exec(text)?.[0].replace(/(\.0)+$/, '');
}

function countryOf(said: string, { countries }: HistoryWords): Result<string, Refusal> {
  if (said === '') return err({ code: 'input.missing' });
  const code = countries.get(foldWord(said));
  return code === undefined ? err({ code: 'history.unknown-country', facts: { found: said.slice(0, 64) } }) : ok(code);
}

function statusOf(said: string, { statuses }: HistoryWords): Result<string, Refusal> {
  const status = statuses.get(foldWord(said));
  return status === undefined
    ? err({ code: 'history.unknown-status', facts: { found: said.slice(0, 64) } })
    : ok(status);
}

function siteTypeOf(schemes: readonly Scheme[], said: string): Result<string, Refusal> {
  if (said === '') return err({ code: 'history.no-site-type' });
  const terms = eachTerm(schemes, 'siteTypes');
  const id = termIn(terms, said);
  return id === undefined ? err({ code: 'history.unknown-site-type', facts: unknownWord(terms, said) }) : ok(id);
}

/** Several words of the scheme, with any sign between them. */
function termsOf(code: string, terms: readonly Term[], said: string): Result<readonly string[], Refusal> {
  const whole = termIn(terms, said);
  if (whole !== undefined) return ok([whole]);
  const parts = said.split(/[,;/|+&\n]|\s(?:and|et)\s/).map((part) => part.trim());
  const ids: string[] = [];
  for (const part of parts.filter((one) => one !== '')) {
    const id = termIn(terms, part);
    if (id === undefined) return err({ code, facts: { ...unknownWord(terms, part), mark: part.slice(0, 64) } });
    if (!ids.includes(id)) ids.push(id);
  }
  return ids.length === 0 ? err({ code: 'input.missing' }) : ok(ids);
}

function markOf(terms: readonly Term[], said: string): Result<string, Refusal> {
  const id = termIn(terms, said);
  return id === undefined
    ? err({ code: 'award.unknown-mark', facts: { ...unknownWord(terms, said), mark: said.slice(0, 64) } })
    : ok(id);
}

function termIn(terms: readonly Term[], said: string): string | undefined {
  const folded = foldWord(said);
  return terms.find(({ id, name }) => [id, ...Object.values(name)].some((one) => foldWord(one) === folded))?.id;
}

function unknownWord(terms: readonly Term[], said: string): { readonly found: string; readonly known: string } {
  const ids = terms.map(({ id }) => id);
  return { found: said.slice(0, 64), known: nearestWord(said, ids) ?? ids.join(', ').slice(0, 200) };
}

/** Words of every version of the scheme, each once. */
function eachTerm(schemes: readonly Scheme[], list: 'siteTypes' | 'metals' | 'marks'): readonly Term[] {
  const all = schemes.flatMap((scheme): readonly Term[] => scheme[list]);
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}
