/**
 * The ratings of single requirements below a criterion, where the scheme has each of them rated: on the scale of the
 * criterion and with what its levels ask for. They stand beside the criterion's own level, which alone marks and findings
 * go by. They are saved with the criterion, as many as there are, and are all there when it is handed in.
 */
import { limits, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { applicableRequirements, ratingSaid, type Rating } from '../scheme/index.ts';
import type { Criterion, Requirement, Scheme } from '../scheme/scheme.ts';
import type { RefusalRegister } from '../envelope.ts';
import { closed, EvidenceIds, OptionalLongText, SchemeWord } from '../shapes.ts';
import { checkLevel, type RatingFacts } from './check-level.ts';

/** `level`: of the criterion's scale, or `not-applicable`, where the rationale is the reason. */
const RequirementRating = Type.Object(
  { level: SchemeWord, rationale: OptionalLongText, evidence: EvidenceIds },
  closed,
);
/** By requirement id; those that are missing have no rating yet. */
export const RequirementRatings = Type.Record(Type.String(), RequirementRating, {
  maxProperties: limits.criteriaPerScheme,
});
export type RequirementRatings = Static<typeof RequirementRatings>;

export const requirementRefusals = {
  'rating.requirements-unrated': {
    status: 422,
    sentence: 'The scheme does not have the requirements of criterion {number} rated one by one. Leave them out.',
  },
  'rating.unknown-requirement': {
    status: 422,
    sentence:
      'Criterion {number} has no requirement “{requirement}” that applies to this site. Choose one from its page.',
  },
  'rating.reason-missing': { status: 422, sentence: 'Say why requirement {number} does not apply to this site.' },
  'rating.requirements-incomplete': {
    status: 409,
    sentence:
      '{missing, plural, one {One requirement of criterion {number} has} other {# requirements of criterion {number} have}} no level yet; the first is {first}. Rate each, then submit.',
  },
} as const satisfies RefusalRegister;

/** Those of the criterion that apply and that the scheme has rated one by one; none where it has the criterion alone rated. */
export function requirementsToRate(
  { scheme, site }: Pick<RatingFacts, 'scheme' | 'site'>,
  criterion: Criterion,
): readonly Requirement[] {
  return hasRequirementsRated(scheme) ? applicableRequirements(scheme, criterion, site) : [];
}

export function hasRequirementsRated({ assessment }: Scheme): boolean {
  return assessment?.requirements === 'rated';
}

/** Undefined where each of them may stand, however many are missing. */
export function checkRequirements(
  ratings: RequirementRatings,
  criterion: Criterion,
  facts: RatingFacts,
): Err<Refusal> | undefined {
  const asked = requirementsToRate(facts, criterion);
  for (const [id, rating] of Object.entries(ratings)) {
    const at = `requirements/${id}`;
    if (!hasRequirementsRated(facts.scheme))
      return refuse('rating.requirements-unrated', { number: criterion.number }, at);
    const requirement = asked.find((one) => one.id === id);
    if (requirement === undefined)
      return refuse('rating.unknown-requirement', { number: criterion.number, requirement: id }, at);
    const refused = checkRequirement(rating, requirement, criterion, facts);
    if (refused !== undefined)
      return { ...refused, error: { ...refused.error, at: `${at}/${refused.error.at ?? ''}` } };
  }
  return undefined;
}

function checkRequirement(
  rating: Static<typeof RequirementRating>,
  { number }: Requirement,
  criterion: Criterion,
  facts: RatingFacts,
): Err<Refusal> | undefined {
  if (!('notApplicable' in ratingSaid(rating.level)))
    return checkLevel(rating, criterion, { of: 'requirement', number }, facts);
  if (criterion.notApplicable === 'never')
    return refuse('rating.always-applies', { of: 'requirement', number }, 'level');
  if (rating.rationale.trim() === '') return refuse('rating.reason-missing', { number }, 'rationale');
  const foreign = rating.evidence.some((id) => !facts.evidenceHeld.includes(id));
  return foreign ? refuse('evidence.unknown', undefined, 'evidence') : undefined;
}

const none: readonly Requirement[] = [];

/** What the site is asked below the criterion and has not rated. Asked of every criterion after every command of a cycle. */
export function missingRequirements(
  rated: { readonly rating: Rating; readonly requirements?: readonly string[] },
  criterion: Criterion,
  facts: { readonly scheme: Scheme; readonly site: RatingFacts['site'] },
): readonly Requirement[] {
  if (!hasRequirementsRated(facts.scheme) || 'notApplicable' in rated.rating) return none;
  return requirementsToRate(facts, criterion).filter(({ id }) => rated.requirements?.includes(id) !== true);
}
