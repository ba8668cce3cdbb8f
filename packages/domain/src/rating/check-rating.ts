/**
 * Whether a rating is one that the scheme allows: a criterion that applies, a level of its scale, the rationale and the
 * evidence that the level demands. The same check serves the site's own answers and the assessor's determinations.
 */
import { refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { closed, EvidenceIds, LongText, OptionalLongText, SchemeWord } from '../shapes.ts';
import type { RefusalRegister } from '../envelope.ts';
import { applicableCriteria, levelOf, type Rating, type SiteFacts } from '../scheme/index.ts';
import type { Criterion, Scheme } from '../scheme/scheme.ts';

export { levelOf };

export const RateCriterion = Type.Object(
  { criterion: SchemeWord, level: SchemeWord, rationale: OptionalLongText, evidence: EvidenceIds },
  closed,
);
export const ExcludeCriterion = Type.Object({ criterion: SchemeWord, reason: LongText }, closed);

export const ratingRefusals = {
  'rating.unknown-criterion': {
    status: 422,
    sentence:
      'The scheme has no criterion “{criterion}” that applies to this site. Choose one from the list of criteria.',
  },
  'rating.unknown-level': {
    status: 422,
    sentence: 'Choose one of the levels that the scheme names for criterion {number}.',
  },
  'rating.rationale-missing': {
    status: 422,
    sentence: 'Say why criterion {number} is at this level; the scheme asks for a rationale.',
  },
  'rating.evidence-missing': {
    status: 422,
    sentence: 'Name at least one piece of evidence; the scheme asks for it at this level.',
  },
  'rating.always-applies': {
    status: 422,
    sentence: 'The scheme does not allow “not applicable” for criterion {number}. Choose a level instead.',
  },
  'rating.incomplete': {
    status: 409,
    sentence:
      '{missing, plural, one {One criterion has} other {# criteria have}} no rating yet; the first is {first}. Rate every criterion, then submit.',
  },
  'rating.none': {
    status: 404,
    sentence: 'Criterion “{criterion}” has no rating yet, or it is not yours to read. To rate it, name version 0.',
  },
} as const satisfies RefusalRegister;

/** What is kept in state of one rated criterion: enough to decide, while the words stand in the journal and its tables. */
export interface Rated {
  readonly rating: Rating;
  /** stream version that set it: the base that the next writer must have seen */
  readonly version: number;
}
export type Ratings = Readonly<Record<string, Rated>>;

export interface RatingFacts {
  readonly scheme: Scheme;
  readonly site: SiteFacts;
  /** ids of evidence on record for this site, of those that the command cites */
  readonly evidenceHeld: readonly string[];
}

/** Undefined where the rating may stand. */
export function checkRating(body: Static<typeof RateCriterion>, facts: RatingFacts): Err<Refusal> | undefined {
  const criterion = findCriterion(facts, body.criterion);
  if (criterion === undefined) return refuse('rating.unknown-criterion', { criterion: body.criterion }, 'criterion');
  const { number } = criterion;
  const level = levelOf(facts.scheme, criterion, body.level);
  if (level === undefined) return refuse('rating.unknown-level', { number }, 'level');
  if (level.rationale === 'required' && body.rationale.trim() === '') {
    return refuse('rating.rationale-missing', { number }, 'rationale');
  }
  if (body.evidence.some((id) => !facts.evidenceHeld.includes(id)))
    return refuse('evidence.unknown', undefined, 'evidence');
  if (level.evidence === 'required' && body.evidence.length === 0) {
    return refuse('rating.evidence-missing', { number }, 'evidence');
  }
  return undefined;
}

export function checkExclusion(body: Static<typeof ExcludeCriterion>, facts: RatingFacts): Err<Refusal> | undefined {
  const criterion = findCriterion(facts, body.criterion);
  if (criterion === undefined) return refuse('rating.unknown-criterion', { criterion: body.criterion }, 'criterion');
  if (criterion.notApplicable === 'never')
    return refuse('rating.always-applies', { number: criterion.number }, 'reason');
  return undefined;
}

/** Every criterion that applies to the site has a rating. */
export function checkComplete(ratings: Ratings, facts: RatingFacts): Err<Refusal> | undefined {
  const missing = applicableCriteria(facts.scheme, facts.site).filter(({ id }) => ratings[id] === undefined);
  const [first] = missing;
  if (first === undefined) return undefined;
  return refuse('rating.incomplete', { missing: missing.length, first: first.number });
}

function findCriterion(facts: RatingFacts, id: string): Criterion | undefined {
  return applicableCriteria(facts.scheme, facts.site).find((criterion) => criterion.id === id);
}

/** Asked again and again of the same ratings, which are a value that nobody changes. */
const plain = new WeakMap<Ratings, Readonly<Record<string, Rating>>>();

/** For the interpreter, which asks only for the ratings. */
export function plainRatings(ratings: Ratings): Readonly<Record<string, Rating>> {
  const known = plain.get(ratings);
  if (known !== undefined) return known;
  const found = Object.fromEntries(Object.entries(ratings).map(([id, { rating }]) => [id, rating]));
  plain.set(ratings, found);
  return found;
}
