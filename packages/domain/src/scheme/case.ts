/**
 * A worked case of a scheme: a site, its ratings and days in; what applies, what is advised and when things are due out.
 * Cases are written by the scheme's editor, shown to readers as examples, and run against every version.
 */
import { limits, type PlainDate } from '@touchstone/kernel';
import { Type } from 'typebox';
import type { ClockReading } from './read-clocks.ts';
import type { EligibilityReading } from './eligibility.ts';
import type { Rating, SiteFacts } from './evaluate.ts';
import type { PublicationReading } from './publication.ts';
import type { Answers } from './questions.ts';
import { date, line, list, named, object, oneWord, yesOrNo } from './shape-parts.ts';

export interface SchemeCase {
  readonly name: string;
  readonly site: SiteFacts;
  /** to the scheme's scoping questions, by question id */
  readonly answers?: Answers;
  /** by criterion id: a level id, or `not-applicable` */
  readonly ratings?: Readonly<Record<string, string>>;
  /** the rating of every criterion that applies and is not named in `ratings`; absent: they are not rated */
  readonly everyOther?: string;
  readonly anchors?: Readonly<Record<string, PlainDate>>;
  readonly today?: PlainDate;
  readonly expect: CaseExpectation;
}

export interface CaseExpectation {
  /** ids of the criteria that do not apply to the site, and of the requirements that do not in criteria that do */
  readonly notApplying?: readonly string[];
  /** exactly the marks that are offered, by mark id */
  readonly marks?: Readonly<Record<string, ExpectedMark>>;
  /** whether the site may take part */
  readonly eligibility?: EligibilityReading['state'];
  /** exactly the questions that the site is asked, by id */
  readonly questions?: readonly string[];
  readonly clocks?: Readonly<Record<string, { readonly due?: PlainDate; readonly state: ClockReading['state'] }>>;
  /** by the name of the fact, for each way in which it can be seen */
  readonly publication?: Readonly<
    Record<string, { readonly from?: PlainDate; readonly state: PublicationReading['state'] }>
  >;
}

export interface ExpectedMark {
  readonly advised: boolean;
  /** exactly the criteria that stand in the way, rated too low and not rated at all */
  readonly against?: readonly string[];
  readonly missing?: readonly string[];
  /** exactly the conditions that come with it */
  readonly conditions?: readonly string[];
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
  activities: Type.Optional(list(word, 'a list of activities', { maxItems: limits.activitiesPerSite })),
  country: Type.Optional(word),
  fictional: Type.Optional(yesOrNo),
});
const expectedMark = object('what is advised of a mark', {
  advised: yesOrNo,
  against: Type.Optional(ids),
  missing: Type.Optional(ids),
  conditions: Type.Optional(list(word, 'a list of condition ids')),
});
const expectedReading = object('the reading of a clock', { due: Type.Optional(date), state: oneWord(states) });
const publicStates = ['unset', 'waiting', 'held', 'open'] as const satisfies readonly PublicationReading['state'][];
const expectedPublication = object('when a fact can be seen', {
  from: Type.Optional(date),
  state: oneWord(publicStates),
});
const eligibilityStates = [
  'unset',
  'open',
  'eligible',
  'not-eligible',
] as const satisfies readonly EligibilityReading['state'][];
const answer = Type.Unsafe<string | boolean>({
  type: ['string', 'boolean'],
  description: 'true, false or the id of an answer',
});
const expectation = object('what the case expects', {
  notApplying: Type.Optional(ids),
  marks: Type.Optional(named(id, expectedMark, 'expectations by mark id')),
  eligibility: Type.Optional(oneWord(eligibilityStates)),
  questions: Type.Optional(list(word, 'a list of question ids')),
  clocks: Type.Optional(named(id, expectedReading, 'readings by clock id')),
  publication: Type.Optional(named(id, expectedPublication, 'readings by the name of the fact')),
});
const situation = {
  site,
  answers: Type.Optional(named(id, answer, 'answers by question id')),
  ratings: Type.Optional(named(id, word, 'ratings by criterion id')),
  everyOther: Type.Optional(word),
  anchors: Type.Optional(named(id, date, 'days by the name of the event')),
};
const oneCase = object('a case', {
  name: word,
  ...situation,
  today: Type.Optional(date),
  expect: expectation,
});

/** JSON Schema of a file of cases. */
export const casesShape = object('a file of cases', { cases: list(oneCase, 'a list of cases') });

/** What a case says of a site and its ratings, by itself. */
export const situationShape = object('facts about a site and its ratings', situation);
