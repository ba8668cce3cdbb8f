/**
 * What an assurance plan lists one by one: what the media scan found, with what the team will do about it, and the
 * stakeholders that it will consult. Organisations and roles are named, no person.
 */
import { limits, refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
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

/** Undefined where the entries may stand. The days of the visit are checked already. */
export function checkEntries(plan: Entries, facts: EntryFacts): Err<Refusal> | undefined {
  const { mediaItems = [], nothingFound = false, stakeholderList = [] } = plan;
  if (nothingFound && mediaItems.length > 0)
    return refuse('assurance-plan.scan-contradicted', undefined, 'nothingFound');
  if (asksStep(facts.scheme, 'media-scan') && !nothingFound && mediaItems.length === 0)
    return refuse('assurance-plan.scan-open', undefined, 'nothingFound');
  if (asksStep(facts.scheme, 'stakeholders') && stakeholderList.length === 0)
    return refuse('assurance-plan.nobody-consulted', undefined, 'stakeholderList');
  return firstRefused(
    [...mediaItems.entries()].map(([index, item]) => checkMediaItem(item, facts, `mediaItems/${String(index)}`)),
    [...stakeholderList.entries()].map(([index, one]) =>
      checkStakeholder(one, plan, `stakeholderList/${String(index)}`),
    ),
  );
}

function firstRefused(...all: readonly (readonly (Err<Refusal> | undefined)[])[]): Err<Refusal> | undefined {
  return all.flat().find((one) => one !== undefined);
}

function checkMediaItem(item: MediaItem, { criteria, today }: EntryFacts, at: string): Err<Refusal> | undefined {
  const { publishedOn } = item;
  const impossible = checkDay(publishedOn, `${at}/publishedOn`);
  if (impossible !== undefined) return impossible;
  if (publishedOn > today) return refuse('assurance-plan.future-item', { today }, `${at}/publishedOn`);
  const unknown = item.criteria.find((criterion) => !criteria.includes(criterion));
  if (unknown === undefined) return undefined;
  return refuse('rating.unknown-criterion', { criterion: unknown }, `${at}/criteria`);
}

function checkStakeholder(
  { consultedOn: day }: Stakeholder,
  { visitFrom, visitUntil }: Entries,
  at: string,
): Err<Refusal> | undefined {
  if (day === undefined) return undefined;
  const impossible = checkDay(day, `${at}/consultedOn`);
  if (impossible !== undefined) return impossible;
  if (day >= visitFrom && day <= visitUntil) return undefined;
  return refuse('assurance-plan.day-outside', { visitFrom, visitUntil }, `${at}/consultedOn`);
}
