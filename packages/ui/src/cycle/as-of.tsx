/** Looking back: the banner of a page that shows a past day, and the form that asks for one. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { formState } from '../components/form-state.ts';
import { Notice } from '../components/notice.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';

export interface AsOfProps {
  readonly t: Translator;
  readonly day: PlainDate;
  /** the same page as it is today */
  readonly today: string;
}

export function AsOf({ t, day, today }: AsOfProps): VNode {
  return (
    <Notice tone="important" title={t('as-of.title', { date: t.date(day) })}>
      <p>
        {t('as-of.text')} <a href={today}>{t('as-of.today')}</a>
      </p>
    </Notice>
  );
}

export function LookBack({
  frame: { t, today },
  action,
}: {
  readonly frame: PageFrame;
  readonly action: string;
}): VNode {
  return (
    <Details summary={t('as-of.choose')}>
      <form class="form" method="get" action={action}>
        <DateField form={formState(t)} name="asOf" label={t('as-of.day')} hint={t('as-of.hint')} initial={today} />
        <SubmitButton kind="secondary" label={t('as-of.show')} />
      </form>
    </Details>
  );
}
