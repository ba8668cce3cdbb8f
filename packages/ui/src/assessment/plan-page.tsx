/**
 * What goes before the visit: the desk review of the self-assessment, the assurance plan and its answer, the public notice.
 * The team writes, the secretariat answers; the site reads on which days it will be visited.
 */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { asksStep, type Criterion, type Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ShownPlan {
  readonly extent: string;
  readonly visitFrom: PlainDate;
  readonly visitUntil: PlainDate;
  readonly mediaScan: string;
  readonly stakeholders: string;
  readonly sample: readonly { readonly group: string; readonly number: number }[];
  readonly sampling: string;
  readonly change: string | null;
  readonly stage: 'submitted' | 'returned' | 'approved';
  readonly returnedBecause: string | null;
}

export interface PlanPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criteria: readonly Criterion[];
  readonly form: FormState;
  readonly plan?: ShownPlan;
  /** the site and the public know the days of the visit */
  readonly announced: boolean;
  /** absent where this reader is told the days of the visit and nothing else */
  readonly review?: {
    readonly summary: string | null;
    readonly returnAsked: string | null;
    readonly notes: readonly { readonly criterion: string; readonly note: string }[];
  };
  /** what this reader does here, each with an id for its command */
  readonly acts: Readonly<Partial<Record<'note' | 'askReturn' | 'complete' | 'plan' | 'answer' | 'announce', string>>>;
  readonly base: number;
}

type Part<Names extends keyof PlanPageProps = never> = Pick<
  PlanPageProps,
  'frame' | 'cycle' | 'form' | 'base' | 'acts' | Names
>;

