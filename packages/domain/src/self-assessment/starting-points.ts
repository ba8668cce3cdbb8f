/**
 * What a site answered in the cycle before, led to the criteria of this cycle's version by the scheme's mapping. It is where
 * the site may start from and no answer by itself: a level goes along only where its scale is the same, and only what asks
 * the same as before may be confirmed as it was.
 */
import { canonicalJson } from '@touchstone/kernel';
import type { RequirementRatings } from '../rating/requirement-ratings.ts';
import { pairsSince, type Rating } from '../scheme/index.ts';
import type { Criterion, Relation, Scale, Scheme, Text } from '../scheme/scheme.ts';

/** An answer of the cycle before, as it was submitted. */
export interface EarlierAnswer {
  readonly criterion: string;
  readonly rating: Rating;
  readonly rationale: string;
  readonly evidence: readonly string[];
  /** of what is rated below the criterion; absent where nothing is */
  readonly requirements?: RequirementRatings;
}

export interface EarlierAnswers {
  readonly cycle: string;
  /** the version that the cycle before was pinned to */
  readonly scheme: Scheme;
  /** over which a mapping may lead from that version to this cycle's; none where they are left out */
  readonly versions?: readonly Scheme[];
  readonly answers: readonly EarlierAnswer[];
}

export interface StartingPoint {
  /** of this cycle's version */
  readonly criterion: string;
  readonly from: EarlierAnswer;
  readonly relation: Relation;
  /** why the scheme says so; absent under the same version */
  readonly reason?: Text;
  /** what goes along of the rating; absent where its level is one of another scale, or “not applicable” is not allowed */
  readonly rating?: Rating;
  /** the criterion asks the same, of this one answer and no other, and the rating goes along */
  readonly confirmable: boolean;
}

/** In the order of the scheme's mapping; empty where this version does not say where the older criteria went. */
export function startingPoints(scheme: Scheme, earlier: EarlierAnswers): readonly StartingPoint[] {
  const pairs = pairsSince(scheme, earlier.scheme, earlier.versions) ?? [];
  const times = new Map<string | undefined, number>();
  for (const { to } of pairs) times.set(to, (times.get(to) ?? 0) + 1);
  return pairs.flatMap(({ from, reason, relation, to }): readonly StartingPoint[] => {
    const criterion = scheme.criteria.find(({ id }) => id === to);
    const was = earlier.scheme.criteria.find(({ id }) => id === from);
    const answer = earlier.answers.find((one) => one.criterion === from);
    if (criterion === undefined || was === undefined || answer === undefined) return [];
    const rating = ratingCarried(answer.rating, [earlier.scheme, was], [scheme, criterion]);
    return [
      {
        ...{ criterion: criterion.id, from: answer, relation },
        ...(reason === undefined ? {} : { reason }),
        ...(rating === undefined ? {} : { rating }),
        confirmable: relation === 'equal' && rating !== undefined && times.get(to) === 1,
      },
    ];
  });
}

/** Criteria that the cycle before asked and that this version asks no longer, by its mapping. */
export function askedNoLonger(
  scheme: Scheme,
  { scheme: before, versions }: Pick<EarlierAnswers, 'scheme' | 'versions'>,
): readonly Criterion[] {
  const pairs = pairsSince(scheme, before, versions) ?? [];
  const withdrawn = new Set(pairs.flatMap(({ from, to }) => (to === undefined ? [from] : [])));
  return before.criteria.filter(({ id }) => withdrawn.has(id));
}

/** Nothing of it was changed: neither the ratings, nor why, nor what they cite. */
export function isSameAnswer(one: Omit<EarlierAnswer, 'criterion'>, other: Omit<EarlierAnswer, 'criterion'>): boolean {
  const below = (requirements: RequirementRatings): RequirementRatings =>
    Object.fromEntries(
      Object.entries(requirements).map(([id, rating]) => [id, { ...rating, evidence: rating.evidence.toSorted() }]),
    );
  const said = ({ evidence, rating, rationale, requirements = {} }: Omit<EarlierAnswer, 'criterion'>): string =>
    canonicalJson([{ ...rating }, rationale, evidence.toSorted(), below(requirements)]);
  return said(one) === said(other);
}

type InScheme = readonly [Scheme, Criterion];

function ratingCarried(rating: Rating, [before, was]: InScheme, [scheme, is]: InScheme): Rating | undefined {
  if ('notApplicable' in rating) return is.notApplicable === 'allowed' ? rating : undefined;
  return scaleInWords(before, was) === scaleInWords(scheme, is) ? rating : undefined;
}

/** Asked for each criterion of each answer; a scale is a value of one scheme that nobody changes. */
const told = new WeakMap<Scale, string>();

/** What makes a level what it is: its words in the language that counts, its place, and what follows from it. */
function scaleInWords({ authoritativeLanguage, scales }: Scheme, { scale: id }: Criterion): string | undefined {
  const scale = scales.find((one) => one.id === id);
  if (scale === undefined) return undefined;
  const before = told.get(scale);
  if (before !== undefined) return before;
  const words = (text: Text | undefined): string => text?.[authoritativeLanguage] ?? '';
  const found = canonicalJson(
    scale.levels.map(({ adverse, finding, id: level, meaning, name, rank }) => ({
      ...{ id: level, rank, adverse, finding, name: words(name), meaning: words(meaning) },
    })),
  );
  told.set(scale, found);
  return found;
}
