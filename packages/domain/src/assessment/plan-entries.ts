/**
 * What an assurance plan lists one by one: what the media scan found, with what the team will do about it, and the
 * stakeholders that it will consult. Organisations and roles are named, no person.
 */
import { limits, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { asksStep } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { closed, Day, LongText, SchemeWord, ShortText } from '../shapes.ts';

const MediaItem = Type.Object(
  {
    publishedOn: Day,
    /** title or address of what was read */
    source: ShortText,
    summary: LongText,
    criteria: Type.Array(SchemeWord, { maxItems: limits.criteriaPerMediaItem, uniqueItems: true }),
    /** what the team will do about it */
    followUp: LongText,
  },
  closed,
);
export type MediaItem = Static<typeof MediaItem>;

const Stakeholder = Type.Object(
  {
    group: ShortText,
    /** an organisation or a role */
    name: ShortText,
    /** how they are consulted */
    method: ShortText,
    language: Type.Optional(ShortText),
    /** one of the days of the visit; absent where they are not met on one */
    consultedOn: Type.Optional(Day),
  },
  closed,
);
export type Stakeholder = Static<typeof Stakeholder>;

/** Optional, because plans of before tell of both in words alone. */
export const planEntries = {
  mediaItems: Type.Optional(Type.Array(MediaItem, { maxItems: limits.mediaItems })),
  /** the scan was made and found nothing */
  nothingFound: Type.Optional(Type.Boolean()),
  stakeholderList: Type.Optional(Type.Array(Stakeholder, { maxItems: limits.stakeholders })),
} as const;

interface Entries {
  readonly visitFrom: string;
  readonly visitUntil: string;
  readonly mediaItems?: readonly MediaItem[];
  readonly nothingFound?: boolean;
  readonly stakeholderList?: readonly Stakeholder[];
}

interface EntryFacts {
  readonly scheme: Scheme;
  readonly today: PlainDate;
  /** ids of the criteria that apply */
  readonly criteria: readonly string[];
}

/** What is wrong with the entries, in the order in which they are written. The days of the visit are checked already. */
export function problemsOfEntries(plan: Entries, facts: EntryFacts): readonly Refusal[] {
  const { mediaItems = [], nothingFound = false, stakeholderList = [] } = plan;
  const scanOpen = asksStep(facts.scheme, 'media-scan') && !nothingFound && mediaItems.length === 0;
  const nobody = asksStep(facts.scheme, 'stakeholders') && stakeholderList.length === 0;
  return [
    ...(nothingFound && mediaItems.length > 0
      ? [{ code: 'assurance-plan.scan-contradicted', at: 'nothingFound' }]
      : []),
    ...(scanOpen ? [{ code: 'assurance-plan.scan-open', at: 'nothingFound' }] : []),
    ...mediaItems.flatMap((item, index) => problemsOfMediaItem(item, facts, `mediaItems/${String(index)}`)),
    ...(nobody ? [{ code: 'assurance-plan.nobody-consulted', at: 'stakeholderList' }] : []),
    ...stakeholderList.flatMap((one, index) => problemsOfStakeholder(one, plan, `stakeholderList/${String(index)}`)),
  ];
}

function problemsOfMediaItem(
  { criteria: concerned, publishedOn }: MediaItem,
  { criteria, today }: EntryFacts,
  at: string,
): readonly Refusal[] {
  const impossible = checkDay(publishedOn, `${at}/publishedOn`);
  const unknown = concerned.find((criterion) => !criteria.includes(criterion));
  return [
    ...(impossible === undefined ? [] : [impossible.error]),
    ...(impossible === undefined && publishedOn > today
      ? [{ code: 'assurance-plan.future-item', facts: { today }, at: `${at}/publishedOn` }]
      : []),
    ...(unknown === undefined
      ? []
      : [{ code: 'rating.unknown-criterion', facts: { criterion: unknown }, at: `${at}/criteria` }]),
  ];
}

function problemsOfStakeholder(
  { consultedOn: day }: Stakeholder,
  { visitFrom, visitUntil }: Entries,
  at: string,
): readonly Refusal[] {
  if (day === undefined) return [];
  const impossible = checkDay(day, `${at}/consultedOn`);
  if (impossible !== undefined) return [impossible.error];
  if (day >= visitFrom && day <= visitUntil) return [];
  return [{ code: 'assurance-plan.day-outside', facts: { visitFrom, visitUntil }, at: `${at}/consultedOn` }];
}
