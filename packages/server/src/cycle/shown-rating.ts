/** A rating on record, as pages show it: with the names of who saved it and of what it cites. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { DeterminationRow, RatingRow } from '@touchstone/store';
import type { ShownRating } from '@touchstone/ui';

/** `names` by account, `evidence` of the site; what is not among it is not shown. */
export function shownRating(
  row: RatingRow,
  saved: { readonly by: string; readonly at: Instant },
  names: ReadonlyMap<string, string>,
  evidence: readonly { readonly id: string; readonly title: string; readonly valid_until: PlainDate | null }[],
): ShownRating {
  return {
    rating: row.level === null ? { notApplicable: true } : { level: row.level },
    rationale: row.rationale,
    evidence: evidence
      .filter(({ id }) => row.evidence.includes(id))
      .map(({ id, title, valid_until: validUntil }) => ({
        ...{ id, title },
        ...(validUntil === null ? {} : { validUntil }),
      })),
    by: names.get(saved.by) ?? '–',
    at: saved.at,
  };
}

export function shownDetermination(
  row: DeterminationRow,
  names: ReadonlyMap<string, string>,
  evidence: Parameters<typeof shownRating>[3],
): ShownRating {
  const { determined_at: at, determined_by: by, observed_at: observedAt } = row;
  return { ...shownRating(row, { by, at }, names, evidence), ...(observedAt === null ? {} : { observedAt }) };
}
