/** A site as its people and the scheme's staff know it: what is on file, who is responsible, and what can be done next. */
import type { VNode } from 'preact';
import type { SiteOnFile, Term } from '@touchstone/domain';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import { People, type ChangeOfPeople, type Person } from '../components/people.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { siteFactRows } from './site-fact-rows.tsx';

export interface SitePageProps {
  readonly frame: PageFrame;
  readonly site: SiteOnFile & { readonly id: string; readonly fictional: boolean };
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
  readonly people: readonly Person[];
  /** absent for readers who change nothing here */
  readonly change?: ChangeOfPeople;
  /** where the site's cycle is, or its letter can be signed, or its past be imported */
  readonly ways: { readonly cycle?: string; readonly letter: boolean; readonly history: boolean };
}

export function SitePage(props: SitePageProps): VNode {
  const { frame, site, siteTypes, metals, activities, people, change, ways } = props;
  const { t } = frame;
  const wrong = change !== undefined && change.form.errors.length > 0;
  return (
    <Page {...{ frame, wrong }} title={site.name} visibility="private" width="wide">
      <Breadcrumbs t={t} pages={[{ href: '/work', label: t('page.nav.work') }]} />
      {change !== undefined && <ErrorSummary form={change.form} />}
      <h1>
        {site.name} {site.fictional && <Fictional t={t} />}
      </h1>
      <ButtonRow>
        {ways.cycle !== undefined && <LinkButton href={`/cycles/${ways.cycle}`} label={t('site.to-cycle')} />}
        {ways.letter && <a href={`/sites/${site.id}/application`}>{t('application.apply')}</a>}
        {ways.letter && <LinkButton href={`/sites/${site.id}/commitment`} label={t('work.sign-letter')} />}
        {ways.history && <a href={`/sites/${site.id}/history`}>{t('site.to-history')}</a>}
        <a href={`/sites/${site.id}/evidence`}>{t('site.to-evidence')}</a>
        <a href={`/sites/${site.id}/calendar`}>{t('calendar.link')}</a>
      </ButtonRow>
      <section>
        <h2>{t('site.on-file')}</h2>
        <SummaryList rows={siteFactRows(t, site, { siteTypes, metals, activities })} />
        {change !== undefined && (
          <p>
            <LinkButton kind="secondary" href={`/sites/${site.id}/revise`} label={t('site.revise')} />
          </p>
        )}
      </section>
      <People
        {...{ frame, people }}
        {...(change === undefined ? {} : { change })}
        action={`/sites/${site.id}/people`}
        words={{
          ...{ title: t('site.people'), hint: t('site.people-hint') },
          ...{ nobody: t('site.nobody'), nobodyHint: t('site.nobody-hint') },
          ...{ invite: t('site.invite'), inviteHint: t('site.invite-hint') },
        }}
      />
    </Page>
  );
}
