/** Ratings that cost a test nothing: of a plain site of a scheme, at the level that asks for a rationale and no evidence. */
import { applicableCriteria, type Criterion, type Scheme, type SiteFacts } from '@touchstone/domain';
import { defined } from '@touchstone/kernel';
import { requirementsAlike } from '@touchstone/testkit';

function plainSite({ metals, siteTypes }: Scheme): SiteFacts {
  const siteType = defined(siteTypes[0], 'a kind of site').id;
  return { siteType, metals: [defined(metals[0], 'a metal').id], country: 'FR', fictional: true };
}

export function plainCriteria(scheme: Scheme): readonly Criterion[] {
  return applicableCriteria(scheme, plainSite(scheme));
}

/** With everything that is rated below the criterion. */
export function frugalRating(scheme: Scheme, criterion: Criterion, rationale: string): object {
  const rating = { level: frugalLevel(scheme, criterion), rationale, evidence: [] };
  return { criterion: criterion.id, ...rating, ...requirementsAlike(scheme, plainSite(scheme), criterion, rating) };
}

export function frugalLevel({ scales }: Scheme, { scale: id }: Criterion): string {
  const levels = scales.find((scale) => scale.id === id)?.levels ?? [];
  const frugal = levels.find(({ evidence, rationale }) => rationale === 'required' && evidence === 'optional');
  return defined(frugal, 'a level without evidence').id;
}
