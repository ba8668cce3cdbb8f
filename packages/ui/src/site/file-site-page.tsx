/** The form that files a site, in the words of all published schemes. */
import type { VNode } from 'preact';
import type { Term } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { SiteFields, type OrganisationChoice } from './site-fields.tsx';

export interface FileSitePageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
  readonly organisations: readonly OrganisationChoice[];
}

export function FileSitePage({ frame, form, commandId, ...words }: FileSitePageProps): VNode {
  const { t } = frame;
  const title = t('site.file-title');
  const wrong = form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" back={{ href: '/work', label: t('page.nav.work') }}>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="lead">{t('site.file-lead')}</p>
      <Form frame={frame} action="/sites/new" commandId={commandId}>
        <SiteFields {...{ t, form, ...words }} />
        <CheckboxGroup
          form={form}
          name="fictional"
          optional
          label={t('site.fictional')}
          choices={[{ value: 'true', label: t('site.fictional-choice'), hint: t('site.fictional-hint') }]}
        />
        <SubmitButton label={t('site.file')} />
      </Form>
    </Page>
  );
}
