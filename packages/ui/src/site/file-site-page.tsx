/** The form that files a site, in the words of all published schemes. */
import type { VNode } from 'preact';
import type { Term } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryChoices } from './countries.ts';

export interface FileSitePageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
}

export function FileSitePage({ frame, form, commandId, siteTypes, metals }: FileSitePageProps): VNode {
  const { t } = frame;
  const title = t('site.file-title');
  const wrong = form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" back={{ href: '/work', label: t('page.nav.work') }}>
      <ErrorSummary
        form={form}
        labels={{
          name: t('site.name'),
          operator: t('site.operator'),
          country: t('site.country'),
          place: t('site.place'),
          siteType: t('site.type'),
          metals: t('site.metals'),
        }}
      />
      <h1>{title}</h1>
      <p class="lead">{t('site.file-lead')}</p>
      <Form frame={frame} action="/sites/new" commandId={commandId}>
        <TextField form={form} name="name" label={t('site.name')} hint={t('site.name-hint')} />
        <TextField
          form={form}
          name="operator"
          label={t('site.operator')}
          hint={t('site.operator-hint')}
          autocomplete="organization"
        />
        <Select form={form} name="country" label={t('site.country')} choices={countryChoices(t.language)} />
        <TextField form={form} name="place" optional label={t('site.place')} hint={t('site.place-hint')} />
        <Select
          form={form}
          name="siteType"
          label={t('site.type')}
          choices={siteTypes.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
        />
        <CheckboxGroup
          form={form}
          name="metals"
          label={t('site.metals')}
          hint={t('site.metals-hint')}
          choices={metals.map(({ id, name }) => ({ value: id, label: <SchemeWords t={t} words={name} /> }))}
        />
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
