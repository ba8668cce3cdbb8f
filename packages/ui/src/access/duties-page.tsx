/** For the operator: who holds the duties of the scheme's own staff, giving one more, and taking one back. */
import type { VNode } from 'preact';
import type { Duty } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
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
  readonly staff: readonly HeldDuty[];
}

interface HeldDuty {
  readonly name: string;
  readonly email: string;
  readonly duty: Duty;
  /** of the form that takes it back; absent where the reader may not */
  readonly revokeId?: string;
}

const duties = ['secretariat', 'officer', 'operator'] as const;

export function DutiesPage({ commandId, form, frame, staff }: DutiesPageProps): VNode {
  const { t } = frame;
  const given = formOf(form, 'grant');
  return (
    <Page frame={frame} title={t('access.duties')} visibility="private" width="wide" wrong={form.errors.length > 0}>
      <ErrorSummary form={form} />
      <h1>{t('access.duties')}</h1>
      <p class="lead">{t('access.duties-lead')}</p>
      <Table
        caption={t('access.staff')}
        columns={[
          { label: t('access.duty') },
          { label: t('component.person') },
          { label: t('access.email'), long: true },
          { label: t('component.person-change') },
        ]}
        rows={staff.map((held) => [
          t(`duty.${held.duty}`),
          held.name,
          <a href={`mailto:${held.email}`}>{held.email}</a>,
          held.revokeId === undefined ? '–' : <TakeBack {...{ frame, held }} commandId={held.revokeId} />,
        ])}
      />
      <p>{t('access.stays')}</p>
      <h2>{t('access.give')}</h2>
      <Form {...{ frame, commandId }} action="/duties" hidden={{ act: 'grant' }}>
        <TextField
          form={given}
          name="email"
          kind="email"
          label={t('access.duty-email')}
          hint={t('access.duty-email-hint')}
          width={30}
        />
        <RadioGroup
          form={given}
          name="duty"
          label={t('access.duty')}
          choices={duties.map((value) => ({ value, label: t(`duty.${value}`), hint: t(`access.does.${value}`) }))}
        />
        <SubmitButton label={t('access.give')} />
      </Form>
    </Page>
  );
}

function TakeBack({
  commandId,
  frame,
  held: { duty, email, name },
}: {
  readonly commandId: string;
  readonly frame: PageFrame;
  readonly held: HeldDuty;
}): VNode {
  const { t } = frame;
  return (
    <Form {...{ frame, commandId }} action="/duties" hidden={{ act: 'revoke', email, duty }}>
      <SubmitButton
        kind="secondary"
        label={t('access.take-back')}
        about={t('access.take-back-of', { name, duty: t(`duty.${duty}`) })}
      />
    </Form>
  );
}
