/**
 * What happened in a cycle as people want to read it: one line for one thing, and one line for a row of ratings that the
 * same person made on the same day.
 */
import type { Instant } from '@touchstone/kernel';
import type { CycleEvent } from '@touchstone/domain';

export interface HistoryItem {
  readonly type: CycleEvent['type'];
  readonly at: Instant;
  readonly who: string;
  /** what the line names: a clock, a criterion, an assessor */
  readonly subject?: string;
}

export interface HistoryLine extends HistoryItem {
  /** how many events the line stands for */
  readonly count: number;
}

/** Ratings of one phase are one kind of line, whether with a level or not applicable. */
const ratings: Readonly<Partial<Record<CycleEvent['type'], CycleEvent['type']>>> = {
  'self-assessment.rated': 'self-assessment.rated',
  'self-assessment.excluded': 'self-assessment.rated',
  'assessment.rated': 'assessment.rated',
  'assessment.excluded': 'assessment.rated',
};

/** `items` are newest first, and so are the lines; a line has the moment of its newest event. */
export function historyLines(items: readonly HistoryItem[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const item of items) {
    const rating = ratings[item.type];
    const above = lines.at(-1);
    if (
      rating !== undefined &&
      above?.type === rating &&
      above.who === item.who &&
      dayOf(above.at) === dayOf(item.at)
    ) {
      lines[lines.length - 1] = { ...above, count: above.count + 1 };
    } else {
      lines.push({ ...item, type: rating ?? item.type, count: 1 });
    }
  }
  return lines;
}

function dayOf(at: Instant): string {
  return at.slice(0, 10);
}
