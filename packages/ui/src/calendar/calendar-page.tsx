/** The page on which a person makes the secret address of their calendar, or a new one in its place. */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { HiddenFields } from '../components/hidden-fields.tsx';
import { Notice } from '../components/notice.tsx';
import { Verbatim } from '../components/verbatim.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface CalendarPageProps {
  readonly frame: PageFrame;
  /** there is an address already */
  readonly made: boolean;
  /** addresses that were made just now: of all deadlines, and of each site */
  readonly addresses?: {
    readonly all: string;
    readonly sites: readonly { readonly name: string; readonly address: string }[];
  };
}

export function CalendarPage({ frame, made, addresses }: CalendarPageProps): VNode {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('calendar.title')} visibility="private">
      <h1>{t('calendar.title')}</h1>
      <p class="lead">{t('calendar.lead')}</p>
      {addresses !== undefined ? (
        <Notice tone="important" title={t('calendar.yours')}>
          <p>{t('calendar.all')}</p>
          <Verbatim label={t('calendar.all')} text={addresses.all} />
          {addresses.sites.map(({ address, name }) => (
            <>
              <p>{t('calendar.of-site', { site: name })}</p>
              <Verbatim label={t('calendar.of-site', { site: name })} text={address} />
            </>
          ))}
        </Notice>
      ) : (
        <p>{t(made ? 'calendar.some' : 'calendar.none')}</p>
      )}
      <p>{t('calendar.secret')}</p>
      <Form frame={frame} action="/calendar">
        <SubmitButton kind={made ? 'secondary' : 'primary'} label={t(made ? 'calendar.renew' : 'calendar.make')} />
      </Form>
      {made && (
        <Form frame={frame} action="/calendar">
          <HiddenFields values={{ act: 'stop' }} />
          <SubmitButton kind="secondary" label={t('calendar.stop')} />
        </Form>
      )}
    </Page>
  );
}
