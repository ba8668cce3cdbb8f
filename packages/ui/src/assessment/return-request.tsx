/** The request to return the self-assessment: asked by the lead with notes on answers, answered by the secretariat. */
import type { VNode } from 'preact';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { Details } from '../components/details.tsx';
import { formOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { PlanPageProps } from './plan-page-props.ts';

interface ReturnRequestProps extends Pick<PlanPageProps, 'frame' | 'acts' | 'base' | 'cycle' | 'form'> {
  readonly review: NonNullable<PlanPageProps['review']>;
  /** number and title of a criterion */
  readonly named: (criterion: string) => string;
}

export function ReturnRequest(props: ReturnRequestProps): VNode {
  const { frame, named, review } = props;
  const { t } = frame;
  const { returnAsked: asked, returnDeclined: declined } = review;
  return (
    <>
      {asked !== undefined && (
        <Notice tone="important" title={t('plan.return-asked')}>
          <p class="words">{asked.reason}</p>
          {Object.keys(asked.comments).length > 0 && (
            <SummaryList
              rows={Object.entries(asked.comments).map(([criterion, comment]) => ({
                term: named(criterion),
                value: <span class="words">{comment}</span>,
              }))}
            />
          )}
        </Notice>
      )}
      {asked === undefined && declined !== null && (
        <Notice title={t('plan.return-declined')}>
          <p class="words">{declined}</p>
        </Notice>
      )}
      <Answer {...props} />
      <Ask {...props} />
    </>
  );
}

function Answer({ frame, acts, base, cycle, form }: ReturnRequestProps): VNode | null {
  const { t } = frame;
  if (acts.declineReturn === undefined) return null;
  const own = formOf(form, 'decline-return');
  return (
    <>
      <ButtonRow>
        <LinkButton href={`/cycles/${cycle.id}/self-assessment/return`} label={t('plan.return-now')} />
      </ButtonRow>
      <Details summary={t('plan.decline-return')} open={own.errors.length > 0}>
        <Form
          {...{ frame, base }}
          action={`/cycles/${cycle.id}/plan`}
          commandId={acts.declineReturn}
          hidden={{ act: 'decline-return' }}
          draft={own}
        >
          <TextArea form={own} name="reason" rows={3} label={t('plan.reason')} />
          <SubmitButton kind="secondary" label={t('plan.decline-return')} />
        </Form>
      </Details>
    </>
  );
}

function Ask({ frame, acts, base, cycle, form, named, review }: ReturnRequestProps): VNode | null {
  const { t } = frame;
  if (acts.askReturn === undefined) return null;
  const own = formOf(form, 'ask-return');
  return (
    <Details summary={t('plan.ask-return')} open={own.errors.length > 0}>
      <Form
        {...{ frame, base }}
        action={`/cycles/${cycle.id}/plan`}
        commandId={acts.askReturn}
        hidden={{ act: 'ask-return' }}
        draft={own}
      >
        <TextArea form={own} name="reason" rows={3} label={t('plan.reason')} hint={t('plan.ask-return-hint')} />
        {review.notes.length > 0 && (
          <CheckboxGroup
            form={own}
            name="notes"
            optional
            label={t('plan.ask-return-with')}
            hint={t('plan.ask-return-with-hint')}
            initial={review.notes.map(({ criterion }) => criterion)}
            choices={review.notes.map(({ criterion, note }) => ({
              value: criterion,
              label: named(criterion),
              hint: note,
            }))}
          />
        )}
        <SubmitButton kind="secondary" label={t('plan.ask-return')} />
      </Form>
    </Details>
  );
}
