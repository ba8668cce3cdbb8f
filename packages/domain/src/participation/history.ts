/**
 * The history of a site before this register existed: facts that a source tells, each with that source and without any
 * rating. Where a source names the day of the letter or of the award, the cycle continues here from that day.
 */
import { limits } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import type { CommandRegister, CommandsOf, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import { closed, Country, Day, LongText, Name, SchemeWord, ShortText, SiteId } from '../shapes.ts';

/** How far a source knows a site, in the order of a participation. */
const steps = ['committed', 'self-assessed', 'under-assessment', 'awarded', 'suspended', 'withdrawn'] as const;
export type ImportedStep = (typeof steps)[number];

export const ImportedFact = Type.Object(
  {
    step: Type.Unsafe<ImportedStep>(Type.Enum([...steps])),
    /** the day on which the source says it; the day it happened may be earlier and unknown */
    knownOn: Day,
    /** the day on which it happened, where the source names it */
    happenedOn: Type.Optional(Day),
    /** conditions of an award, each on a line of its own, in the words of the source */
    conditions: Type.Optional(LongText),
    source: Type.Object(
      {
        title: ShortText,
        url: Type.Optional(Type.String({ maxLength: 500, pattern: '^https?://' })),
        /** the row of a table, as its readers count */
        row: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.sheetRowNumber })),
      },
      closed,
    ),
  },
  closed,
);

const told = {
  site: SiteId,
  scheme: SchemeWord,
  /** the version of the scheme that the source names */
  version: Type.Optional(SchemeWord),
  /** the marks that were awarded; where none is named, those that the scheme has for such a site */
  marks: Type.Optional(Type.Array(SchemeWord, { maxItems: 20, uniqueItems: true })),
  /** the last day of validity that the source names */
  validUntil: Type.Optional(Day),
  /** that of single marks, where the source names one for each; it goes before `validUntil` */
  ends: Type.Optional(Type.Array(Type.Object({ mark: SchemeWord, validUntil: Day }, closed), { maxItems: 20 })),
};

/** The conditions of an award, one by one. */
export function eachCondition(conditions: string): readonly string[] {
  return conditions
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export const ImportHistory = Type.Object(
  { ...told, facts: Type.Array(ImportedFact, { minItems: 1, maxItems: limits.importedFacts }) },
  closed,
);

export const historyCommands = {
  'history.import': {
    stream: 'cycle',
    begins: true,
    duties: ['secretariat'],
    body: ImportHistory,
    purpose:
      'Put facts of an earlier participation on record, each with its source, without any rating; from the days that are known the cycle continues here.',
  },
} as const satisfies CommandRegister;

const Award = Type.Object(
  {
    awardedOn: Day,
    marks: Type.Array(Type.Object({ mark: SchemeWord, validUntil: Type.Union([Day, Type.Null()]) }, closed)),
    suspendedOn: Type.Optional(Day),
    withdrawnOn: Type.Optional(Day),
  },
  closed,
);

export const HistoryImported = Type.Object(
  {
    ...told,
    facts: Type.Array(ImportedFact),
    /** from where the cycle continues; absent where no day is known to continue from */
    continues: Type.Optional(
      Type.Object(
        {
          schemeVersion: SchemeWord,
          schemeHash: Type.String(),
          siteType: SchemeWord,
          metals: Type.Array(SchemeWord),
          country: Country,
          fictional: Type.Boolean(),
          activities: Type.Optional(Type.Array(Name)),
          signedOn: Type.Optional(Day),
          award: Type.Optional(Award),
          /** clocks whose day the source names, or of which nothing can be known here: null */
          clocks: Type.Array(Type.Object({ clock: SchemeWord, day: Type.Union([Day, Type.Null()]) }, closed)),
          /** clocks that had run out before: nothing follows from them here */
          passed: Type.Array(SchemeWord),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const historyEvents = {
  'history.imported': {
    stream: 'cycle',
    payload: HistoryImported,
    meaning:
      'Facts of an earlier participation are on record with their source; the cycle continues from the days known.',
    public: true,
  },
} as const satisfies EventRegister;

export const historyRefusals = {
  'history.not-imported': {
    status: 409,
    sentence: 'This site has a cycle of its own in this register; history is imported only where there is none.',
  },
  'history.future': {
    status: 422,
    sentence: 'A fact cannot be known from a source of a future day. Today is {today}.',
  },
  'history.known-before': {
    status: 422,
    sentence: 'The source is of {knownOn} and cannot tell what happened later. Correct one of the two days.',
  },
  'history.award-before-letter': {
    status: 422,
    sentence: 'The award lies before the letter of commitment of {signedOn}. Correct one of the two days.',
  },
  'history.ends-before-award': {
    status: 422,
    sentence: 'The award is of {awardedOn}, so it cannot have ended before. Correct one of the two days.',
  },
  'history.no-award-day': {
    status: 422,
    sentence: 'What is said of an award needs the day on which it was made. Give that day, or leave the rest out.',
  },
  'history.mark-not-held': {
    status: 422,
    sentence:
      'An end is given for “{mark}”, which is not among the marks that were awarded. Name it there, or leave its end out.',
  },
  'history.mark-twice': {
    status: 422,
    sentence: 'Two ends are given for “{mark}”. Keep one of the two.',
  },
  'history.no-standing-day': {
    status: 422,
    sentence: 'Say since when the award is suspended or withdrawn.',
  },
  'history.unknown-version': {
    status: 422,
    sentence: 'No version “{version}” of this scheme is published here. Choose a published one, or publish it first.',
  },
  'history.no-version': {
    status: 422,
    sentence: 'No version of this scheme was in force on {day}. Say which version the source names.',
  },
} as const satisfies RefusalRegister;

export type HistoryCommand = CommandsOf<typeof historyCommands>;
export type HistoryEvent = EventsOf<typeof historyEvents>;

export type HistoryContinued = NonNullable<Static<typeof HistoryImported>['continues']>;
