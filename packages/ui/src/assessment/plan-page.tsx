/**
 * What goes before the visit: the desk review of the self-assessment, the assurance plan and its answer, the public notice.
 * The team writes, the secretariat answers; the site reads on which days it will be visited.
 */
import type { VNode } from 'preact';
import { SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { formOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { PlanForm } from './plan-form.tsx';
import type { PlanPageProps } from './plan-page-props.ts';
import { PlanShown } from './plan-shown.tsx';
import { daysInWords } from './visit-days.ts';
import { ReturnRequest } from './return-request.tsx';

type Part<Names extends keyof PlanPageProps = never> = Pick<
  PlanPageProps,
  'frame' | 'cycle' | 'form' | 'base' | 'acts' | Names
>;

export function PlanPage(props: PlanPageProps): VNode {
  const { frame, cycle, form, review, shown, visit } = props;
  const { t } = frame;
  const title = t('plan.title');
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      {...{ frame, cycle, title }}
      below={[{ href: `/cycles/${cycle.id}/assessment`, label: t('assessment.title') }]}
      form={form}
      width="wide"
    >
      {review === undefined ? (
        <>
          <Notice title={t('plan.visit')}>
            <p>{visit === undefined ? t('plan.not-announced') : daysInWords(t, visit.visitFrom, visit.visitUntil)}</p>
          </Notice>
          {shown !== undefined && (
            <section>
              <h2>{t('plan.for-site')}</h2>
              <p>{t('plan.for-site-hint')}</p>
              <PlanShown {...props} shown={shown} />
            </section>
          )}
        </>
      ) : (
        <>
          <Review {...props} review={review} />
          <section>
            <h2>{t('plan.plan')}</h2>
            {shown === undefined ? <p>{t('plan.none')}</p> : <PlanShown {...props} shown={shown} />}
            <PlanForm {...props} />
          </section>
        </>
      )}
    </CycleSubpage>
  );
}

function Review({
  frame,
  acts,
  base,
  criteria,
  cycle,
  form,
  review,
}: Part<'criteria'> & { readonly review: NonNullable<PlanPageProps['review']> }): VNode {
  const { t } = frame;
  const action = `/cycles/${cycle.id}/plan`;
  const [note, complete] = [formOf(form, 'note'), formOf(form, 'complete')];
  const named = (id: string): string => {
    const criterion = criteria.find((one) => one.id === id);
    return criterion === undefined ? id : `${criterion.number} ${t.text(criterion.title)}`;
  };
  return (
    <section>
      <h2>{t('plan.review')}</h2>
      {review.summary === null ? (
        <p>{t('plan.review-open')}</p>
      ) : (
        <Notice tone="verified" title={t('plan.review-completed')}>
          <p class="words">{review.summary}</p>
        </Notice>
      )}
      <ReturnRequest {...{ frame, acts, base, cycle, form, review, named }} />
      {review.notes.length > 0 && (
        <Table
          caption={t('plan.notes')}
          columns={[{ label: t('plan.criterion') }, { label: t('plan.note') }]}
          rows={review.notes.map(({ criterion, note }) => [named(criterion), <span class="words">{note}</span>])}
        />
      )}
      {acts.note !== undefined && (
        <Details summary={t('plan.note-add')} open={note.errors.length > 0}>
          <Form {...{ frame, action }} commandId={acts.note} hidden={{ act: 'note' }} draft={note}>
            <Select
              form={note}
              name="criterion"
              label={t('plan.criterion')}
              choices={criteria.map(({ id }) => ({ value: id, label: named(id) }))}
            />
            <TextArea form={note} name="note" rows={3} label={t('plan.note')} />
            <SubmitButton kind="secondary" label={t('plan.note-save')} />
          </Form>
        </Details>
      )}
      {acts.complete !== undefined && (
        <Form {...{ frame, action, base }} commandId={acts.complete} hidden={{ act: 'complete' }} draft={complete}>
          <TextArea
            form={complete}
            name="summary"
            rows={4}
            label={t('plan.review-summary')}
            hint={t('plan.review-hint')}
          />
          <SubmitButton label={t('plan.review-complete')} />
        </Form>
      )}
    </section>
  );
}
