/**
 * Field shapes that several features share, with their limits. A shape says what can be said at all; whether it may be
 * said now is the decider's part.
 */
import { limits, parsePlainDate } from '@touchstone/kernel';
import { Type } from 'typebox';
import { isCountryCode, isLanguageCode } from './iso-codes.ts';

export const patterns = {
  /** whether a text has more than white space is in the pattern, so that an empty rationale is refused by its shape */
  notBlank: '\\S',
  email: '^[^\\s@]+@[^\\s@]+$',
  webAddress: '^https?://',
  day: '^\\d{4}-\\d{2}-\\d{2}$',
  country: '^[A-Z]{2}$',
  language: '^[a-z]{2}$',
} as const;
const { notBlank } = patterns;

export const Name = Type.String({ minLength: 1, maxLength: limits.nameLength, pattern: notBlank });
export const ShortText = Type.String({ minLength: 1, maxLength: limits.shortTextLength, pattern: notBlank });
export const LongText = Type.String({ minLength: 1, maxLength: limits.rationaleLength, pattern: notBlank });
/** may be left empty; the scheme says where it must not */
export const OptionalLongText = Type.String({ maxLength: limits.rationaleLength });
export const Email = Type.String({ minLength: 3, maxLength: 254, pattern: patterns.email });
export const Day = Type.Refine(
  Type.String({ minLength: 1, pattern: patterns.day }),
  (day) => parsePlainDate(day) !== undefined,
  () => 'date.impossible',
);
export const Version = Type.Integer({ minimum: 0 });
/** ISO 3166-1 alpha-2 */
export const Country = Type.Refine(
  Type.String({ minLength: 1, pattern: patterns.country }),
  isCountryCode,
  () => 'input.bad-country',
);
/** ISO 639-1 */
export const SpokenLanguage = Type.Refine(
  Type.String({ minLength: 1, pattern: patterns.language }),
  isLanguageCode,
  () => 'input.bad-language',
);
export const WebAddress = Type.String({ maxLength: 500, pattern: patterns.webAddress });
/** What people choose from a list, such as a word of a scheme: no text that they write has this limit. */
export const choiceLength = 64;
export const SchemeWord = Type.String({ minLength: 1, maxLength: choiceLength });
export const AccountId = Type.String({ minLength: 1, maxLength: choiceLength });
export const EvidenceIds = Type.Array(Type.String({ minLength: 1, maxLength: choiceLength }), {
  maxItems: limits.evidencePerAnswer,
  uniqueItems: true,
});

/** where something stands in public */
export const PublicSource = Type.Object(
  { title: ShortText, url: Type.Optional(WebAddress) },
  { additionalProperties: false },
);

/** Of the patterns here: those of ids and countries, which people choose from a list. */
export const choicePattern = /^\^(?:[a-z]+_|\[A-Z\]\{2\}\$)/;
const uuidPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const SiteId = Type.String({ pattern: `^site_${uuidPattern}$` });
export const CycleId = Type.String({ pattern: `^cycle_${uuidPattern}$` });
export const AssessorId = Type.String({ pattern: `^assessor_${uuidPattern}$` });
export const FirmId = Type.String({ pattern: `^firm_${uuidPattern}$` });
export const OrganisationId = Type.String({ pattern: `^organisation_${uuidPattern}$` });
export const EvidenceId = Type.String({ pattern: `^evidence_${uuidPattern}$` });

/** Closed object: an unknown member is refused, never dropped. */
export const closed = { additionalProperties: false } as const;
