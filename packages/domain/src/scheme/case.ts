/**
 * A worked case of a scheme: a site, its ratings and days in; what applies, what is advised and when things are due out.
 * Cases are written by the scheme's editor, shown to readers as examples, and run against every version.
 */
import { limits, type PlainDate } from '@touchstone/kernel';
import { Type } from 'typebox';
import type { ClockReading } from './clocks.ts';
import type { Rating, SiteFacts } from './evaluate.ts';
import { date, line, list, named, object, oneWord, yesOrNo } from './shape-parts.ts';

export interface SchemeCase {
  readonly name: string;
  readonly site: SiteFacts;
  /** by criterion id: a level id, or `not-applicable` */
  readonly ratings?: Readonly<Record<string, string>>;
  /** the rating of every criterion that applies and is not named in `ratings`; absent: they are not rated */
  readonly everyOther?: string;
  readonly anchors?: Readonly<Record<string, PlainDate>>;
  readonly today?: PlainDate;
  readonly expect: CaseExpectation;
}

export interface CaseExpectation {
  /** ids of the criteria that do not apply to the site */
  readonly notApplying?: readonly string[];
  /** exactly the marks that are offered, by mark id */
  readonly marks?: Readonly<Record<string, ExpectedMark>>;
  readonly clocks?: Readonly<Record<string, { readonly due?: PlainDate; readonly state: ClockReading['state'] }>>;
}

export interface ExpectedMark {
  readonly advised: boolean;
  /** exactly the criteria that stand in the way, rated too low and not rated at all */
  readonly against?: readonly string[];
  readonly missing?: readonly string[];
}

/** A rating as a case says it. */
export const notApplicable = 'not-applicable';

export function ratingSaid(word: string): Rating {
  return word === notApplicable ? { notApplicable: true } : { level: word };
}

const word = line('a text');
const ids = list(word, 'a list of criterion ids', { maxItems: limits.criteriaPerScheme });
const id = Type.String({ pattern: '^[a-zA-Z0-9.-]+$' });
const states = [
  'unset',
  'waiting',
  'running',
  'met',
  'met-late',
  'overdue',
] as const satisfies readonly ClockReading['state'][];

const site = object('the facts about the site', {
  siteType: word,
  metals: list(word, 'a list of metals', { maxItems: limits.metalsPerSite }),
  country: Type.Optional(word),
  fictional: Type.Optional(yesOrNo),
});
const expectedMark = object('what is advised of a mark', {
  advised: yesOrNo,
  against: Type.Optional(ids),
  missing: Type.Optional(ids),
});
const expectedReading = object('the reading of a clock', { due: Type.Optional(date), state: oneWord(states) });
const expectation = object('what the case expects', {
  notApplying: Type.Optional(ids),
  marks: Type.Optional(named(id, expectedMark, 'expectations by mark id')),
  clocks: Type.Optional(named(id, expectedReading, 'readings by clock id')),
});
const oneCase = object('a case', {
  name: word,
  site,
  ratings: Type.Optional(named(id, word, 'ratings by criterion id')),
  everyOther: Type.Optional(word),
  anchors: Type.Optional(named(id, date, 'days by the name of the event')),
  today: Type.Optional(date),
  expect: expectation,
});

/** JSON Schema of a file of cases. */
export const casesShape = object('a file of cases', { cases: list(oneCase, 'a list of cases') });
