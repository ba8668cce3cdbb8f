/** A rating on record, as pages show it: with the names of who saved it and of what it cites. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import { ratingSaid } from '@touchstone/domain';
import type { DeterminationRow, RatingRow } from '@touchstone/store';
import type { ShownRating } from '@touchstone/ui';

interface EvidenceOfSite {
  readonly id: string;
  readonly title: string;
  readonly valid_until: PlainDate | null;
}

/** `names` by account, `evidence` of the site; what is not among it is not shown. */
export function shownRating(
  row: RatingRow,
  saved: { readonly by: string; readonly at: Instant },
  names: ReadonlyMap<string, string>,
  evidence: readonly EvidenceOfSite[],
): ShownRating {
  return {
    rating: row.level === null ? { notApplicable: true } : { level: row.level },
    rationale: row.rationale,
    evidence: cited(row.evidence, evidence),
    requirements: shownRequirements(row, evidence),
    by: names.get(saved.by) ?? '–',
    at: saved.at,
  };
}

export function shownRequirements(
  { requirements }: Pick<RatingRow, 'requirements'>,
  evidence: readonly EvidenceOfSite[],
): ShownRating['requirements'] {
  return Object.fromEntries(
    Object.entries(requirements).map(([id, { evidence: ids, level, rationale }]) => {
      const shown = { rating: ratingSaid(level), rationale, evidence: cited(ids, evidence) };
      return [id, shown] as const;
    }),
  );
}

function cited(ids: readonly string[], evidence: readonly EvidenceOfSite[]): ShownRating['evidence'] {
  return evidence
    .filter(({ id }) => ids.includes(id))
    .map(({ id, title, valid_until: validUntil }) => ({
      ...{ id, title },
      ...(validUntil === null ? {} : { validUntil }),
    }));
}

export function shownDetermination(
  row: DeterminationRow,
  names: ReadonlyMap<string, string>,
  evidence: Parameters<typeof shownRating>[3],
): ShownRating {
  const { determined_at: at, determined_by: by, observed_at: observedAt } = row;
  return { ...shownRating(row, { by, at }, names, evidence), ...(observedAt === null ? {} : { observedAt }) };
}
