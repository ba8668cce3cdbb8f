/** The conditions that came with an award, each open, fulfilled or ended with the award; the secretariat puts on record that one is fulfilled. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Text } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownCondition {
  readonly mark: string;
  readonly condition: string;
  readonly text: Text;
  /** the day that its clock sets, where it has one that runs */
  readonly due?: PlainDate;
  readonly fulfilled?: { readonly on: PlainDate; readonly note: string };
  /** its mark has ended, so that nobody asks for it any more */
  readonly ended?: true;
  /** for those who can put it on record */
  readonly commandId?: string;
}

export interface AwardConditionsProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly form: FormState;
  readonly conditions: readonly ShownCondition[];
}

export function AwardConditions(props: AwardConditionsProps): VNode | null {
  const { conditions, facts, form, frame } = props;
  const { t } = frame;
  if (conditions.length === 0) return null;
  return (
    <section>
      <h2>{t('condition.title')}</h2>
      <Table
        caption={t('condition.title')}
        captionUnseen
        columns={[{ label: t('condition.condition') }, { label: t('condition.state') }]}
        rows={conditions.map((condition) => [
          <SchemeWords t={t} words={condition.text} />,
          <State frame={frame} condition={condition} />,
        ])}
      />
      {conditions.map(({ commandId, condition, mark, text }) => {
        if (commandId === undefined) return null;
        const of = `${mark} ${condition}`;
        const own = formOf(form, 'fulfil', of);
        return (
          <Details summary={t('condition.note', { condition: t.text(text) })} open={own.errors.length > 0}>
            <Form
              {...{ frame, commandId }}
              action={`/cycles/${facts.id}/award`}
              hidden={{ act: 'fulfil', of, mark, condition }}
            >
              <TextArea form={own} name="note" rows={3} label={t('condition.note', { condition: t.text(text) })} />
              <SubmitButton kind="secondary" label={t('condition.fulfil')} />
            </Form>
          </Details>
        );
      })}
    </section>
  );
}

function State({ frame: { t }, condition }: { readonly frame: PageFrame; readonly condition: ShownCondition }): VNode {
  const { due, ended, fulfilled } = condition;
  if (fulfilled !== undefined) {
    return (
      <>
        <StateMark tone="good">{t('condition.fulfilled', { date: t.date(fulfilled.on) })}</StateMark>
        <span class="aside words">{fulfilled.note}</span>
      </>
    );
  }
  if (ended === true) return <StateMark tone="stopped">{t('condition.ended')}</StateMark>;
  return (
    <StateMark tone="open">
      {due === undefined ? t('condition.open') : t('condition.open-until', { date: t.date(due) })}
    </StateMark>
  );
}
