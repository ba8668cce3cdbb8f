/** A due day in a list: the day, and under it how many days are left or late. */
import type { VNode } from 'preact';
import { daysBetween, type PlainDate } from '@touchstone/kernel';
import type { PageFrame } from '../page/page-frame.ts';
import { StateMark } from './state-mark.tsx';

export interface DueDayProps {
  readonly frame: PageFrame;
  readonly due: PlainDate;
}

export function DueDay({ frame: { t, today }, due }: DueDayProps): VNode {
  const days = daysBetween(today, due);
  return (
    <span class="due-day">
      {t.date(due)}
      <br />
      <StateMark tone={days < 0 ? 'late' : 'open'}>{t.daysLeft(days)}</StateMark>
    </span>
  );
}
