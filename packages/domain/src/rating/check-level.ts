/** The check that every rating goes through, be it of a criterion or of a requirement below it. */
import { refuse, type Err, type Refusal } from '@touchstone/kernel';
import { levelOf, type SiteFacts } from '../scheme/index.ts';
import type { Criterion, Scheme } from '../scheme/scheme.ts';

export interface RatingFacts {
  readonly scheme: Scheme;
  readonly site: SiteFacts;
  /** ids of evidence on record for this site, of those that the command cites */
  readonly evidenceHeld: readonly string[];
}

export interface RatedAt {
  /** id of a level */
  readonly level: string;
  readonly rationale: string;
  /** ids */
  readonly evidence: readonly string[];
}

/** What is rated, as sentences name it. */
export interface Named {
  readonly of: 'criterion' | 'requirement';
  readonly number: string;
}

/** Undefined where the criterion's scale has the level, and what the level asks for is there. */
export function checkLevel(
  { evidence, level: id, rationale }: RatedAt,
  criterion: Criterion,
  { number, of }: Named,
  { evidenceHeld, scheme }: RatingFacts,
): Err<Refusal> | undefined {
  const level = levelOf(scheme, criterion, id);
  if (level === undefined) return refuse('rating.unknown-level', { of, number }, 'level');
  if (level.rationale === 'required' && rationale.trim() === '')
    return refuse('rating.rationale-missing', { of, number }, 'rationale');
  if (evidence.some((one) => !evidenceHeld.includes(one))) return refuse('evidence.unknown', undefined, 'evidence');
  if (level.evidence === 'required' && evidence.length === 0)
    return refuse('rating.evidence-missing', { of, number }, 'evidence');
  return undefined;
}