export function PlanPage(props: PlanPageProps): VNode {
  const { frame, announced, cycle, form, plan, review } = props;
  const { t } = frame;
  const title = t('plan.title');
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      below={[{ href: `/cycles/${cycle.id}/assessment`, label: t('assessment.title') }]}
      form={form}
      labels={{
        extent: t('plan.extent'),
        mediaScan: t('plan.media-scan'),
        stakeholders: t('plan.stakeholders'),
        sampling: t('plan.sampling'),
        sample: t('plan.sample'),
      }}
      width="wide"
    >
      {review === undefined ? (
        <Notice title={t('plan.visit')}>
          <p>
            {plan === undefined || !announced
              ? t('plan.not-announced')
              : t('plan.days', { from: t.date(plan.visitFrom), until: t.date(plan.visitUntil) })}
          </p>
        </Notice>
      ) : (
        <>
          <Review {...props} review={review} />
          <section>
            <h2>{t('plan.plan')}</h2>
            {plan === undefined ? <p>{t('plan.none')}</p> : <Plan {...props} plan={plan} />}
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
  const [note, askReturn] = [formOf(form, 'note'), formOf(form, 'ask-return')];
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
      {review.returnAsked !== null && (
        <Notice tone="important" title={t('plan.return-asked')}>
          <p class="words">{review.returnAsked}</p>
        </Notice>
      )}
      {review.notes.length > 0 && (
        <Table
          caption={t('plan.notes')}
          columns={[{ label: t('plan.criterion') }, { label: t('plan.note') }]}
          rows={review.notes.map(({ criterion, note }) => [named(criterion), <span class="words">{note}</span>])}
        />
      )}
      {acts.note !== undefined && (
        <Details summary={t('plan.note-add')} open={note.errors.length > 0}>
          <Form {...{ frame, action }} commandId={acts.note} hidden={{ act: 'note' }}>
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
      {acts.askReturn !== undefined && (
        <Details summary={t('plan.ask-return')} open={askReturn.errors.length > 0}>
          <Form {...{ frame, action, base }} commandId={acts.askReturn} hidden={{ act: 'ask-return' }}>
            <TextArea
              form={askReturn}
              name="reason"
              rows={3}
              label={t('plan.reason')}
              hint={t('plan.ask-return-hint')}
            />
            <SubmitButton kind="secondary" label={t('plan.ask-return')} />
          </Form>
        </Details>
      )}
      {acts.complete !== undefined && (
        <Form {...{ frame, action, base }} commandId={acts.complete} hidden={{ act: 'complete' }}>
          <TextArea
            form={formOf(form, 'complete')}
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

function Plan({
  frame,
  acts,
  announced,
  base,
  cycle,
  form,
  plan,
  scheme,
}: Part<'announced' | 'scheme'> & { readonly plan: ShownPlan }): VNode {
  const { t } = frame;
  const action = `/cycles/${cycle.id}/plan`;
  const text = (term: string, value: string | null): readonly SummaryRow[] =>
    value === null || value === '' ? [] : [{ term, value: <span class="words">{value}</span> }];
  return (
    <>
      {plan.returnedBecause !== null && plan.stage === 'returned' && (
        <Notice tone="important" title={t('plan.returned')}>
          <p class="words">{plan.returnedBecause}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          {
            term: t('plan.state'),
            value: (
              <StateMark tone={plan.stage === 'approved' ? 'good' : 'open'}>{t(`plan.stage.${plan.stage}`)}</StateMark>
            ),
          },
          {
            term: t('plan.visit'),
            value: t('plan.days', { from: t.date(plan.visitFrom), until: t.date(plan.visitUntil) }),
          },
          { term: t('plan.notice'), value: t(announced ? 'plan.announced' : 'plan.not-announced') },
          ...text(t('plan.extent'), plan.extent),
          ...text(t('plan.change'), plan.change),
          ...text(t('plan.media-scan'), plan.mediaScan),
          ...text(t('plan.stakeholders'), plan.stakeholders),
          ...(plan.sample.length === 0
            ? []
            : [
                {
                  term: t('plan.sample'),
                  value: t.list(
                    plan.sample.map(({ group, number }) => `${groupName(frame, scheme, group)}: ${t.number(number)}`),
                  ),
                },
              ]),
          ...text(t('plan.sampling'), plan.sampling),
        ]}
      />
      {acts.announce !== undefined && (
        <Form {...{ frame, action, base }} commandId={acts.announce} hidden={{ act: 'announce' }}>
          <p>{t('plan.announce-hint', { site: cycle.siteName })}</p>
          <SubmitButton label={t('plan.announce')} />
        </Form>
      )}
      {acts.answer !== undefined && (
        <>
          <Form {...{ frame, action, base }} commandId={acts.answer} hidden={{ act: 'approve' }}>
            <p>{t('plan.approve-hint')}</p>
            <SubmitButton label={t('plan.approve')} />
          </Form>
          <Form {...{ frame, action, base }} hidden={{ act: 'return' }}>
            <TextArea form={formOf(form, 'return')} name="reason" rows={3} label={t('plan.reason')} />
            <SubmitButton kind="secondary" label={t('plan.return')} />
          </Form>
        </>
      )}
    </>
  );
}

export function groupName({ t }: PageFrame, scheme: Scheme, id: string): string {
  const group = scheme.assessment?.interviews?.find((one) => one.id === id);
  return group === undefined ? id : t.text(group.name);
}

function PlanForm({ frame, acts, base, cycle, form, plan, scheme }: Part<'plan' | 'scheme'>): VNode | null {
  const { t } = frame;
  if (acts.plan === undefined) return null;
  const own = formOf(form, 'plan');
  const groups = scheme.assessment?.interviews ?? [];
  const optional = (step: Parameters<typeof asksStep>[1]): { readonly optional?: boolean } =>
    asksStep(scheme, step) ? {} : { optional: true };
  const initial = (value: string | undefined): { readonly initial?: string } =>
    value === undefined ? {} : { initial: value };
  const fields = (
    <Form {...{ frame, base }} action={`/cycles/${cycle.id}/plan`} commandId={acts.plan} hidden={{ act: 'plan' }}>
      {plan?.stage === 'approved' && (
        <TextArea form={own} name="change" rows={3} label={t('plan.change')} hint={t('plan.change-hint')} />
      )}
      <TextArea
        form={own}
        name="extent"
        rows={4}
        label={t('plan.extent')}
        hint={t('plan.extent-hint')}
        {...initial(plan?.extent)}
      />
      <DateField
        form={own}
        name="visitFrom"
        label={t('plan.visit-from')}
        {...(plan === undefined ? {} : { initial: plan.visitFrom })}
      />
      <DateField
        form={own}
        name="visitUntil"
        label={t('plan.visit-until')}
        {...(plan === undefined ? {} : { initial: plan.visitUntil })}
      />
      <TextArea
        form={own}
        name="mediaScan"
        rows={4}
        label={t('plan.media-scan')}
        hint={t('plan.media-scan-hint')}
        {...optional('media-scan')}
        {...initial(plan?.mediaScan)}
      />
      <TextArea
        form={own}
        name="stakeholders"
        rows={3}
        label={t('plan.stakeholders')}
        hint={t('plan.stakeholders-hint')}
        {...optional('stakeholders')}
        {...initial(plan?.stakeholders)}
      />
      {groups.map(({ atLeast, id, name }) => (
        <TextField
          form={own}
          name={`sample/${id}`}
          kind="whole-number"
          width={4}
          label={t('plan.sample-of', { group: t.text(name) })}
          hint={atLeast === null ? t('plan.no-least') : t('plan.at-least', { number: atLeast })}
          {...(atLeast === null || !asksStep(scheme, 'interview-sample') ? { optional: true } : {})}
          {...initial(plan?.sample.find(({ group }) => group === id)?.number.toString())}
        />
      ))}
      <TextArea
        form={own}
        name="sampling"
        rows={3}
        label={t('plan.sampling')}
        hint={t('plan.sampling-hint')}
        {...optional('interview-sample')}
        {...initial(plan?.sampling)}
      />
      <SubmitButton label={t('plan.submit')} kind={plan === undefined ? 'primary' : 'secondary'} />
    </Form>
  );
  if (plan === undefined || plan.stage === 'returned') return fields;
  return (
    <Details summary={t('plan.change-it')} open={own.errors.length > 0}>
      {fields}
    </Details>
  );
}
