/**
 * What happened in a cycle as people want to read it: one line for one thing, and one line for a row of ratings or
 * interviews by the same person on the same day.
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

/** What is told in one line where it comes in a row. Ratings of one phase are of one kind, whether with a level or not applicable. */
const rows: Readonly<Partial<Record<CycleEvent['type'], CycleEvent['type']>>> = {
  'self-assessment.rated': 'self-assessment.rated',
  'self-assessment.excluded': 'self-assessment.rated',
  'assessment.rated': 'assessment.rated',
  'assessment.excluded': 'assessment.rated',
  'interview.recorded': 'interview.recorded',
};

/** `items` are newest first, and so are the lines; a line has the moment of its newest event. */
export function historyLines(items: readonly HistoryItem[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  for (const item of items) {
    const kind = rows[item.type];
    const above = lines.at(-1);
    if (kind !== undefined && above?.type === kind && above.who === item.who && dayOf(above.at) === dayOf(item.at)) {
      lines[lines.length - 1] = { ...above, count: above.count + 1 };
    } else {
      lines.push({ ...item, type: kind ?? item.type, count: 1 });
    }
  }
  return lines;
}

function dayOf(at: Instant): string {
  return at.slice(0, 10);
}
