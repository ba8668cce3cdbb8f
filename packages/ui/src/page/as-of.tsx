/**
 * Looking back: the banner of a page that shows a past day, the form that asks for one, and the links that stay with it.
 * Any page can be looked back on whose route says so in its frame.
 */
import type { VNode } from 'preact';
import { addPeriod } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { formState } from '../components/form-state.ts';
import { HiddenFields } from '../components/hidden-fields.tsx';
import { Notice } from '../components/notice.tsx';
import type { PageFrame } from './page-frame.ts';

interface FrameProps {
  readonly frame: PageFrame;
}

/** Above everything else on the page; nothing where it shows today. */
export function AsOf({ frame }: FrameProps): VNode | null {
  const { asOf = 'today', t } = frame;
  if (asOf === 'today') return null;
  return (
    <Notice tone="important" title={t('as-of.title', { date: t.date(asOf) })}>
      <p>
        {t('as-of.text')}{' '}
        <a data-day="own" href={addressOfToday(frame)}>
          {t('as-of.today')}
        </a>
      </p>
    </Notice>
  );
}

/** Below everything else; nothing on a page that cannot be looked back on. */
export function LookBack({ frame }: FrameProps): VNode | null {
  const { asOf, t, today } = frame;
  if (asOf === undefined) return null;
  const { filter, path } = addressOf(frame);
  return (
    <Details summary={t('as-of.choose')}>
      <form class="form" data-day="own" method="get" action={path}>
        <HiddenFields values={filter} />
        <DateField
          form={formState(t)}
          name="asOf"
          label={t('as-of.day')}
          hint={t('as-of.hint')}
          initial={asOf === 'today' ? addPeriod(today, { days: -1 }) : asOf}
        />
        <SubmitButton kind="secondary" label={t('as-of.show')} />
      </form>
    </Details>
  );
}

/** The same page as it is today. */
export function addressOfToday(frame: PageFrame): string {
  const { filter, path } = addressOf(frame);
  return `${path}?${new URLSearchParams(filter).toString()}`.replace(/\?$/, '');
}

/** The page's own path with what it was filtered by: not the day, and not the place in a list, which another day has not. */
function addressOf({ path: address }: PageFrame): {
  readonly path: string;
  readonly filter: Readonly<Record<string, string>>;
} {
  const [path = '', query = ''] = address.split('?');
  const left = ['asOf', 'after', 'before', 'lang'];
  const filter = [...new URLSearchParams(query)].filter(([name]) => !left.includes(name));
  return { path, filter: Object.fromEntries(filter) };
}
