/** For the operator: who holds the duties of the scheme's own staff, and giving one more. */
import type { VNode } from 'preact';
import type { Duty } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Table } from '../components/table.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface DutiesPageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  readonly commandId: string;
  readonly staff: readonly { readonly name: string; readonly email: string; readonly duty: Duty }[];
}

const duties = ['secretariat', 'officer', 'operator'] as const;

export function DutiesPage({ commandId, form, frame, staff }: DutiesPageProps): VNode {
  const { t } = frame;
  return (
    <Page frame={frame} title={t('access.duties')} visibility="private" wrong={form.errors.length > 0}>
      <ErrorSummary form={form} />
      <h1>{t('access.duties')}</h1>
      <p class="lead">{t('access.duties-lead')}</p>
      <Table
        caption={t('access.staff')}
        columns={[{ label: t('access.duty') }, { label: t('component.person') }, { label: t('access.email') }]}
        rows={staff.map(({ duty, email, name }) => [t(`duty.${duty}`), name, <a href={`mailto:${email}`}>{email}</a>])}
      />
      <h2>{t('access.give')}</h2>
      <Form {...{ frame, commandId }} action="/duties">
        <TextField
          {...{ form }}
          name="email"
          kind="email"
          label={t('access.duty-email')}
          hint={t('access.duty-email-hint')}
          width={30}
        />
        <RadioGroup
          {...{ form }}
          name="duty"
          label={t('access.duty')}
          choices={duties.map((value) => ({ value, label: t(`duty.${value}`), hint: t(`access.does.${value}`) }))}
        />
        <p>{t('access.stays')}</p>
        <SubmitButton label={t('access.give')} />
      </Form>
    </Page>
  );
}
