/** The days of a visit, which may be one. */
import type { PlainDate } from '@touchstone/kernel';
import type { Translator } from '../messages/translator.ts';

export function daysInWords(t: Translator, from: PlainDate, until: PlainDate): string {
  return from === until ? t.date(from) : t('plan.days', { from: t.date(from), until: t.date(until) });
}
