/** Kinds of sites for which a scheme has a mark, taken from the scheme's own words, so that a test is bound to no scheme. */
import { advise, type Scheme } from '@touchstone/domain';

export interface KindOfSite {
  readonly siteType: string;
  readonly metals: readonly string[];
}

/** Every type of site with every single metal that has a mark there, in the scheme's order. */
export function fittingSites(scheme: Scheme): readonly KindOfSite[] {
  const kinds = scheme.siteTypes.flatMap(({ id: siteType }) =>
    scheme.metals.map(({ id }) => ({ siteType, metals: [id] })),
  );
  return kinds.filter((kind) => advise(scheme, { site: { ...kind }, ratings: {} }).marks.length > 0);
}
