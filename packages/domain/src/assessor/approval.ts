/**
 * For what, and until when, a firm or a person stands in the assessor register, and what keeps them from an engagement:
 * a suspension, an approval or a competence that has run out, or a scope that does not reach so far.
 */
import { refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import type { Scheme } from '../scheme/scheme.ts';
import { nameOfTerm } from '../scheme/text.ts';
import { closed, Country, SchemeWord, SpokenLanguage } from '../shapes.ts';

const words = Type.Optional(Type.Array(SchemeWord, { maxItems: 50, uniqueItems: true }));
/** A dimension that is absent or empty is open. */
export const ApprovalScope = Type.Object(
  {
    metals: words,
    siteTypes: words,
    /** ids of schemes, each with its standard */
    schemes: words,
    languages: Type.Optional(Type.Array(SpokenLanguage, { maxItems: 200, uniqueItems: true })),
    countries: Type.Optional(Type.Array(Country, { maxItems: 250, uniqueItems: true })),
  },
  closed,
);
export type ApprovalScope = Static<typeof ApprovalScope>;

/** In the order in which a lack is told. */
export const scopeMembers = ['metals', 'siteTypes', 'schemes', 'languages', 'countries'] as const;

export interface Approval {
  readonly name: string;
  readonly scope: ApprovalScope;
  /** the last day of the approval; absent: it has no end */
  readonly until?: PlainDate;
  readonly suspended: boolean;
  /** by competence, the last day of its newest record; null: it does not run out */
  readonly competences: Readonly<Record<string, PlainDate | null>>;
}

export interface Engagement {
  readonly metals: readonly string[];
  readonly siteType: string;
  readonly country: string;
  readonly scheme: Scheme;
  /** in which the people of the site are spoken with; absent: not said */
  readonly language?: string;
}

export type ScopeNeeded = Readonly<Record<keyof ApprovalScope, readonly string[]>>;

/** What the scope of an approval must reach to for an engagement. */
export function scopeNeeded({ country, language, metals, scheme, siteType }: Engagement): ScopeNeeded {
  return {
    ...{ metals, siteTypes: [siteType], schemes: [scheme.id], countries: [country] },
    languages: language === undefined ? [] : [language],
  };
}

/** What of an entry of the register can fail an engagement; of the scheme's competences one may be missing, too. */
export type LackCode =
  | 'assessor.suspended'
  | 'assessor.expired'
  | 'assessor.competence-expired'
  | 'assessor.competence-missing'
  | 'assessor.out-of-scope';

/** Of the dimensions whose words are the schemes': ids in all published versions. */
export type KnownWords = Readonly<Record<'metals' | 'siteTypes' | 'schemes', readonly string[]>>;

export function knownWords(schemes: readonly Scheme[]): KnownWords {
  return {
    metals: schemes.flatMap(({ metals }) => metals.map(({ id }) => id)),
    siteTypes: schemes.flatMap(({ siteTypes }) => siteTypes.map(({ id }) => id)),
    schemes: schemes.map(({ id }) => id),
  };
}

/** What no scheme knows fits no site, and whoever is approved for nothing else could never be appointed. */
export function checkScope(scope: ApprovalScope, known: KnownWords): Err<Refusal> | undefined {
  for (const dimension of ['metals', 'siteTypes', 'schemes'] as const) {
    const word = scope[dimension]?.find((one) => !known[dimension].includes(one));
    if (word !== undefined) return refuse('assessor.unknown-scope', { dimension, word }, `scope/${dimension}`);
  }
  return undefined;
}

/** Undefined where nothing speaks against it; otherwise the refusal names whose entry it is and why. */
export function checkApproval(
  { competences, name, scope, suspended, until }: Approval,
  engagement: Engagement,
  today: PlainDate,
): Err<Refusal<LackCode>> | undefined {
  if (suspended) return refuse('assessor.suspended', { name });
  if (until !== undefined && until < today) return refuse('assessor.expired', { name, until });
  for (const [competence, last] of Object.entries(competences)) {
    if (last !== null && last < today) {
      const known = nameOfTerm(engagement.scheme.assessors?.competences ?? [], competence);
      return refuse('assessor.competence-expired', { name, competence: known, until: last });
    }
  }
  const wanted = scopeNeeded(engagement);
  const { scheme } = engagement;
  // Languages and countries go by their codes, which every reader's language has names for.
  const terms = { metals: scheme.metals, siteTypes: scheme.siteTypes, schemes: [scheme], languages: [], countries: [] };
  for (const dimension of scopeMembers) {
    const covered = scope[dimension] ?? [];
    const missing = covered.length === 0 ? undefined : wanted[dimension].find((one) => !covered.includes(one));
    if (missing !== undefined)
      return refuse('assessor.out-of-scope', { name, dimension, wanted: nameOfTerm(terms[dimension], missing) });
  }
  return undefined;
}
