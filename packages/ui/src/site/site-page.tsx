/** A site as its people and the scheme's staff know it: what is on file, who is responsible, and what can be done next. */
import type { VNode } from 'preact';
import type { SiteOnFile, Term } from '@touchstone/domain';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { siteFactRows } from './site-fact-rows.tsx';

export interface SitePageProps {
  readonly frame: PageFrame;
  readonly site: SiteOnFile & { readonly id: string; readonly fictional: boolean };
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
  readonly people: readonly SitePerson[];
  /** absent for readers who change nothing here */
  readonly change?: SiteChange;
  /** where the site's cycle is, or its letter can be signed, or its past be imported */
  readonly ways: { readonly cycle?: string; readonly letter: boolean; readonly history: boolean };
}

export interface SitePerson {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly isReader: boolean;
}

export interface SiteChange {
  readonly form: FormState;
  readonly inviteId: string;
  /** by account */
  readonly dismissIds: Readonly<Record<string, string>>;
}

export function SitePage(props: SitePageProps): VNode {
  const { frame, site, siteTypes, metals, activities, change, ways } = props;
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
      <People {...props} />
    </Page>
  );
}

function People({ frame, site, people, change }: SitePageProps): VNode {
  const { t } = frame;
  const action = `/sites/${site.id}/people`;
  const mayDismiss = change !== undefined && people.length > 1;
  return (
    <section>
      <h2 id="people">{t('site.people')}</h2>
      <p>{t('site.people-hint')}</p>
      {people.length === 0 ? (
        <EmptyState title={t('site.nobody')}>
          <p>{t('site.nobody-hint')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('site.people')}
          captionUnseen
          columns={[
            { label: t('site.person') },
            { label: t('site.person-email') },
            ...(mayDismiss ? [{ label: t('site.person-change') }] : []),
          ]}
          rows={people.map(({ account, email, isReader, name }) => [
            isReader ? t('site.person-you', { name }) : name,
            <a href={`mailto:${email}`}>{email}</a>,
            ...(mayDismiss
              ? [
                  <Form {...{ frame, action }} {...commandIdOf(change, account)} hidden={{ act: 'dismiss', account }}>
                    <SubmitButton kind="secondary" label={t('site.dismiss', { name })} />
                  </Form>,
                ]
              : []),
          ])}
        />
      )}
      {change !== undefined && (
        <Form {...{ frame, action }} commandId={change.inviteId} hidden={{ act: 'invite' }}>
          <TextField
            form={formOf(change.form, 'invite')}
            name="email"
            kind="email"
            label={t('site.invite-email')}
            hint={t('site.invite-hint')}
          />
          <SubmitButton kind="secondary" label={t('site.invite')} />
        </Form>
      )}
    </section>
  );
}

function commandIdOf({ dismissIds }: SiteChange, account: string): { readonly commandId?: string } {
  const commandId = dismissIds[account];
  return commandId === undefined ? {} : { commandId };
}
