/** Facts of an earlier participation with their sources, and the marks that a site holds by them. */
import { plainDate } from '@touchstone/kernel';
import type { HistoryEvent, Recorded } from '@touchstone/domain';
import type { Writer } from '../database.ts';

export async function projectHistory(
  transaction: Writer,
  { stream: cycle, version }: Recorded,
  { payload }: HistoryEvent,
): Promise<void> {
  const { continues, facts, site } = payload;
  const day = (text: string | undefined) => (text === undefined ? null : plainDate(text));
  await transaction
    .insertInto('imported_facts')
    .values(
      facts.map(({ conditions, happenedOn, knownOn, source, step }, index) => ({
        ...{ cycle, site, step, position: version * 100 + index, known_on: plainDate(knownOn) },
        ...{ happened_on: day(happenedOn), conditions: conditions ?? null },
        ...{ source_title: source.title, source_url: source.url ?? null, source_row: source.row ?? null },
      })),
    )
    .execute();
  if (continues?.award === undefined) return;
  const { awardedOn, marks, suspendedOn, withdrawnOn } = continues.award;
  await transaction
    .insertInto('awarded_marks')
    .values(
      marks.map(({ mark, validUntil }) => ({
        ...{ cycle, mark, site, valid_from: plainDate(awardedOn) },
        valid_until: validUntil === null ? null : plainDate(validUntil),
        ...{ suspended_on: day(suspendedOn), ended_on: day(withdrawnOn) },
        ended_how: withdrawnOn === undefined ? null : ('withdrawn' as const),
      })),
    )
    .execute();
}
