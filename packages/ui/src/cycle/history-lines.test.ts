import { describe, expect, it } from 'vitest';
import { instant } from '@touchstone/kernel';
import { historyLines, type HistoryItem } from './history-lines.ts';

function item(type: HistoryItem['type'], at: string, who = 'Ana'): HistoryItem {
  return { type, at: instant(at), who };
}

describe('the history', () => {
  it('tells a row of ratings by one person on one day in one line, with the moment of the newest', () => {
    const lines = historyLines([
      item('self-assessment.submitted', '2024-03-02T10:00:00Z'),
      item('self-assessment.rated', '2024-03-02T09:00:00Z'),
      item('self-assessment.excluded', '2024-03-02T08:00:00Z'),
      item('self-assessment.rated', '2024-03-02T07:00:00Z'),
    ]);
    expect(lines.map(({ at, count, type }) => [type, count, at])).toEqual([
      ['self-assessment.submitted', 1, '2024-03-02T10:00:00.000Z'],
      ['self-assessment.rated', 3, '2024-03-02T09:00:00.000Z'],
    ]);
  });

  it('keeps people, days and phases apart', () => {
    const lines = historyLines([
      item('assessment.rated', '2024-05-02T10:00:00Z', 'Nora'),
      item('self-assessment.rated', '2024-03-03T07:00:00Z'),
      item('self-assessment.rated', '2024-03-02T07:00:00Z'),
      item('self-assessment.rated', '2024-03-02T06:00:00Z', 'Ben'),
    ]);
    expect(lines.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('tells the interviews of one day in one line', () => {
    const held = [
      item('interview.recorded', '2024-05-02T10:00:00Z'),
      item('interview.recorded', '2024-05-02T09:00:00Z'),
    ];
    expect(historyLines(held).map(({ count, type }) => [type, count])).toEqual([['interview.recorded', 2]]);
  });

  it('never joins what people decided', () => {
    const twice = [item('award.declined', '2024-05-02T10:00:00Z'), item('award.declined', '2024-05-02T09:00:00Z')];
    expect(historyLines(twice)).toHaveLength(2);
  });
});
