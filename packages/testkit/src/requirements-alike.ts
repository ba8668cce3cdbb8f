/** Everything that is rated below a criterion, each at one level for one reason. */
import {
  requirementsToRate,
  type Criterion,
  type RequirementRatings,
  type Scheme,
  type SiteFacts,
} from '@touchstone/domain';

/** Without the member where the scheme has nothing below the criterion rated. */
export function requirementsAlike(
  scheme: Scheme,
  site: SiteFacts,
  criterion: Criterion,
  rating: RequirementRatings[string],
): { readonly requirements?: RequirementRatings } {
  const asked = requirementsToRate({ scheme, site }, criterion);
  return asked.length === 0 ? {} : { requirements: Object.fromEntries(asked.map(({ id }) => [id, rating])) };
}
