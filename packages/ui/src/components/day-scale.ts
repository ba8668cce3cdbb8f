/** Where a day lies between two others, in per cent, with the quarters and years between them. */
import { daysBetween, plainDate, type PlainDate } from '@touchstone/kernel';

export interface DayScale {
  /** per cent from the left, held within the drawing; such as `12.5%` */
  readonly at: (day: PlainDate) => string;
  /** per cent of the width between two days; 0 where the second is not later */
  readonly width: (from: PlainDate, to: PlainDate) => string;
  readonly holds: (day: PlainDate) => boolean;
  /** on which side a word stands at a day, so that it is not cut off at an edge */
  readonly anchor: (day: PlainDate) => 'start' | 'middle' | 'end';
  /** the first days of quarters; those of years with the year's number */
  readonly ticks: readonly { readonly day: PlainDate; readonly label?: string }[];
}

/** `ends` is later than `begins`. */
export function dayScale(begins: PlainDate, ends: PlainDate): DayScale {
  const length = Math.max(1, daysBetween(begins, ends));
  const share = (day: PlainDate): number => Math.min(100, Math.max(0, (100 * daysBetween(begins, day)) / length));
  return {
    at: (day) => percent(share(day)),
    width: (from, to) => percent(Math.max(0, share(to) - share(from))),
    holds: (day) => begins <= day && day <= ends,
    anchor: (day) => (share(day) < 8 ? 'start' : share(day) > 92 ? 'end' : 'middle'),
    ticks: quarters(begins, ends),
  };
}

function percent(value: number): string {
  return `${String(Math.round(value * 100) / 100)}%`;
}

function quarters(begins: PlainDate, ends: PlainDate): DayScale['ticks'] {
  const ticks: { day: PlainDate; label?: string }[] = [];
  const year = (day: PlainDate): number => Number(day.slice(0, 4));
  for (let current = year(begins); current <= year(ends); current += 1) {
    for (const month of ['01', '04', '07', '10']) {
      const day = plainDate(`${String(current)}-${month}-01`);
      if (day < begins || day > ends) continue;
      ticks.push(month === '01' ? { day, label: String(current) } : { day });
    }
  }
  return ticks;
}
