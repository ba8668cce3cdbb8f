/** Entering an organisation as a partner of a scheme, and ending that. */
import type { VNode } from 'preact';
import type { Text } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface PartnershipActsProps {
  readonly frame: PageFrame;
  readonly organisation: { readonly id: string };
  readonly form: FormState;
  readonly base: number;
  /** schemes that it does not support yet; empty for whoever may not enter partners */
  readonly joins: readonly { readonly id: string; readonly name: Text }[];
  readonly beginId: string;
  /** schemes that it supports, each with the id of the command that ends it */
  readonly leaves: readonly { readonly id: string; readonly name: Text; readonly commandId: string }[];
}

export function PartnershipActs(props: PartnershipActsProps): VNode {
  const { frame, base, form, leaves, organisation } = props;
  const { t } = frame;
  const action = `/organisations/${organisation.id}/partnership`;
  return (
    <>
      {props.joins.length > 0 && <Begin {...props} />}
      {leaves.map(({ commandId, id, name }) => {
        const own = formOf(form, 'end', id);
        return (
          <Details summary={t('partner.end-of', { scheme: t.text(name) })} open={own.errors.length > 0}>
            <Form {...{ frame, action, commandId, base }} hidden={{ act: 'end', of: id, scheme: id }}>
              <DateField form={own} name="endedOn" label={t('partner.ended-on')} />
              <TextField form={own} name="reason" label={t('partner.end-reason')} hint={t('partner.end-reason-hint')} />
              <SubmitButton kind="warning" label={t('partner.end')} />
            </Form>
          </Details>
        );
      })}
    </>
  );
}

function Begin({ frame, base, beginId, form: all, joins, organisation }: PartnershipActsProps): VNode {
  const { t } = frame;
  const form = formOf(all, 'begin');
  return (
    <Details summary={t('partner.begin')} open={form.errors.length > 0}>
      <Form
        {...{ frame, base }}
        action={`/organisations/${organisation.id}/partnership`}
        commandId={beginId}
        hidden={{ act: 'begin' }}
      >
        <p>{t('partner.begin-hint')}</p>
        <Select
          form={form}
          name="scheme"
          label={t('partner.scheme')}
          choices={joins.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
          {...(joins.length === 1 && joins[0] !== undefined ? { initial: joins[0].id } : {})}
        />
        <DateField form={form} name="begunOn" label={t('partner.begun-on')} />
        <TextArea
          form={form}
          name="statement"
          optional
          rows={3}
          label={t('partner.statement')}
          hint={t('partner.statement-hint')}
        />
        <TextField
          form={form}
          name="source/title"
          optional
          label={t('partner.source-title')}
          hint={t('partner.source-title-hint')}
        />
        <TextField form={form} name="source/url" kind="url" optional label={t('partner.source-url')} />
        <SubmitButton label={t('partner.begin')} />
      </Form>
    </Details>
  );
}
