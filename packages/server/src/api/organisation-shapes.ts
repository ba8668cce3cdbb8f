/** What the API answers to reads of organisations and partners, as shapes like those of `read-shapes.ts`. */
import { Type } from 'typebox';
import { Day, orNull, RegisteredSite } from './read-shapes.ts';

const Partnership = Type.Object({
  scheme: Type.String(),
  begunOn: Day,
  endedOn: orNull(Day),
  /** in its own words */
  statement: orNull(Type.String()),
  source: Type.Optional(Type.Object({ title: Type.String(), url: Type.Optional(Type.String()) })),
});
const Organisation = Type.Object({
  organisation: Type.String(),
  name: Type.String(),
  country: Type.String(),
  kind: Type.String(),
  website: orNull(Type.String()),
  fictional: Type.Boolean(),
});

export const PartnersAnswer = Type.Object({
  /** a partner supports a scheme in public; it is not assessed and holds no mark by it */
  partners: Type.Array(Type.Object({ ...Organisation.properties, ...Partnership.properties })),
});
export const OrganisationsAnswer = Type.Object({ organisations: Type.Array(Organisation) });
export const OrganisationAnswer = Type.Object({
  ...Organisation.properties,
  partnerships: Type.Array(Partnership),
  /** those in the register, a page of them; `/register?organisation=` has all */
  sites: Type.Array(RegisteredSite),
  /** for its keepers and the secretariat: whom the scheme writes to */
  contact: Type.Optional(orNull(Type.Object({ name: Type.String(), email: Type.String() }))),
  /** for its keepers and the secretariat: who keeps it */
  keepers: Type.Optional(
    Type.Array(Type.Object({ account: Type.String(), name: Type.String(), email: Type.String() })),
  ),
});
