/** The form that corrects what is on file of a site. Where somebody else was faster, what stands now is shown above it. */
import type { VNode } from 'preact';
import type { SiteOnFile, Term } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { Breadcrumbs } from '../components/breadcrumbs.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { siteFactRows } from './site-fact-rows.tsx';
import { SiteFields, type OrganisationChoice } from './site-fields.tsx';

export interface ReviseSitePageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly base: number;
  readonly site: SiteOnFile & { readonly id: string; readonly fictional: boolean };
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
  readonly organisations: readonly OrganisationChoice[];
}

export function ReviseSitePage(props: ReviseSitePageProps): VNode {
  const { frame, form, commandId, base, site, siteTypes, metals, activities, organisations } = props;
  const { t } = frame;
  const title = t('site.revise-title', { site: site.name });
  const wrong = form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private">
      <Breadcrumbs
        t={t}
        pages={[
          { href: '/work', label: t('page.nav.work') },
          { href: `/sites/${site.id}`, label: site.name },
        ]}
      />
      <ErrorSummary form={form} />
      <h1>
        {title} {site.fictional && <Fictional t={t} />}
      </h1>
      <p class="lead">{t('site.revise-lead')}</p>
      {wrong && (
        <Notice title={t('site.on-file-now')}>
          <SummaryList rows={siteFactRows(t, site, { siteTypes, metals, activities })} />
        </Notice>
      )}
      <Form frame={frame} action={`/sites/${site.id}/revise`} commandId={commandId} base={base}>
        <SiteFields {...{ t, form, siteTypes, metals, activities, organisations }} onFile={site} />
        <TextField form={form} name="reason" label={t('site.reason')} hint={t('site.reason-hint')} />
        <SubmitButton label={t('site.revise')} />
      </Form>
    </Page>
  );
}
