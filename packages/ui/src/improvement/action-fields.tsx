/** What is asked of every action of a plan: what is done, by whom and by when. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { DateField } from '../components/date-field.tsx';
import type { FormState } from '../components/form-state.ts';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ActionFieldsProps {
  readonly t: PageFrame['t'];
  readonly form: FormState;
  /** the field that says what is done: a first plan sends it beside the cause, under another name */
  readonly what: 'what' | 'action';
  /** the action as it is planned now */
  readonly action?: { readonly what: string; readonly owner: string; readonly dueOn: PlainDate } | undefined;
  /** the day that the scheme's clock sets for the finding */
  readonly due?: PlainDate | undefined;
}

export function ActionFields({ t, action, due, form, what }: ActionFieldsProps): VNode {
  return (
    <>
      <TextArea
        form={form}
        name={what}
        label={t('improvement.action')}
        hint={t('improvement.action-hint')}
        initial={action?.what ?? ''}
      />
      <TextField
        form={form}
        name="owner"
        width={30}
        label={t('improvement.owner')}
        hint={t('improvement.owner-hint')}
        initial={action?.owner ?? ''}
      />
      <DateField
        form={form}
        name="dueOn"
        label={t('improvement.planned-for')}
        {...(due === undefined ? {} : { hint: t('improvement.planned-for-hint', { date: t.date(due) }) })}
        {...(action === undefined ? {} : { initial: action.dueOn })}
      />
    </>
  );
}
