/** The secretariat approves a person, named by the e-mail address of their account. */
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
import { ScopeFields, type ScopeWords } from './scope-fields.tsx';

export interface ApproveAssessorPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly firms: readonly { readonly id: string; readonly name: string }[];
  readonly words: ScopeWords;
}

export function ApproveAssessorPage({ frame, form, commandId, firms, words }: ApproveAssessorPageProps): VNode {
  const { t } = frame;
  const title = t('assessor.add');
  const wrong = form.errors.length > 0;
  return (
    <Page
      {...{ frame, title, wrong }}
      visibility="private"
      back={{ href: '/assessors', label: t('assessor.register') }}
    >
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="lead">{t('assessor.add-lead')}</p>
      <Form frame={frame} action="/assessors/new" commandId={commandId}>
        <TextField form={form} name="email" kind="email" label={t('assessor.email')} />
        <TextField form={form} name="name" label={t('assessor.name-field')} />
        <Select
          form={form}
          name="firm"
          label={t('assessor.firm')}
          hint={
            firms.length === 0 ? (
              <>
                {t('assessor.no-firm')} <a href="/firms/new">{t('firm.add')}</a>
              </>
            ) : (
              t('assessor.firm-hint')
            )
          }
          choices={firms.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ScopeFields {...{ t, form, words }} />
        <CheckboxGroup
          form={form}
          name="fictional"
          optional
          label={t('assessor.fictional')}
          choices={[{ value: 'true', label: t('assessor.fictional-choice'), hint: t('assessor.fictional-hint') }]}
        />
        <SubmitButton label={t('assessor.approve')} />
      </Form>
    </Page>
  );
}
