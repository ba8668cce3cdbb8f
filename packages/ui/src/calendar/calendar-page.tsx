/** The page on which a person makes the secret address of their calendar, of all their sites or of one, or a new one in its place. */
import type { VNode } from 'preact';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { SubmitButton } from '../components/button.tsx';
import { Form } from '../components/form.tsx';
import { HiddenFields } from '../components/hidden-fields.tsx';
import { Notice } from '../components/notice.tsx';
import { Verbatim } from '../components/verbatim.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface CalendarPageProps {
  readonly frame: PageFrame;
  /** of which alone the address is; undefined for all sites of the person */
  readonly site: { readonly id: string; readonly name: string } | undefined;
  /** there is an address already */
  readonly made: boolean;
  /** that was made just now */
  readonly address?: string;
}

export function CalendarPage({ frame, site, made, address }: CalendarPageProps): VNode {
  const { t } = frame;
  const action = site === undefined ? '/calendar' : `/sites/${site.id}/calendar`;
  const title = site === undefined ? t('calendar.title') : t('calendar.title-site', { site: site.name });
  return (
    <Page frame={frame} title={title} visibility="private">
      {site !== undefined && <Breadcrumbs t={t} pages={[{ href: `/sites/${site.id}`, label: site.name }]} />}
      <h1>{title}</h1>
      <p class="lead">{t(site === undefined ? 'calendar.lead' : 'calendar.lead-site')}</p>
      <p>{t('calendar.holds')}</p>
      {site === undefined ? (
        <p>{t('calendar.one-site')}</p>
      ) : (
        <p>
          <a href="/calendar">{t('calendar.all-sites')}</a>
        </p>
      )}
      {address !== undefined ? (
        <Notice tone="important" title={t('calendar.yours')}>
          <Verbatim label={t('calendar.yours')} text={address} />
        </Notice>
      ) : (
        <p>{t(made ? 'calendar.some' : 'calendar.none')}</p>
      )}
      <p>{t('calendar.secret')}</p>
      <Form {...{ frame, action }}>
        <SubmitButton kind={made ? 'secondary' : 'primary'} label={t(made ? 'calendar.renew' : 'calendar.make')} />
      </Form>
      {made && (
        <Form {...{ frame, action }}>
          <HiddenFields values={{ act: 'stop' }} />
          <SubmitButton kind="secondary" label={t('calendar.stop')} />
        </Form>
      )}
    </Page>
  );
}
