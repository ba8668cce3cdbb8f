/** The secretariat approves a firm, for what and until when. */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryChoices } from '../site/countries.ts';
import { ScopeFields, type ScopeWords } from './scope-fields.tsx';

export interface ApproveFirmPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly words: ScopeWords;
}

export function ApproveFirmPage({ frame, form, commandId, words }: ApproveFirmPageProps): VNode {
  const { t } = frame;
  const title = t('firm.add');
  const wrong = form.errors.length > 0;
  return (
    <Page
      {...{ frame, title, wrong }}
      visibility="private"
      back={{ href: '/assessors', label: t('assessor.register') }}
    >
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="lead">{t('firm.add-lead')}</p>
      <Form frame={frame} action="/firms/new" commandId={commandId}>
        <TextField form={form} name="name" label={t('firm.name')} autocomplete="organization" />
        <Select form={form} name="country" optional label={t('firm.country')} choices={countryChoices(t.language)} />
        <ScopeFields {...{ t, form, words }} />
        <CheckboxGroup
          form={form}
          name="fictional"
          optional
          label={t('assessor.fictional')}
          choices={[{ value: 'true', label: t('firm.fictional-choice'), hint: t('assessor.fictional-hint') }]}
        />
        <SubmitButton label={t('assessor.approve')} />
      </Form>
    </Page>
  );
}
