/**
 * Whether a rating is one that the scheme allows: a criterion that applies, a level of its scale, the rationale and the
 * evidence that the level demands, and the same of its requirements where they are rated one by one. The same check serves
 * the site's own answers and the assessor's determinations.
 */
import { refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { closed, EvidenceIds, LongText, OptionalLongText, SchemeWord } from '../shapes.ts';
import type { RefusalRegister } from '../envelope.ts';
import { applicableCriteria, levelOf, type Rating } from '../scheme/index.ts';
import type { Criterion } from '../scheme/scheme.ts';
import { checkLevel, type Named, type RatingFacts } from './check-level.ts';
import {
  checkRequirements,
  missingRequirements,
  requirementRefusals,
  RequirementRatings,
} from './requirement-ratings.ts';

export { levelOf };

export const RateCriterion = Type.Object(
  {
    ...{ criterion: SchemeWord, level: SchemeWord, rationale: OptionalLongText, evidence: EvidenceIds },
    /** absent: those on record stay as they are */
    requirements: Type.Optional(RequirementRatings),
  },
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
    sentence:
      'Choose one of the levels that the scheme names for {of, select, requirement {requirement} other {criterion}} {number}.',
  },
  'rating.rationale-missing': {
    status: 422,
    sentence:
      'Say why {of, select, requirement {requirement} other {criterion}} {number} is at this level; the scheme asks for a rationale.',
  },
  'rating.evidence-missing': {
    status: 422,
    sentence: 'Name at least one piece of evidence; the scheme asks for it at this level.',
  },
  'rating.always-applies': {
    status: 422,
    sentence:
      'The scheme does not allow “not applicable” for {of, select, requirement {requirement} other {criterion}} {number}. Choose a level instead.',
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
  ...requirementRefusals,
} as const satisfies RefusalRegister;

/** What is kept in state of one rated criterion: enough to decide, while the words stand in the journal and its tables. */
export interface Rated {
  readonly rating: Rating;
  /** ids of those below it that are rated by themselves */
  readonly requirements?: readonly string[];
  /** stream version that set it: the base that the next writer must have seen */
  readonly version: number;
}
export type Ratings = Readonly<Record<string, Rated>>;

/** Undefined where the rating may stand. */
export function checkRating(body: Static<typeof RateCriterion>, facts: RatingFacts): Err<Refusal> | undefined {
  const criterion = findCriterion(facts, body.criterion);
  if (criterion === undefined) return refuse('rating.unknown-criterion', { criterion: body.criterion }, 'criterion');
  return (
    checkLevel(body, criterion, named(criterion), facts) ?? checkRequirements(body.requirements ?? {}, criterion, facts)
  );
}

function named({ number }: Criterion): Named {
  return { of: 'criterion', number };
}

/** Every piece of evidence that a rating cites, for the criterion or for what is rated below it, once. */
export function evidenceCited({
  evidence = [],
  requirements = {},
}: {
  readonly evidence?: readonly string[];
  readonly requirements?: RequirementRatings;
}): readonly string[] {
  return [...new Set([...evidence, ...Object.values(requirements).flatMap((one) => one.evidence)])];
}

/** What is kept of a rating in state. `before`: of the same criterion, whose requirements stay where the rating names none. */
export function ratedBy(
  { level, requirements }: Pick<Static<typeof RateCriterion>, 'level' | 'requirements'>,
  before: Rated | undefined,
  version: number,
): Rated {
  // In an order of their own: the journal gives the members of an object back in another than they were sent in.
  const below = requirements === undefined ? before?.requirements : Object.keys(requirements).toSorted();
  return { rating: { level }, version, ...(below === undefined || below.length === 0 ? {} : { requirements: below }) };
}

export function checkExclusion(body: Static<typeof ExcludeCriterion>, facts: RatingFacts): Err<Refusal> | undefined {
  const criterion = findCriterion(facts, body.criterion);
  if (criterion === undefined) return refuse('rating.unknown-criterion', { criterion: body.criterion }, 'criterion');
  if (criterion.notApplicable === 'never') return refuse('rating.always-applies', { ...named(criterion) }, 'reason');
  return undefined;
}

type Asked = Pick<RatingFacts, 'scheme' | 'site'>;

/** Not rated, or not in all of its requirements. */
export function isOpen(criterion: Criterion, ratings: Ratings, facts: Asked): boolean {
  const rated = ratings[criterion.id];
  return rated === undefined || missingRequirements(rated, criterion, facts).length > 0;
}

/** Of the criteria that apply to the site. */
export function openCriteria(ratings: Ratings, facts: Asked): readonly Criterion[] {
  return applicableCriteria(facts.scheme, facts.site).filter((criterion) => isOpen(criterion, ratings, facts));
}

/** Every criterion that applies to the site has a rating, and so has each of its requirements where they are rated. */
export function checkComplete(ratings: Ratings, facts: RatingFacts): Err<Refusal> | undefined {
  const open = openCriteria(ratings, facts);
  const unrated = open.filter(({ id }) => ratings[id] === undefined);
  const [first] = unrated;
  if (first !== undefined) return refuse('rating.incomplete', { missing: unrated.length, first: first.number });
  const [partly] = open;
  const rated = partly === undefined ? undefined : ratings[partly.id];
  if (partly === undefined || rated === undefined) return undefined;
  const missing = missingRequirements(rated, partly, facts);
  const { number } = partly;
  return refuse('rating.requirements-incomplete', { number, missing: missing.length, first: missing[0]?.number ?? '' });
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
